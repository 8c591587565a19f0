import SimpleFeatures
import SiteInventory
import Testing

@testable import InventoryExchange

/// The federal outlines (VG250) have several rows for some municipality keys.
@Suite struct MunicipalityTests {
    private static let (land, water, island) = (
        square(0, 0, 1000, 1000), square(2000, 0, 500, 1000), square(4000, 0, 200, 200)
    )

    /// Rows of key, name and geofactor.
    private static func table(_ rows: [(Geometry?, [String])]) -> Table {
        Table("VG250_GEM", ["OBJID", "AGS", "GEN", "GF"], rows.map { ($0.0, ["DE"] + $0.1) })
    }

    private static let herne = (square(8000, 0, 700, 700), ["05916000", "Herne", "4"])

    @Test(
        "a municipality has one outline, that of its land",
        arguments: [
            (["4", "2"], ["Emden", "Emden"], 1.0e6, [Finding.Check.watersLeftOut]),
            (["2", "4"], ["Emden", "Emden"], 0.5e6, [.watersLeftOut]),
            (["4", "4"], ["Emden", "Emden"], 1.5e6, [.rowsMerged]),
            (["", ""], ["Emden", "Emden"], 1.5e6, [.rowsMerged]),
            (["2", "2"], ["Emden", "Emden"], 1.5e6, [.rowsMerged]),
        ])
    func outline(factors: [String], names: [String], squareMetres: Double, codes: [Finding.Check]) throws {
        let imports = MemoryImports()
        let rows = zip([Self.land, Self.water], zip(factors, names)).map { ($0, ["03402000", $1.1, $1.0]) }
        let outcome = try imports.run([Self.table([rows[0], Self.herne, rows[1]])])
        #expect(outcome.isKept && outcome.counts.added == 2)
        #expect(outcome.codes == codes.map(Finding.Code.check))
        let stored = try imports.features(.municipalities)
        #expect(stored.map(\.id.text) == ["03402000", "05916000"])
        #expect(abs((stored[0].geometry?.shoelaceArea ?? 0) - squareMetres) < 1)
    }

    @Test func `waters, parts and single rows of many keys are counted`() throws {
        let imports = MemoryImports()
        let outcome = try imports.run([
            Self.table([
                (Self.land, ["03402000", "Emden", "4"]), (Self.island, ["03402000", "Emden", "4"]),
                (Self.water, ["03402000", "Emden", "2"]), (Self.water, ["03402000", "Emden", "1"]), Self.herne,
                (square(20_000, 0, 10, 10), ["08435999", "Bodensee", "2"]),
            ])
        ])
        #expect(outcome.isKept)
        let findings = outcome.reports[0].findings
        #expect(findings.first { $0.code == .check(.watersLeftOut) }?.value == "2")
        let merged = try #require(findings.first { $0.code == .check(.rowsMerged) })
        #expect(merged.value == "1" && merged.message.en.contains("2 rows"))
        let stored = try imports.features(.municipalities)
        #expect(stored.map { $0.geometry?.polygons.count } == [2, 1, 1])
    }

    @Test func `parts that touch each other are merged without a warning`() throws {
        let parts = [square(0, 0, 1000, 1000), square(1000, 200, 500, 500)]
        let imports = MemoryImports()
        let outcome = try imports.run([Self.table(parts.map { ($0, ["03402000", "Emden", "4"]) })])
        #expect(outcome.isKept && outcome.codes == [.check(.rowsMerged)])
        let stored = try #require(try imports.features(.municipalities).first?.geometry)
        #expect(stored.polygons.count == 1 && abs(stored.shoelaceArea - 1.25e6) < 1)
    }

    @Test func `rows of one key with different names stay duplicates`() throws {
        let outcome = try MemoryImports().run([
            Self.table([(Self.land, ["03402000", "Emden", "4"]), (Self.water, ["03402000", "Norden", "4"])])
        ])
        #expect(!outcome.isKept && outcome.codes.contains(.check(.idDuplicate)))
    }
}

extension Geometry {
    /// The area of polygons without holes.
    fileprivate var shoelaceArea: Double {
        polygons.reduce(0) { sum, polygon in
            let ring = polygon.exterior.positions
            return sum
                + abs(
                    zip(ring, ring.dropFirst()).reduce(0) {
                        $0 + ($1.0.x - ring[0].x) * ($1.1.y - ring[0].y) - ($1.1.x - ring[0].x) * ($1.0.y - ring[0].y)
                    }) / 2
        }
    }
}
