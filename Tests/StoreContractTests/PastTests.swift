import CQL2
import Foundation
import GRDB
import SimpleFeatures
import Testing

@testable import GeoPackageStore
@testable import InventoryExchange
@testable import SiteInventory

/// Everything that a reader can ask, written down.
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

    /// Each feature asked for alone.
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

@Suite struct PastTests {
    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `every version answers for ever as it did when it was the latest`(seed: UInt64) async throws {
        var region = Region(seed: seed)
        let temporary = try TemporaryStore()
        let store = temporary.store
        var versions: [(version: Int64, snapshot: Snapshot)] = []
        for number in 0...8 {
            let layers = number == 0 ? region.all() : [region.change()]
            try #require(try await store.importLayers(layers, options: .ofRegion).isKept)
            if number == 4 {
                // What has ended, and begins again.
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

    @Test func `a cursor reads the version that it began with, whatever is imported meanwhile`() async throws {
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
                // Everything changes, and more is added.
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

    @Test func `a cursor of a version that does not exist yet reads the latest`() async throws {
        let temporary = try TemporaryStore()
        _ = try await temporary.store.importLayers([MemorySource.sites(["A"]).layer("standorte", hash: "1")])
        let query = FeatureQuery(.sites, after: PageCursor(rowKey: 0, version: .max))
        #expect(try await temporary.store.page(query).features.count == 1)
    }

    @Test(arguments: [("0-0", 0, 0), ("7-z", 35, 7), ("1y2p0ij32e8e7-1y2p0ij32e8e7", Int64.max, Int64.max)])
    func `a cursor comes back from its text`(token: String, key: Int64, version: Int64) {
        #expect(PageCursor(token: token) == PageCursor(rowKey: key, version: version))
        #expect(PageCursor(rowKey: key, version: version).token == token)
    }

    @Test func `a time gives the last version that was recorded by then`() async throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        for number in 1...3 {
            _ = try await store.importLayers([MemorySource.sites(["\(number)"]).layer("standorte", hash: "\(number)")])
        }
        try await store.pool.write { db in
            try db.execute(sql: "INSERT INTO inventory_writer VALUES (1)")
            for number in 1...3 {
                try db.execute(
                    sql: "UPDATE inventory_versions SET recorded_at = ? WHERE version = ?",
                    arguments: ["2024-0\(number)-01T12:00:00.000Z", number])
            }
            try db.execute(sql: "DELETE FROM inventory_writer")
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

    /// What SQLite says that it will do.
    private func plan(_ query: FeatureQuery, version: Int64?, _ store: GeoPackageStore) async throws -> String {
        let page = try SelectStatement(query, crs: store.crs, version: version)
            .page(after: query.after, limit: query.limit)
        return try await store.pool.read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + page.sql, arguments: page.arguments)
                .map { $0["detail"] as String }.joined(separator: "\n")
        }
    }

    @Test func `a page of the past is found by its row key among current and ended versions`() async throws {
        let store = try TemporaryStore().store
        let cursor = PageCursor(rowKey: 20, version: 1)
        let plan = try await plan(FeatureQuery(.sites, after: cursor), version: 1, store)
        #expect(plan.contains("MERGE (UNION ALL)") && !plan.contains("SCAN main.sites"), "\(plan)")
        #expect(plan.contains("SEARCH main.sites USING INTEGER PRIMARY KEY (rowid>?)"), "\(plan)")
        #expect(plan.contains("SEARCH main.sites_history USING INDEX sites_history_fid (fid>?)"), "\(plan)")
        #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
    }

    @Test func `the latest version is read from the current tables alone`() async throws {
        let store = try TemporaryStore().store
        let box = Envelope(minX: 7, minY: 51, maxX: 8, maxY: 52)
        for query in [FeatureQuery(.sites), FeatureQuery(.sites, boxes: [box])] {
            #expect(try await !plan(query, version: nil, store).contains("history"))
        }
    }
}
