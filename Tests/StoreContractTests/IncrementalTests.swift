import SimpleFeatures
import StoreTestSupport
import Testing

@testable import InventoryExchange
@testable import SiteInventory

@Suite(.everyStore) struct IncrementalTests {
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `after any changes the inventory equals a fresh import`(seed: UInt64) async throws {
        var region = Region(seed: seed)
        let grown = try TemporaryStore()
        #expect(try await grown.store.importLayers(region.all(), options: .ofRegion).isKept)
        for _ in 1...15 { #expect(try await grown.store.importLayers([region.change()], options: .ofRegion).isKept) }
        let fresh = try TemporaryStore()
        #expect(try await fresh.store.importLayers(region.all(), options: .ofRegion).isKept)
        for collection in CollectionID.allCases {
            #expect(try await grown.store.served(collection) == fresh.store.served(collection))
        }
        #expect(try await grown.store.checkFigures().differing == [])
    }
}
