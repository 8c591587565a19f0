import GeometryEngine
import SimpleFeatures
import TestSupport
import Testing

struct OverlayTests {
    private let square = Geometry.square(0, 0, side: 10)

    @Test func `an overlap counts once in a union`() throws {
        let union = try #require(try square.union(.square(5, 0, side: 10)))
        #expect(union.kind == .polygon)
        #expect(union.gridArea == 150)
    }

    @Test func `a difference cuts a hole`() throws {
        let rest = try #require(try square.difference(.square(2, 2, side: 4)))
        #expect(rest.gridArea == 84)
        #expect(rest.polygons.first?.holes.count == 1)
    }

    @Test func `a strip cuts a square in two`() throws {
        let rest = try #require(try square.difference(.rectangle(4, -1, width: 2, height: 12)))
        #expect(rest.kind == .multiPolygon)
        #expect(rest.polygons.map { Geometry.polygon($0).gridArea }.sorted() == [40, 40])
    }

    @Test func `the difference with a covering polygon is empty`() throws {
        #expect(try square.difference(.square(-1, -1, side: 12)) == nil)
    }

    @Test(arguments: [(10.0, 0.0), (10, 10), (20, 20)])
    func `areas that only touch have no area in common`(x: Double, y: Double) throws {
        #expect(try square.intersection(.square(x, y, side: 10)) == nil)
    }

    @Test func `an intersection of polygons keeps the area and drops the line`() throws {
        let notched = Geometry.polygon(
            Polygon(line((10, 0), (15, 0), (15, 10), (10, 10), (10, 6), (8, 6), (8, 4), (10, 4), (10, 0))))
        let common = try #require(try square.intersection(notched))
        #expect(common.kind == .polygon)
        #expect(common.gridArea == 4)
    }

    @Test func `a line keeps its kind when it is cut at an area`() throws {
        let cut = try Geometry.lineString(line((-5, 5), (5, 5))).intersection(square)
        #expect(cut.map(Set.init(positionsOf:)) == [Position(0, 5), Position(5, 5)])
        #expect(cut?.kind == .lineString)
    }

    @Test func `a buffer of a point is a polygon of 64 sides`() throws {
        let circle = try #require(try Geometry.point(Position(0, 0)).buffered(by: 10))
        // The area of a regular polygon of 64 sides in a circle of radius 10.
        #expect(abs(circle.gridArea - 313.6548) < 1e-3)
        #expect(circle.polygons.first?.exterior.positions.count == 65)
    }

    @Test func `a negative buffer shrinks a polygon until it is empty`() throws {
        #expect(try square.buffered(by: -2)?.gridArea == 36)
        #expect(try square.buffered(by: -5) == nil)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `a buffer distance that is not finite is refused`(distance: Double) {
        #expect(throws: GeometryError.self) { try square.buffered(by: distance) }
    }

    @Test func `the union of empty geometries is empty`() throws {
        #expect(try Geometry.union(of: []) == nil)
        #expect(try Geometry.union(of: GeometryZoo.empty.map(\.geometry)) == nil)
    }

    @Test(arguments: GeometryZoo.empty)
    func `an empty geometry changes no overlay`(_ specimen: Specimen) throws {
        let empty = specimen.geometry
        #expect(try square.union(empty)?.gridArea == 100)
        #expect(try square.difference(empty)?.gridArea == 100)
        #expect(try square.intersection(empty) == nil)
        #expect(try empty.intersection(square) == nil)
        #expect(try empty.difference(square) == nil)
        #expect(try empty.buffered(by: 1) == nil)
    }

    @Test func `the parts of a collection may overlap`() throws {
        let collection = Geometry.geometryCollection([square, .square(5, 0, side: 10)])
        #expect(try collection.difference(.square(0, 0, side: 1))?.gridArea == 149)
        #expect(try square.difference(collection) == nil)
    }

    @Test func `the error for an open ring names its location`() {
        let open = Geometry.polygon(Polygon(line((0, 0), (10, 0), (10, 10), (0, 10))))
        let error = #expect(throws: GeometryError.self) { try open.union(square) }
        #expect(error?.function == "GEOSWKBReader_read_r")
        #expect(error?.message == "a ring is not closed at (0.0, 10.0)")
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `difference and intersection add up to the whole`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let region = Envelope(minX: 371_000, minY: 5_715_000, maxX: 372_000, maxY: 5_716_000)
        let a = Geometry.polygon(random.star(around: random.position(in: region), radius: 500))
        let b = Geometry.polygon(random.star(around: random.position(in: region), radius: 500))
        let outside = try a.difference(b)?.gridArea ?? 0
        let inside = try a.intersection(b)?.gridArea ?? 0
        #expect(abs(outside + inside - a.gridArea) < a.gridArea * 1e-9)
        let union = try #require(try a.union(b))
        #expect(abs(union.gridArea - (a.gridArea + b.gridArea - inside)) < union.gridArea * 1e-9)
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `splitting an area along a line keeps the sum`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let measures = try Measures(crs: .utm32)
        let center = Position(371_676, 5_715_050)
        let whole = Geometry.polygon(random.star(around: center, radius: 500))
        let tilt = random.number(in: -300..<300)
        let left = Geometry.polygon(
            Polygon(
                line(
                    (center.x - 900, center.y - 900), (center.x - tilt, center.y - 900),
                    (center.x + tilt, center.y + 900), (center.x - 900, center.y + 900),
                    (center.x - 900, center.y - 900))))
        let parts = [try whole.intersection(left), try whole.difference(left)].compactMap(\.self)
        let sum = try parts.reduce(0) { try $0 + measures.areaSquareMetres($1) }
        let area = try measures.areaSquareMetres(whole)
        #expect(abs(sum - area) < area * 1e-9)
    }
}

extension Set<Position> {
    init(positionsOf geometry: Geometry) {
        self = []
        geometry.forEachPosition { insert($0) }
    }
}

extension Geometry {
    /// The shoelace sum over the rings, independent of the code under test.
    var gridArea: Double {
        polygons.reduce(0) { area, polygon in
            polygon.holes.reduce(area + polygon.exterior.shoelace) { $0 - $1.shoelace }
        }
    }
}

extension LineString {
    fileprivate var shoelace: Double {
        guard let origin = positions.first else { return 0 }
        let doubled = zip(positions, positions.dropFirst()).reduce(0) { sum, edge in
            sum + (edge.0.x - origin.x) * (edge.1.y - origin.y) - (edge.1.x - origin.x) * (edge.0.y - origin.y)
        }
        return abs(doubled) / 2
    }
}
