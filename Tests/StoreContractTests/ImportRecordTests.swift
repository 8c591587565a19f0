import InventoryExchange
import SiteInventory
import StoreTestSupport
import Testing

/// The list of imports.
@Suite(.everyStore) struct ImportRecordTests {
    private let temporary: TemporaryStore
    private var store: any InventoryStore { temporary.store }

    init() throws { temporary = try TemporaryStore() }

    @Test func `pages of imports contain each import once, newest first`() async throws {
        for number in 1...5 {
            _ = try await store.importLayers([
                MemorySource.sites(["Nr. \(number)"]).layer("standorte", hash: "\(number)a"),
                MemorySource.plot(number % 2 == 0 ? "verkauft" : "verfügbar").layer("teilflaechen", hash: "\(number)b"),
            ])
        }
        for limit in 1...6 {
            var (seen, last): ([RecordedImport], Int64?) = ([], nil)
            while true {
                let page = try await store.read { [last] in try $0.recordedImports(before: last, limit: limit) }
                #expect(page.count <= limit)
                seen += page
                guard let version = page.last?.version else { break }
                last = version
            }
            #expect(seen.map(\.version) == [5, 4, 3, 2, 1], "pages of \(limit)")
            #expect(seen.allSatisfy { $0.reports.map(\.layer) == ["standorte", "teilflaechen"] })
        }
        #expect(try await store.read { try $0.recordedImport(ofVersion: 3) }?.version == 3)
        #expect(try await store.read { try $0.recordedImport(ofVersion: 6) } == nil)
        #expect(try await store.read { try $0.recordedImport(ofVersion: .max) } == nil)
    }

    @Test(arguments: 0..<8)
    func `an import cancelled at any time leaves no trace, and the next one runs`(round: Int) async throws {
        let store = store
        let queue = ImportQueue { ImportFailure(.internalError, LocalizedText(de: "\($0)", en: "\($0)")) }
        let layer = MemorySource.sites((1...600).map { "Nr. \($0)" }).layer("standorte", hash: "1")
        let (rows, told) = AsyncStream.makeStream(of: Int.self)
        let job = try #require(
            await queue.add(files: [], isDryRun: false, cleanUp: {}) { progress in
                try await store.importLayers([layer], as: ImportOrder()) {
                    told.yield($0.rows)
                    try progress($0)
                }
            })
        // From before the first row to after the last.
        if round > 0 { _ = await rows.first { $0 >= (round - 1) * 100 } }
        let ended = await queue.dismiss(job.id)
        let isKept = ended?.status == .successful
        #expect(isKept || ended?.status == .dismissed, "\(String(describing: ended?.failure))")
        #expect(try await store.features(.sites).count == (isKept ? 600 : 0))
        #expect(try await store.state().version == (isKept ? 1 : 0))
        let next = MemorySource.sites(["Eins"]).layer("standorte", hash: "2")
        #expect(try await store.importLayers([next]).isKept)
    }
}
