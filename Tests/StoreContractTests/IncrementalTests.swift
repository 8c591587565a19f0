import GRDB
import SimpleFeatures
import Testing

@testable import GeoPackageStore
@testable import InventoryExchange
@testable import SiteInventory

@Suite struct IncrementalTests {
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `after any changes everything is as if imported afresh`(seed: UInt64) async throws {
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

    @Test func `a figure that is not what follows from the data is found, and computed anew`() async throws {
        var region = Region(seed: 7)
        let temporary = try TemporaryStore()
        _ = try await temporary.store.importLayers(region.all(), options: .ofRegion)
        try await temporary.store.pool.write { db in
            try db.execute(sql: "INSERT INTO inventory_writer VALUES (1)")
            try db.execute(
                sql: """
                    UPDATE sites_documents SET geojson = replace(geojson, '"gross_ha":', '"gross_ha":4711')
                    WHERE fid IN (SELECT fid FROM sites WHERE id = 'S1');
                    UPDATE access_links_documents SET geojson = replace(geojson, '"straight_line_m":', '"straight_line_m":1')
                    WHERE fid IN (SELECT fid FROM access_links WHERE id IN (SELECT min(id) FROM access_links));
                    """)
            try db.execute(sql: "DELETE FROM inventory_writer")
        }
        let link = try #require(try await temporary.store.features(.accessLinks).map(\.id.text).min())
        let versions = try await temporary.store.number("SELECT count(*) FROM inventory_versions")
        let found = try await temporary.store.checkFigures()
        #expect(Set(found.differing) == ["sites/S1", "access-links/\(link)"])
        #expect(try await temporary.store.number("SELECT count(*) FROM inventory_versions") == versions)
        #expect(try await temporary.store.recompute().differing.count == 2)
        #expect(try await temporary.store.checkFigures().differing == [])
    }
}
