import CQL2
import Foundation
import GRDB
import SimpleFeatures
import StoreTestSupport
import Synchronization
import Testing

@testable import GeoPackageStore
@testable import InventoryExchange
@testable import SiteInventory

/// Would take far longer than the tests may.
private let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

/// Runs a statement as a read of the source.
private func run(_ sql: String, _ cost: ReadCost, _ source: any FeatureSource) async throws {
    try await source.read(cost: cost) { snapshot in
        let snapshot = try #require(snapshot as? GeoPackageSnapshot)
        _ = try Int.fetchOne(snapshot.db, sql: sql)
    }
}

/// The limits of reads for a server.
@Suite(.timeLimit(.minutes(20))) struct ServedReadsTests {
    private let temporary: TemporaryGeoPackage
    private var store: GeoPackageStore { temporary.store }

    init() async throws {
        temporary = try TemporaryGeoPackage()
        _ = try await store.importLayers([
            MemorySource.sites((1...40).map { "Standort \($0)" }).layer("standorte", hash: "1")
        ])
    }

    @Test(arguments: [ReadCost.cheap, .expensive])
    func `a deadline interrupts a statement`(cost: ReadCost) async throws {
        var limits = ReadLimits()
        (limits.cheap, limits.expensive) = (.milliseconds(200), .milliseconds(200))
        let source = store.served(within: limits)
        await #expect(throws: ReadRefusal.tookTooLong) { try await run(endless, cost, source) }
        try await run("SELECT 1", cost, store.served(within: ReadLimits()))
    }

    @Test(arguments: [ReadCost.cheap, .expensive])
    func `a deadline ends a computation between statements`(cost: ReadCost) async throws {
        var limits = ReadLimits()
        (limits.cheap, limits.expensive) = (.milliseconds(200), .milliseconds(200))
        let source = store.served(within: limits)
        await #expect(throws: ReadRefusal.tookTooLong) {
            try await source.read(cost: cost) { _ in while true { try ReadBudget.check() } }
        }
        await #expect(throws: ReadRefusal.tookTooLong) {
            try await source.compute { while true { try ReadBudget.check() } }
        }
    }

    @Test(arguments: [ReadCost.cheap, .expensive])
    func `the end of the task interrupts a statement`(cost: ReadCost) async throws {
        let source = store.served(within: ReadLimits())
        let reading = Task { try await run(endless, cost, source) }
        try await Task.sleep(for: .milliseconds(300))
        reading.cancel()
        await #expect(throws: CancellationError.self) { try await reading.value }
        try await run("SELECT 1", cost, source)
    }

    @Test func `the deadline of a request bounds the deadlines of its reads`() async throws {
        let source = store.served(within: ReadLimits())
        await #expect(throws: ReadRefusal.tookTooLong) {
            try await ReadBudget.run(for: .milliseconds(200)) { _ in try await run(endless, .expensive, source) }
        }
    }

    @Test func `the store itself reads without limits`() async throws {
        #expect(try await store.read(cost: .expensive) { try $0.features(in: .sites).count } == 40)
    }

    @Test func `a full queue refuses at once, and cheap reads do not wait`() async throws {
        var limits = ReadLimits()
        (limits.runningCount, limits.waitingCount) = (1, 1)
        let source = store.served(within: limits)
        try await withThrowingTaskGroup(of: (any Error)?.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    do { try await run(endless, .expensive, source) } catch { return error }
                    return nil
                }
            }
            // One runs, one waits.
            let first = try await group.next()
            #expect(first as? ReadRefusal == .queueIsFull)
            #expect(try await source.page(FeatureQuery(.sites)).features.count == 10)
            #expect(try await source.feature(FeatureID("S1"), in: .sites) != nil)
            try await run("SELECT 1", .cheap, source)
            group.cancelAll()
            for try await error in group { #expect(error is CancellationError) }
        }
        try await run("SELECT 1", .expensive, source)
    }

    @Test func `a query above the limit is refused before it runs`() async throws {
        var limits = ReadLimits()
        (limits.cheapPrice, limits.highestPrice) = (0, 100)
        let source = store.served(within: limits)
        let query = FeatureQuery(.sites, filter: try filter("CASEI(name) LIKE '%9'"))
        await #expect(throws: QueryTooExpensive(price: 400, limit: 100)) { try await source.page(query) }
        await #expect(throws: QueryTooExpensive(price: 400, limit: 100)) {
            try await source.read { try $0.forEachFeature(of: query) { _ in } }
        }
        let narrow = FeatureQuery(.sites, filter: try filter("id = 'S9' AND CASEI(name) LIKE '%9'"))
        #expect(try await source.page(narrow).features.count == 1)
        #expect(try await store.page(query).features.count == 4)
    }

    @Test func `an expensive query gives the same page`() async throws {
        var limits = ReadLimits()
        limits.cheapPrice = 0
        let query = FeatureQuery(.sites, filter: try filter("CASEI(name) LIKE '%9' OR distance_m(POINT(7 51)) < 1"))
        let ids = { (page: FeaturePage) in page.features.map(\.geoJSON) }
        #expect(ids(try await store.served(within: limits).page(query)) == ids(try await store.page(query)))
    }

    private func filter(_ text: String) throws -> FilterExpression {
        try FilterLanguage.text.read(text, for: CollectionSchema.sites.filterQueryables)
    }
}
