import SimpleFeatures
import StoreTestSupport
import Testing

@testable import GeoPackageStore
@testable import InventoryExchange
@testable import SiteInventory

@Suite struct InlineReadConnectionsTests {
    @Test func `the latest version is read, also when another connection wrote it`() async throws {
        let temporary = try TemporaryGeoPackage()
        #expect(try temporary.store.inlineState().version == 0)
        for name in ["Eins", "Zwei"] {
            let other = try GeoPackageStore(path: temporary.path)
            _ = try await other.importLayers([MemorySource.sites([name]).layer("standorte", hash: name)])
            let state = try temporary.store.inlineState()
            #expect(state == (try other.inlineState()))
            #expect(state.version == (name == "Eins" ? 1 : 2))
            #expect(state.recordedAt != nil)
            try other.close()
        }
        _ = try await temporary.store.importLayers([MemorySource.sites(["Drei"]).layer("standorte", hash: "3")])
        #expect(try temporary.store.inlineState().version == 3)
    }

    @Test(.timeLimit(.minutes(20)))
    func `inline reads and pooled reads never wait for each other`() async throws {
        let temporary = try TemporaryGeoPackage()
        _ = try await temporary.store.importLayers([
            MemorySource.sites((1...40).map { "Standort \($0)" }).layer("standorte", hash: "1")
        ])
        let store = temporary.store
        let box = Envelope(minX: 6, minY: 51, maxX: 8, maxY: 52)
        // More tasks than readers and threads.
        try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 0..<24 {
                group.addTask {
                    var count = 0
                    for step in 0..<200 {
                        let query = FeatureQuery(
                            .sites, limit: 1 + (step + task) % 30, boxes: (step + task).isMultiple(of: 2) ? [box] : [])
                        count += try await store.page(query).features.count
                    }
                    return count
                }
            }
            for try await count in group { #expect(count > 0) }
        }
    }

    @Test func `the state contains the date of the last evaluation, which changes without a new version`() async throws
    {
        let temporary = try TemporaryGeoPackage()
        let layer = MemorySource.sites(["Eins"]).layer("standorte", hash: "1")
        _ = try await temporary.store.importLayers([layer])
        let before = try temporary.store.inlineState()
        #expect(before.judgedOn == CalendarDay.today.text)
        let later = try #require(CalendarDay("2099-01-01"))
        try await temporary.store.refresh(today: later)
        let after = try temporary.store.inlineState()
        #expect(after.version == before.version)
        #expect(after.judgedOn == later.text)
        #expect(try await temporary.store.at(version: 0).state().judgedOn == nil)
    }
}
