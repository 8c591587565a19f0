import GRDB
import InventoryExchange
import SimpleFeatures
import StoreTestSupport
import Testing

@testable import GeoPackageStore
@testable import SiteInventory

/// Answers from tables that a test has edited.
struct EditedTableTests {
    @Test func `a wrong stored figure is found and recomputed`() async throws {
        var region = Region(seed: 7)
        let temporary = try TemporaryGeoPackage()
        _ = try await temporary.store.importLayers(region.all(), options: .ofRegion)
        try await temporary.store.edit { db in
            try db.execute(
                sql: """
                    UPDATE sites_documents SET geojson = replace(geojson, '"gross_ha":', '"gross_ha":4711')
                    WHERE fid IN (SELECT fid FROM sites WHERE id = 'S1');
                    UPDATE access_links_documents SET geojson = replace(geojson, '"straight_line_m":', '"straight_line_m":1')
                    WHERE fid IN (SELECT fid FROM access_links WHERE id IN (SELECT min(id) FROM access_links));
                    """)
        }
        let link = try #require(try await temporary.store.features(.accessLinks).map(\.id.text).min())
        let versions = try await temporary.store.number("SELECT count(*) FROM inventory_versions")
        let found = try await temporary.store.checkFigures()
        #expect(Set(found.differing) == ["sites/S1", "access-links/\(link)"])
        #expect(try await temporary.store.number("SELECT count(*) FROM inventory_versions") == versions)
        #expect(try await temporary.store.recompute().differing.count == 2)
        #expect(try await temporary.store.checkFigures().differing == [])
    }

    @Test func `a time gives the last version recorded up to it`() async throws {
        let temporary = try TemporaryGeoPackage()
        let store = temporary.store
        for number in 1...3 {
            _ = try await store.importLayers([MemorySource.sites(["\(number)"]).layer("standorte", hash: "\(number)")])
        }
        try await store.edit { db in
            for number in 1...3 {
                try db.execute(
                    sql: "UPDATE inventory_versions SET recorded_at = ? WHERE version = ?",
                    arguments: ["2024-0\(number)-01T12:00:00.000Z", number])
            }
        }
        for (time, version) in [
            ("2024-03-01", 3), ("2025-01-01", 3), ("2024-03-01T11:59:59Z", 2), ("2024-02-29", 2), ("2024-02-01", 2),
            ("2024-01-31", 1), ("2024-01-01T12:00:00Z", 1), ("2024-01-01T11:59:59Z", 0), ("2000-01-01", 0),
        ] as [(String, Int64)] {
            let state = try await store.recordedState(at: RecordedTime(time))
            #expect(state.version == version, "\(time)")
            #expect(state.recordedAt == (version > 0 ? "2024-0\(version)-01T12:00:00.000Z" : nil))
            #expect(state.firstRecordedAt == "2024-01-01T12:00:00.000Z")
        }
    }
}
