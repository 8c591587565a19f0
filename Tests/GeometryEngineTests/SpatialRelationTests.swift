import Codecs
import GeometryEngine
import SimpleFeatures
import Testing

@Suite struct SpatialRelationTests {
    private static let square = box(0, 0, 4, 4)
    private static let point = Geometry.point(Position(2, 2))
    private static let line = Geometry.lineString(LineString([Position(-1, 2), Position(5, 2)]))

    private static func box(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> Geometry {
        let envelope = Envelope(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
        return .polygon(Polygon(LineString(envelope.corners + [envelope.corners[0]])))
    }

    /// Results of shapely 1.8: `[r for r in ("intersects", "equals", …) if getattr(a, r)(b)]`, `a` the first geometry.
    private static let cases: [(Geometry, Geometry, Set<SpatialRelation>)] = [
        (square, square, [.intersects, .equals, .within, .contains]),
        (box(1, 1, 2, 2), square, [.intersects, .within]),
        (square, box(1, 1, 2, 2), [.intersects, .contains]), (box(2, 2, 6, 6), square, [.intersects, .overlaps]),
        (box(4, 0, 8, 4), square, [.intersects, .touches]), (box(5, 5, 6, 6), square, [.disjoint]),
        (point, square, [.intersects, .within]),
        (square, point, [.intersects, .contains]), (.point(Position(0, 0)), square, [.intersects, .touches]),
        (line, square, [.intersects, .crosses]), (square, line, [.intersects, .crosses]),
        (point, line, [.intersects, .within]),
        (.multiPoint([Position(2, 2), Position(9, 9)]), square, [.intersects, .crosses]),
        (.multiPolygon([]), square, [.disjoint]),
    ]

    @Test(arguments: cases)
    func `relations hold from the first geometry to the second`(
        a: Geometry, b: Geometry, holding: Set<SpatialRelation>
    ) throws {
        let compared = try PreparedGeometry(b)
        let wkb = WKB.encode(a)
        for relation in SpatialRelation.allCases {
            #expect(try compared.holds(relation, ofWKB: wkb) == holding.contains(relation), "\(relation)")
        }
    }

    @Test func `a collection counts as the union of its parts`() throws {
        let halves = Geometry.geometryCollection([Self.box(0, 0, 2, 4), Self.box(2, 0, 4, 4)])
        #expect(try PreparedGeometry(halves).holds(.equals, ofWKB: WKB.encode(Self.square)))
        #expect(try PreparedGeometry(halves).holds(.contains, ofWKB: WKB.encode(Self.square)))
    }

    @Test func `invalid well-known binary is refused`() throws {
        let compared = try PreparedGeometry(Self.square)
        #expect(throws: GeometryError.self) { try compared.holds(.intersects, ofWKB: [1, 2, 3]) }
        #expect(throws: GeometryError.self) {
            try PreparedGeometry(.polygon(Polygon(LineString([Position(0, 0), Position(1, 1)]))))
        }
    }

    @Test func `concurrent comparisons with one geometry are correct`() async throws {
        let compared = try PreparedGeometry(Self.square)
        let wkb = WKB.encode(Self.point)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<200 { group.addTask { try compared.holds(.within, ofWKB: wkb) } }
            for try await holds in group { #expect(holds) }
        }
    }
}
