import CQL2
import InventoryExchange
import SimpleFeatures
import StoreTestSupport
import Testing

@testable import GeoPackageStore
@testable import SiteInventory

/// A filter that nests deeper than SQLite parses. Every read reports it as a fault of the filter.
struct DeepFilterTests {
    enum Read: CaseIterable {
        case page, pageInBox, inlinePageInBox, pageOfVersion, features, totals, conditionalLand, claims, history
    }

    @Test(arguments: Read.allCases)
    func `a filter that nests too deep is an error of the filter`(read: Read) async throws {
        let temporary = try TemporaryGeoPackage()
        _ = try await temporary.store.importLayers([
            MemorySource.sites(["Eins", "Zwei"]).layer("standorte", hash: "1")
        ])
        let text = String(repeating: "CASEI(", count: 60) + "name" + String(repeating: ")", count: 60) + " = 'a'"
        let filter = try FilterLanguage.text.read(text, for: CollectionSchema.sites.filterQueryables)
        await #expect(throws: FilterError.self) {
            try await run(read, FeatureQuery(.sites, filter: filter), temporary.store)
        }
    }

    private func run(_ read: Read, _ query: FeatureQuery, _ store: GeoPackageStore) async throws {
        var inBox = query
        inBox.boxes = [Envelope(minX: 6, minY: 51, maxX: 8, maxY: 52)]
        switch read {
        case .page: _ = try await store.page(query)
        case .pageInBox: _ = try await store.page(inBox)
        case .inlinePageInBox: _ = try store.inlinePage(inBox)
        case .pageOfVersion: _ = try await store.at(version: 1).page(query)
        case .features: try await store.read { try $0.forEachFeature(of: query) { _ in } }
        case .totals: _ = try await store.read { try $0.totals(of: query, by: nil) }
        case .conditionalLand: _ = try await store.read { try $0.conditionalLand(of: query) }
        case .claims: _ = try await store.read { try $0.claims(of: query, by: nil) }
        case .history: _ = try await store.read { try $0.intervals(of: .availableHectares, in: query) }
        }
    }
}
