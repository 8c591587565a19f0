import Testing

@testable import GeoPackageStore
@testable import SiteInventory

@Suite struct LatestStateTests {
    @Test func `the latest version is told, whoever wrote it`() async throws {
        let temporary = try TemporaryStore()
        #expect(try await temporary.store.state().version == 0)
        for name in ["Eins", "Zwei"] {
            let other = try GeoPackageStore(path: temporary.path)
            _ = try await other.importLayers([MemorySource.sites([name]).layer("standorte", hash: name)])
            let state = try await temporary.store.state()
            #expect(state == (try await other.state()))
            #expect(state.version == (name == "Eins" ? 1 : 2))
            #expect(state.recordedAt != nil)
            try other.close()
        }
        _ = try await temporary.store.importLayers([MemorySource.sites(["Drei"]).layer("standorte", hash: "3")])
        #expect(try await temporary.store.state().version == 3)
    }

    @Test func `statements are kept that come again, as far as there is room`() {
        let kept = KeptStatements(most: 2)
        #expect(
            ["a", "a", "b", "a", "b", "c", "c", "c", "a", "b"].map(kept.keeps) == [
                false, true, false, true, true, false, false, false, true, true,
            ])
    }
}
