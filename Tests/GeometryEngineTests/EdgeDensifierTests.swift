import SimpleFeatures
import Testing

@testable import GeometryEngine

/// Edges that are straight in longitude and latitude, brought to UTM.
struct EdgeDensifierTests {
    private func ring(_ corners: [(Double, Double)]) -> LineString {
        LineString((corners + corners.prefix(1)).map { Position($0.0, $0.1) })
    }

    private func transformed(_ ring: LineString) throws -> Geometry {
        try CoordinateTransformer(from: .crs84, to: .utm32).transformKeepingEdges(.polygon(Polygon(ring)))
    }

    /// The areas are those of pyproj's `Geod` (GRS80) with each edge in 20,000 parts of longitude and latitude.
    @Test(
        arguments: [
            ([(7.0, 51.5), (7.07, 51.5), (7.07, 51.5002), (7.0, 51.5002)], 108_160.985423),
            ([(7.0, 51.52), (7.07, 51.52), (7.035, 51.5201)], 27_028.541169),
            ([(6.6, 51.4), (7.6, 51.7), (7.1, 51.9)], 1_347_114_311.761),
        ] as [([(Double, Double)], Double)])
    func `the area is that of the edges in the source system`(corners: [(Double, Double)], area: Double) throws {
        let measured = try Measures(crs: .utm32).areaSquareMetres(transformed(ring(corners)))
        #expect(abs(measured - area) < max(1, 1e-6 * area), "\(measured) m²")
    }

    @Test func `short edges and edges of the same projection get no positions`() throws {
        let small = ring([(7.0, 51.5), (7.005, 51.5), (7.005, 51.505), (7.0, 51.505)])
        #expect(try transformed(small).positionCount == small.positions.count)
        let wide = ring([(32_360_000, 5_710_000), (32_390_000, 5_710_000), (32_390_000, 5_730_000)])
        let moved = try CoordinateTransformer(from: .epsg(4647), to: .utm32).transformKeepingEdges(
            .polygon(Polygon(wide)))
        #expect(moved.positionCount == wide.positions.count)
    }

    @Test func `two neighbours get the same positions on their common edge`() throws {
        let south = try transformed(ring([(7.0, 51.5), (7.07, 51.503), (7.03, 51.49)])).positions
        let north = try transformed(ring([(7.07, 51.503), (7.0, 51.5), (7.03, 51.52)])).positions
        let common = Set(south).intersection(north)
        #expect(common.count > 30)
        #expect(Array(south.prefix(common.count)) == north.prefix(common.count).reversed())
    }

    @Test func `a comb of thousands of long edges gets a bounded number of positions`() throws {
        let teeth = (0..<2000).flatMap { number -> [(Double, Double)] in
            let north = 51 + 0.9 * Double(number) / 2000
            return [(5.9, north), (9.2, north + 0.0002)]
        }
        let comb = ring(teeth + [(5.8, 51.95), (5.8, 50.99)])
        let count = try transformed(comb).positionCount
        #expect(count > 2 * comb.positions.count && count <= 17 * comb.positions.count)
    }

    @Test func `points and lines have their own rule`() throws {
        let transformer = try CoordinateTransformer(from: .crs84, to: .utm32)
        let ends = [Position(7.0, 51.5), Position(7.07, 51.5)]
        let points = try transformer.transformKeepingEdges(.multiPoint(ends))
        #expect(points.positionCount == 2)
        let line = try transformer.transformKeepingEdges(.lineString(LineString(ends)))
        #expect(line.positionCount > 30)
        let both = try transformer.transformKeepingEdges(
            .geometryCollection([.multiPoint(ends), .lineString(LineString(ends))]))
        #expect(both.positionCount == points.positionCount + line.positionCount)
    }
}

extension Geometry {
    fileprivate var positions: [Position] {
        var all: [Position] = []
        forEachPosition { all.append($0) }
        return all
    }

    fileprivate var positionCount: Int { positions.count }
}
