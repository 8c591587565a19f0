import SimpleFeatures
import StoreTestSupport
import Testing

@testable import InventoryExchange
@testable import SiteInventory

/// Land is not reserved or sold twice without confirmation.
@Suite(.everyStore) struct SaleTests {
    /// Squares of one hectare: `P1 0 verkauft, P2 50 frei` has the second 50 m east of the first.
    private static func plots(_ rows: String, _ hash: String) -> LayerImport {
        let source = MemorySource(
            fields: ["TF_NR", "ST_NR", "STATUS", "NUTZBAR"],
            rows: rows.split(separator: ",").map { row in
                let words = row.split(separator: " ").map(String.init)
                let place = Double(words[1]).map { rectangle($0, 0, 100, 100) }
                return (place, [words[0], "S1", words[2], "ja"].map(PropertyValue.string))
            })
        return source.layer("teilflaechen", hash: hash)
    }

    private static func store(_ rows: String = "") async throws -> TemporaryStore {
        let temporary = try TemporaryStore()
        let sites = MemorySource.sites(["A"]).layer("standorte", hash: "sites")
        let layers = rows.isEmpty ? [sites] : [sites, plots(rows, "before")]
        try #require(try await temporary.store.importLayers(layers, options: .ofRegion).isKept)
        return temporary
    }

    @Test(
        arguments: [
            ("P1 0 verkauft, P2 100 verkauft", ""), ("P1 0 verkauft, P2 99.991 reserviert", ""),
            ("P1 0 verkauft, P2 50 frei", ""), ("P1 0 verkauft, P2 50 belegt", ""),
            ("P1 0 verkauft, P2 50 verkauft", "P1 P2"), ("P2 0 Option, P1 99 verkauft", "P1 P2"),
            ("P3 0 verkauft, P1 10 Option, P2 20 verkauft", "P1 P2, P1 P3, P2 P3"),
        ] as [(String, String)])
    func `a delivery that takes land twice is refused, and each pair is reported once`(rows: String, pairs: String)
        async throws
    {
        let temporary = try await Self.store()
        let outcome = try await temporary.store.importLayers([Self.plots(rows, "new")])
        let found = outcome.reports[0].findings.filter { $0.code == .check(.landTakenTwice) }
        let told = found.map { "\($0.featureID ?? "") \($0.value ?? "")" }.sorted()
        #expect(told.joined(separator: ", ") == pairs)
        #expect(outcome.isKept == pairs.isEmpty && found.allSatisfy { $0.severity == .error && $0.place != nil })
        #expect(try await temporary.store.features(.plots).isEmpty == !pairs.isEmpty)
    }

    @Test func `selling a plot over a sold one reports it with the hectares and stores nothing`() async throws {
        let temporary = try await Self.store("P1 0 verkauft, P2 40 frei")
        let store = temporary.store
        let sale = Self.plots("P2 40 verkauft", "sale")
        let refused = try await store.importLayers([sale])
        let finding = try #require(refused.reports[0].findings.first { $0.code == .check(.landTakenTwice) })
        #expect(!refused.isKept && finding.featureID == "P2" && finding.value == "P1")
        #expect(finding.message.en == "P2 is to be sold, but 0.6002 ha of it are sold already with P1.")
        #expect(finding.message.de.contains("0,6002 ha") && finding.remedy?.de.contains("--confirm-overlap") == true)
        #expect(try await store.features(.plots).map { $0["status"] } == [.string("sold"), .string("available")])
        #expect(try await store.read { try $0.state().version } == 1)

        var partial = ImportOptions()
        partial.acceptsPartial = true
        #expect(try await !store.importLayers([sale], options: partial).isKept, "no row can be left out for it")

        let kept = try await store.importLayers([sale], options: .ofRegion)
        let told = kept.reports[0].findings.filter { $0.code == .check(.landTakenTwice) }
        #expect(kept.isKept && told.map(\.severity) == [.warning] && told[0].action != nil)
        #expect(try await store.features(.plots).map { $0["status"] } == [.string("sold"), .string("sold")])
    }

    @Test func `an existing overlap is not reported, a growing one is`() async throws {
        let temporary = try await Self.store("P1 0 verkauft, P2 50 reserviert, P3 700 frei")
        let store = temporary.store
        // Unchanged, available elsewhere, from reserved to sold, and moved away from the other.
        for rows in ["P1 0 verkauft, P2 50 reserviert", "P3 600 frei", "P2 50 verkauft", "P2 60 verkauft"] {
            let outcome = try await store.importLayers([Self.plots(rows, rows)])
            #expect(
                outcome.isKept && !outcome.reports[0].findings.contains { $0.code == .check(.landTakenTwice) },
                "\(rows)")
        }
        #expect(try await !store.importLayers([Self.plots("P2 30 verkauft", "grown")]).isKept)
        // Both plots move apart in one delivery.
        #expect(try await store.importLayers([Self.plots("P1 300 verkauft, P2 0 verkauft", "apart")]).isKept)
    }
}
