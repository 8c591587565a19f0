import SimpleFeatures
import StoreTestSupport
import Testing

@testable import InventoryExchange
@testable import SiteInventory

/// A change recomputes only the affected sites, in the same transaction.
@Suite(.everyStore) struct TouchedSitesTests {
    private let temporary: TemporaryStore
    private var store: any InventoryStore { temporary.store }

    init() async throws {
        temporary = try TemporaryStore()
        let constraint = MemorySource(
            fields: ["RF_NR", "ART", "SCHWERE", "PUFFER_M"],
            rows: [(rectangle(2000, 0, 10, 10), ["C1", "Altlast", "hart", "30"].map { .string($0) })])
        let outcome = try await temporary.store.importLayers([
            constraint.layer("restriktionsflaechen", hash: "constraints"),
            MemorySource.plot("frei").layer("teilflaechen", hash: "plots"),
            MemorySource.sites(["A", "B", "C", "D"]).layer("standorte", hash: "sites"),
        ])
        try #require(outcome.isKept)
    }

    /// Changes a feature like an import. Returns how often sites were computed, and the new versions.
    private static func changing(
        _ id: String, in collection: CollectionID, _ store: any InventoryStore,
        _ change: @escaping @Sendable (inout Feature) -> Void
    ) async throws -> (computations: Int, sites: [String]) {
        let crs = store.crs
        return try await store.write { transaction in
            let editor = try InventoryEditor(transaction, crs: crs, today: transaction.judgedOn() ?? .today)
            let before = try #require(try transaction.feature(FeatureID(id), in: collection))
            var after = before
            change(&after)
            try editor.put(after, replacing: before, in: collection)
            #expect(editor.siteComputations == 0)
            try editor.finish()
            var sites: [String] = []
            try transaction.forEachChange(ofVersion: transaction.version, in: .sites) {
                sites.append(($0.now ?? $0.before)?.id.text ?? "")
            }
            return (editor.siteComputations, sites)
        }
    }

    @Test func `a plot affects its site, regardless of its location`() async throws {
        let sold = try await Self.changing("P1", in: .plots, store) { $0["status"] = .string("sold") }
        #expect(sold.computations == 1 && sold.sites == ["S1"])
        let elsewhere = try await Self.changing("P1", in: .plots, store) { $0.geometry = rectangle(2000, 0, 500, 1000) }
        #expect(elsewhere.computations == 1 && elsewhere.sites == ["S1"], "it lies in S2 now, but is no plot of it")
        #expect(try await store.checkFigures().differing == [])
    }

    @Test func `a plot that moves to another site affects both`() async throws {
        let moved = try await Self.changing("P1", in: .plots, store) {
            $0["site_id"] = .string("S3")
            $0.geometry = rectangle(4000, 0, 500, 1000)
        }
        #expect(moved.computations == 2 && moved.sites == ["S1", "S3"])
        let sites = try await store.features(.sites)
        #expect(sites.map { $0["available_ha"].number?.rounded() } == [nil, nil, 50, nil])
        #expect(try await store.checkFigures().differing == [])
    }

    @Test func `an unchanged plot, or one with an irrelevant change, recomputes nothing`() async throws {
        let same = try await Self.changing("P1", in: .plots, store) { _ in }
        #expect(same.computations == 0 && same.sites == [])
        let noted = try await Self.changing("P1", in: .plots, store) { $0["note"] = .string("Eckgrundstück") }
        #expect(noted.computations == 1 && noted.sites == [], "computed, and found as it was")
    }

    @Test func `a constraint affects the sites within its old and new buffer`() async throws {
        let wider = try await Self.changing("C1", in: .constraints, store) { $0["buffer_m"] = .number(50) }
        #expect(wider.computations == 1)
        let moved = try await Self.changing("C1", in: .constraints, store) { $0.geometry = rectangle(6000, 0, 10, 10) }
        #expect(moved.computations == 2)
        let far = try await Self.changing("C1", in: .constraints, store) { $0["buffer_m"] = .number(1100) }
        #expect(far.computations == 2, "S3 ends 1,000 m from it")
        #expect(try await store.checkFigures().differing == [])
    }

    @Test func `a failed change stores neither the plot nor figures`() async throws {
        struct Failure: Error {}
        let before = try await (store.features(.plots), store.features(.sites))
        let crs = store.crs
        await #expect(throws: Failure.self) {
            try await store.write { transaction in
                let editor = try InventoryEditor(transaction, crs: crs, today: .today)
                let plot = try #require(try transaction.feature(FeatureID("P1"), in: .plots))
                var sold = plot
                sold["status"] = .string("sold")
                try editor.put(sold, replacing: plot, in: .plots)
                try editor.finish()
                throw Failure()
            }
        }
        #expect(try await (store.features(.plots), store.features(.sites)) == before)
    }
}
