import SimpleFeatures
import SiteInventory
import Testing

@testable import InventoryExchange

/// Which geometries of a delivery are kept, repaired or refused.
@Suite struct GeometryRuleTests {
    private static func outcome(
        _ geometry: Geometry?, acceptsRepairs: Bool = false
    ) throws -> (outcome: ImportOutcome, stored: Geometry?) {
        var options = ImportOptions()
        options.acceptsRepairs = acceptsRepairs
        let imports = MemoryImports()
        let outcome = try imports.run(
            [Table("standorte", ["ST_NR", "NAME"], [(geometry, ["S1", "Site"])])], options)
        return (outcome, try imports.features(.sites).first?.geometry)
    }

    /// A square of 100 m whose edge makes a loop of the given size outside of it.
    private static func loop(_ size: Double) -> Geometry {
        ring(
            (0, 0), (100, 0), (100, 50), (100 + size, 50 + size), (100 + size, 50), (100, 50 + size),
            (100, 100),
            (0, 100), (0, 0))
    }

    @Test(
        "a valid geometry is kept as a multipolygon",
        arguments: [
            square(0, 0, 100, 100),
            .multiPolygon(square(0, 0, 100, 100).polygons + square(500, 0, 10, 10).polygons),
        ])
    func valid(geometry: Geometry) throws {
        let (outcome, stored) = try Self.outcome(geometry)
        #expect(outcome.isKept && outcome.problems.isEmpty)
        #expect(stored?.kind == .multiPolygon)
        #expect(stored?.polygons.count == geometry.polygons.count)
    }

    @Test(
        "a geometry of another kind is refused",
        arguments: [
            Geometry.point(Position(371_000, 5_715_000)),
            .lineString(LineString([Position(371_000, 5_715_000), Position(371_100, 5_715_000)])),
        ])
    func wrongKind(geometry: Geometry) throws {
        let (outcome, stored) = try Self.outcome(geometry)
        #expect(!outcome.isKept && outcome.problems == [.check(.geometryWrongKind)])
        #expect(stored == nil)
    }

    @Test func `a site without a geometry is kept with a finding`() throws {
        let (outcome, stored) = try Self.outcome(nil)
        #expect(outcome.isKept && outcome.codes == [.check(.geometryMissing)])
        #expect(stored == nil)
    }

    @Test(
        "a self-intersection is repaired when the area changes by at most 1 %",
        arguments: [(1.0, true), (5, true), (30, false)])
    func repair(size: Double, isRepaired: Bool) throws {
        let (outcome, stored) = try Self.outcome(Self.loop(size))
        #expect(outcome.isKept == isRepaired)
        #expect(outcome.codes.contains(.check(.geometryRepaired)) == isRepaired)
        #expect(outcome.codes.contains(.check(.geometryInvalid)) != isRepaired)
        #expect((stored != nil) == isRepaired)
        if !isRepaired {
            #expect(try Self.outcome(Self.loop(size), acceptsRepairs: true).outcome.isKept)
        }
    }

    @Test func `overlapping parts are united and counted once`() throws {
        let parts = Geometry.multiPolygon(
            square(0, 0, 100, 100).polygons + square(50, 0, 100, 100).polygons)
        let (outcome, stored) = try Self.outcome(parts)
        #expect(outcome.isKept && outcome.codes.contains(.check(.partsOverlap)))
        #expect(stored?.polygons.count == 1)
    }

    @Test func `repeated vertices are noted`() throws {
        let geometry = ring((0, 0), (100, 0), (100, 0), (100, 100), (0, 100), (0, 0))
        let (outcome, _) = try Self.outcome(geometry)
        #expect(outcome.isKept && outcome.codes.contains(.check(.verticesRepeated)))
    }

    @Test func `rings are stored with the shell clockwise and holes counterclockwise`() throws {
        let shell = [(0.0, 0.0), (100, 0), (100, 100), (0, 100), (0, 0)]
        let hole = [(20.0, 20.0), (40, 20), (40, 40), (20, 40), (20, 20)]
        func line(_ points: [(Double, Double)]) -> LineString {
            LineString(points.map { Position(371_000 + $0.0, 5_715_000 + $0.1) })
        }
        for (outer, inner) in [(shell, hole), (shell.reversed(), hole), (shell, hole.reversed())] {
            let geometry = Geometry.polygon(Polygon(line(Array(outer)), holes: [line(Array(inner))]))
            let stored = try #require(try Self.outcome(geometry).stored?.polygons.first)
            #expect(stored.exterior.isClockwise && stored.holes.allSatisfy { !$0.isClockwise })
        }
    }

    @Test func `coordinates far from the rest of the layer have a finding`() throws {
        let table = Table(
            "standorte", ["ST_NR", "NAME"],
            [
                (square(0, 0, 100, 100), ["S1", "A"]), (square(1000, 0, 100, 100), ["S2", "B"]),
                (square(2000, 0, 100, 100), ["S3", "C"]), (square(0, -3_000_000, 100, 100), ["S4", "D"]),
            ])
        let outcome = try MemoryImports().run([table])
        #expect(outcome.codes.contains(.check(.geometryOutsideRegion)))
        #expect(
            outcome.reports[0].findings.first { $0.code == .check(.geometryOutsideRegion) }?.featureID == "S4")
    }
}

extension LineString {
    fileprivate var isClockwise: Bool {
        zip(positions, positions.dropFirst()).reduce(0) {
            $0 + ($1.1.x - $1.0.x) * ($1.1.y + $1.0.y - 2 * 5_715_000)
        } > 0
    }
}
