import InventoryExchange
import SimpleFeatures
import SiteInventory
import StoreTestSupport
import Testing

@testable import GeoPackageStore

struct RowPositionTests {
    @Test(arguments: [("0-0", 0, 0), ("7-z", 35, 7), ("1y2p0ij32e8e7-1y2p0ij32e8e7", Int64.max, Int64.max)])
    func `cursors survive conversion to text`(token: String, key: Int64, version: Int64) throws {
        #expect(try RowPosition(PageCursor(token: token)) == RowPosition(rowKey: key, version: version))
        #expect(RowPosition(rowKey: key, version: version).cursor.token == token)
    }

    @Test(arguments: [
        "", "-", "1", "1-", "-1", "1-2-3", "+1-1", "1-+1", "--1", "1--1", "ä-1", "zzzzzzzzzzzzzz-1", "1 -1",
    ])
    func `an unknown page token is refused`(token: String) {
        #expect(throws: InvalidPageCursor(token: token)) { try RowPosition(PageCursor(token: token)) }
    }

    @Test func `a cursor of a version that does not exist yet reads the latest`() async throws {
        let temporary = try TemporaryGeoPackage()
        _ = try await temporary.store.importLayers([MemorySource.sites(["A"]).layer("standorte", hash: "1")])
        let query = FeatureQuery(.sites, after: RowPosition(rowKey: 0, version: .max).cursor)
        #expect(try await temporary.store.page(query).features.count == 1)
    }
}
