import GeometryEngine
import SimpleFeatures
import TestSupport
import Testing

struct MeasuresTests {
    private let ewald = Position(371_676, 5_715_050)

    @Test(arguments: Golden.measures.areas)
    func `the geodesic area is pyproj's`(_ golden: Golden.Area) throws {
        let geometry = try #require(try golden.value)
        let area = try Measures(crs: .epsg(golden.epsg)).areaSquareMetres(geometry)
        #expect(abs(area - golden.geodesicSquareMetres) < golden.geodesicSquareMetres * 1e-8 + 1e-6)
    }

    @Test(arguments: Golden.measures.areas)
    func `the grid area is shapely's`(_ golden: Golden.Area) throws {
        let geometry = try #require(try golden.value)
        let area = try Measures(crs: .epsg(golden.epsg)).gridAreaSquareMetres(geometry)
        #expect(abs(area - golden.gridSquareMetres) < golden.gridSquareMetres * 1e-9)
    }

    @Test(arguments: Golden.measures.bearings)
    func `distance and bearing are pyproj's`(_ golden: Golden.Bearing) throws {
        let measures = try Measures(crs: .utm32)
        let (a, b) = (Position(golden.from), Position(golden.to))
        #expect(abs(try measures.distanceMetres(a, b) - golden.distanceMetres) < 1e-6)
        let bearing = try #require(try measures.straightLine(from: a, to: b).bearingDegrees)
        #expect(abs(bearing - golden.bearingDegrees) < 1e-4)
    }

    @Test func `holes are subtracted and parts are added`() throws {
        let measures = try Measures(crs: .utm32)
        func square(_ x: Double, side: Double) -> LineString {
            let (south, north) = (5_700_000.0, 5_700_000 + side)
            return line((x, south), (x + side, south), (x + side, north), (x, north), (x, south))
        }
        let holed = Polygon(square(370_000, side: 100), holes: [square(370_000, side: 10)])
        let geometry = Geometry.multiPolygon([holed, Polygon(square(371_000, side: 50))])
        #expect(measures.gridAreaSquareMetres(geometry) == 10_000 - 100 + 2_500)
        #expect(abs(try measures.areaSquareMetres(geometry) / 12_400 - 1.0004) < 1e-4)
    }

    @Test func `points and lines have no area`() throws {
        let measures = try Measures(crs: .utm32)
        for geometry in [Geometry.point(ewald), .lineString(LineString([ewald, Position(371_700, 5_715_050)]))] {
            #expect(try measures.areaSquareMetres(geometry) == 0)
            #expect(measures.gridAreaSquareMetres(geometry) == 0)
        }
    }

    @Test func `the bearing to the west is 270 degrees, less the convergence of the grid`() throws {
        let line = try Measures(crs: .utm32).straightLine(from: ewald, to: Position(371_576, 5_715_050))
        #expect((268.0..<269).contains(try #require(line.bearingDegrees)))
    }

    @Test func `the ellipsoid is that of the plane's datum`() throws {
        #expect(try Measures(crs: .utm32).ellipsoid == .grs80)
        #expect(try Measures(crs: .epsg(31466)).ellipsoid.semiMajorAxis == 6_377_397.155)
    }

    @Test func `a polygon has the same area in the plane of another datum`() throws {
        let square = Geometry.square(371_176, 5_714_550, side: 1_000)
        let shifted = try CoordinateTransformer(from: .utm32, to: .epsg(31466)).transform(square)
        let area = try Measures(crs: .utm32).areaSquareMetres(square)
        #expect(abs(try Measures(crs: .epsg(31466)).areaSquareMetres(shifted) / area - 1) < 5e-5)
    }

    @Test(arguments: [CRS.crs84, .etrs89, .epsg(4326), .epsg(4978), .epsg(7837)])
    func `a system that is not projected is refused`(crs: CRS) {
        #expect(throws: GeometryError.self) { try Measures(crs: crs) }
    }

    @Test func `an edge longer than 10,000 km is refused`() throws {
        let measures = try Measures(crs: .utm32)
        #expect(throws: GeometryError.self) { try measures.areaSquareMetres(.square(0, 0, side: 1e12)) }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `the area does not depend on the orientation, start, closing or order of rings`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let measures = try Measures(crs: .utm32)
        let polygon = random.star(around: ewald, radius: random.number(in: 20..<2_000))
        let area = try measures.areaSquareMetres(.polygon(polygon))
        let variants = [
            polygon.mapRings { $0.reversed() },
            polygon.mapRings { Array($0.dropFirst(3)) + $0[1...3] },
            polygon.mapRings { $0.dropLast() },
            Polygon(polygon.exterior, holes: polygon.holes.reversed()),
        ]
        for variant in variants {
            #expect(abs(try measures.areaSquareMetres(.polygon(variant)) / area - 1) < 1e-9)
        }
    }
}

extension Polygon {
    fileprivate func mapRings(_ transform: ([Position]) -> [Position]) -> Polygon {
        Polygon(
            LineString(transform(exterior.positions)), holes: holes.map { LineString(transform($0.positions)) })
    }
}
