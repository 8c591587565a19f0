import GeometryEngine
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

    @Test func `members of a collection that do not belong to the layer are reported with counts`() throws {
        let point = Geometry.point(Position(371_000, 5_715_000))
        let line = Geometry.lineString(LineString([Position(371_000, 5_715_000), Position(371_100, 5_715_000)]))
        let land = square(0, 0, 100, 100)
        let (outcome, stored) = try Self.outcome(
            .geometryCollection([land, line, .geometryCollection([.multiPoint([Position(1, 1)])]), point]))
        #expect(outcome.isKept && outcome.codes == [.check(.membersDropped)])
        #expect(stored?.polygons.count == 1)
        let finding = try #require(outcome.reports.first?.findings.first)
        #expect(finding.severity == .warning)
        #expect(finding.value == "1 LineString, 2 Point")
        #expect(finding.message.de.contains("1 Linie, 2 Punkte"))
        #expect(finding.message.en.contains("1 line, 2 points"))
    }

    @Test func `an empty member of a collection is no loss`() throws {
        let (outcome, _) = try Self.outcome(
            .geometryCollection([square(0, 0, 100, 100), .lineString(LineString([]))]))
        #expect(outcome.codes == [])
    }

    @Test(
        "a geometry that the plane cannot measure is refused",
        arguments: [
            square(-3_000_000, -9_000_000, 6_000_000, 18_000_000), square(0, 0, 2_000_000, 100),
            square(6e7, 0, 100, 100), square(1e300, 0, 1e299, 100),
        ])
    func unmeasurable(geometry: Geometry) throws {
        let check = GeometryCheck(rule: .multiPolygon, transformer: nil, measures: try Measures(crs: .utm32))
        guard case .refused(let refusal) = try check.check(geometry) else {
            Issue.record("it was not refused")
            return
        }
        let finding = Finding.refusedGeometry(refusal, rule: .multiPolygon, row: 1, FeatureID("A"))
        #expect([.check(.geometryOutsideSystem), .check(.geometryOutsidePlane)].contains(finding.code))
        #expect(finding.severity == .error)
        #expect(!finding.message.en.contains("geod_"))
    }

    @Test(
        "rings whose directions contradict their positions are held back when it changes the area by more than 1 %",
        arguments: [(1.0, true), (1.005, true), (0.995, true), (1.3, false), (0.7, false)])
    func ringRoles(ratio: Double, isKept: Bool) throws {
        let land = square(0, 0, 100, 100)
        let check = GeometryCheck(rule: .multiPolygon, transformer: nil, measures: try Measures(crs: .utm32))
        switch try check.check(land, directionAreaRatio: ratio) {
        case .kept: #expect(isKept)
        case .refused(.changedTooMuch(let repair)):
            #expect(!isKept)
            #expect(repair.defect == .ringRoles)
            #expect(abs(repair.beforeHectares - ratio) < 1e-9)
            #expect(repair.afterHectares == 1)
        default: Issue.record("another outcome")
        }
        var confirmed = check
        confirmed.acceptsRepairs = true
        if case .refused = try confirmed.check(land, directionAreaRatio: ratio) { Issue.record("refused") }
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
