import CQL2
import Foundation
import SimpleFeatures
import StoreTestSupport
import Testing

@testable import InventoryExchange
@testable import SiteInventory

/// The results of all queries as text.
private struct Snapshot: Equatable, Sendable {
    var served: [CollectionID: [FeatureID: String]] = [:]
    var summaries: [CollectionID: CollectionSummary] = [:]
    var inBox: [CollectionID: [String]] = [:]
    var filtered: [String] = []
    var features: [CollectionID: [Feature]] = [:]
    var plotsOfSite: [Feature] = []
    var inPlaneBox: [Feature] = []
    var imports: [Int64] = []
    var scenario: [Feature] = []

    init(_ source: any FeatureSource) async throws {
        let box = Envelope(minX: 7.13, minY: 51.56, maxX: 7.16, maxY: 51.58)
        for collection in CollectionID.allCases {
            served[collection] = try await source.served(collection)
            summaries[collection] = try await source.summary(of: collection)
            var ids: [String] = []
            var query = FeatureQuery(collection, limit: 3, boxes: [box])
            repeat {
                let page = try await source.page(query)
                ids += page.features.map(\.id.text)
                query.after = page.next
                if page.next == nil { #expect(page.numberMatched == ids.count) }
            } while query.after != nil
            inBox[collection] = ids
            #expect(try await Self.one(source, collection) == served[collection])
        }
        filtered = try await source.page(
            FeatureQuery(.plots, limit: 100, filter: .comparison(.property("status"), .equal, .string("available")))
        ).features.map(\.id.text)
        let crs = source.crs
        (features, plotsOfSite, inPlaneBox, imports, scenario) = try await source.read { snapshot in
            let all = try CollectionID.allCases.map { ($0, try snapshot.features(in: $0)) }
            var scenario: [Feature] = []
            try ScenarioSites(snapshot, Scenario(open: [FeatureID("R0")]), crs: crs).forEachSite { scenario.append($0) }
            let corner = Envelope(minX: 371_500, minY: 5_715_500, maxX: 372_000, maxY: 5_716_000)
            return (
                Dictionary(uniqueKeysWithValues: all),
                try snapshot.features(in: .plots, where: .siteID, equals: "S1"),
                try snapshot.features(in: .sites, meeting: corner), try snapshot.recordedImports().map(\.version),
                scenario
            )
        }
    }

    /// Each feature as a single item.
    private static func one(
        _ source: any FeatureSource, _ collection: CollectionID
    ) async throws -> [FeatureID: String] {
        var found: [FeatureID: String] = [:]
        for id in try await source.page(FeatureQuery(collection, limit: 1000)).features.map(\.id) {
            let feature = try await source.feature(id, in: collection)
            found[id] = feature.map { String(decoding: $0.geoJSON, as: UTF8.self) }
            if collection == .sites, let statement = try await source.hectaresStatement(of: id) {
                found[id]?.append(String(decoding: statement, as: UTF8.self))
            }
        }
        return found
    }
}

@Suite(.everyStore) struct PastTests {
    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `every version gives the same results as when it was the latest`(seed: UInt64) async throws {
        var region = Region(seed: seed)
        let temporary = try TemporaryStore()
        let store = temporary.store
        var versions: [(version: Int64, snapshot: Snapshot)] = []
        for number in 0...8 {
            let layers = number == 0 ? region.all() : [region.change()]
            try #require(try await store.importLayers(layers, options: .ofRegion).isKept)
            if number == 4 {
                // An ended feature that begins again.
                _ = try await store.revertImport(try await store.read { try $0.state().version })
            }
            let version = try await store.read { try $0.state().version }
            if versions.last?.version != version { versions.append((version, try await Snapshot(store))) }
        }
        try #require(versions.count > 4)
        for (version, then) in versions {
            let now = try await Snapshot(store.at(version: version))
            #expect(now.served == then.served, "version \(version)")
            #expect(now.inBox == then.inBox && now.filtered == then.filtered, "version \(version)")
            #expect(now.features == then.features && now.scenario == then.scenario, "version \(version)")
            #expect(now == then, "version \(version)")
        }
        let nothing = try await Snapshot(store.at(version: 0))
        #expect(nothing.served.values.allSatisfy(\.isEmpty) && nothing.imports.isEmpty)
        #expect(nothing.summaries.values.allSatisfy { $0.itemCount == 0 && $0.extent == nil && $0.version == 0 })
    }

    @Test func `a cursor reads its version despite later imports`() async throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try await store.importLayers([MemorySource.sites(["A", "B", "C", "D", "E"]).layer("standorte", hash: "1")])
        let whole = try await store.page(FeatureQuery(.sites, limit: 100))
        for (query, size) in [(FeatureQuery(.sites, limit: 2), 2), (FeatureQuery(.sites, limit: 1), 1)] {
            var query = query
            var seen: [EncodedFeature] = []
            var round = 0
            repeat {
                let page = try await store.page(query)
                seen += page.features
                #expect(page.numberMatched == 5 && page.features.count <= size)
                query.after = page.next
                round += 1
                // All features change, and others are added.
                let names = (0..<(5 + round)).map { "\($0) \(size) \(round)" }
                _ = try await store.importLayers([
                    MemorySource.sites(names).layer("standorte", hash: "\(size) \(round)")
                ])
                if size == 2 {
                    _ = try await store.revertImport(try await store.read { try $0.state().version })
                }
            } while query.after != nil
            #expect(seen.map(\.id) == whole.features.map(\.id))
            if size == 2 { #expect(seen == whole.features) }
        }
    }
}
