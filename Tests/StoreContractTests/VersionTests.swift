import Foundation
import SimpleFeatures
import StoreTestSupport
import Testing

@testable import InventoryExchange
@testable import SiteInventory

@Suite(.everyStore) struct VersionTests {
    let temporary: TemporaryStore
    var store: any InventoryStore { temporary.store }

    init() throws { temporary = try TemporaryStore() }

    @Test func `a change of a plot recomputes only its site`() async throws {
        _ = try await store.importLayers([
            MemorySource.plot("verfügbar").layer("teilflaechen", hash: "1"),
            MemorySource.sites(["Eins", "Zwei", "Drei"]).layer("standorte", hash: "2"),
        ])
        let before = try await store.features(.sites)
        #expect(abs((before[0]["available_ha"].number ?? 0) - 50) < 0.1)
        _ = try await store.importLayers([MemorySource.plot("belegt").layer("teilflaechen", hash: "3")])
        let after = try await store.features(.sites)
        #expect(after[0]["available_ha"] == .number(0))
        #expect(abs((after[0]["occupied_ha"].number ?? 0) - 50) < 0.1)
        #expect(Array(after.dropFirst()) == Array(before.dropFirst()))
        #expect(
            try await store.read { try $0.versions(of: $0.ids(in: .sites), in: .sites).values.count { $0 == 2 } } == 1)
        #expect(try await store.endedVersionCount(.sites) == 1)
    }

    @Test func `the same content is imported once`() async throws {
        let layer = MemorySource.sites(["Eins"]).layer("standorte", hash: "1")
        _ = try await store.importLayers([layer])
        let again = try await store.importLayers([layer])
        #expect(again.reports.isEmpty)
        #expect(again.alreadyImported.count == 1)
        #expect(try await store.summary(of: .sites).version == 1)
    }

    @Test func `the same features in another file change nothing`() async throws {
        _ = try await store.importLayers([MemorySource.sites(["Eins", "Zwei"]).layer("standorte", hash: "1")])
        let again = try await store.importLayers([MemorySource.sites(["Eins", "Zwei"]).layer("standorte", hash: "2")])
        #expect(again.reports.map(\.counts.unchanged) == [2])
        #expect(try await store.endedVersionCount(.sites) == 0)
    }

    @Test func `an import with an error stores nothing`() async throws {
        var broken = MemorySource.sites(["Eins", "Zwei"])
        broken.rows[1].values[0] = .null
        let outcome = try await store.importLayers([
            MemorySource.plot("verfügbar").layer("teilflaechen", hash: "1"), broken.layer("standorte", hash: "2"),
        ])
        #expect(!outcome.isKept)
        #expect(outcome.reports.flatMap(\.findings).contains { $0.code == .check(.idMissing) && $0.row == 2 })
        for collection in CollectionID.allCases {
            #expect(try await store.summary(of: collection).itemCount == 0)
        }
        #expect(try await store.state().version == 0)
        #expect(try await store.read { try $0.imports(ImportSelection()).isEmpty })
    }

    @Test func `a reader sees a consistent state`() async throws {
        _ = try await store.importLayers([MemorySource.sites(["Eins"]).layer("standorte", hash: "1")])
        let store = store
        let counts = try await store.read { snapshot in
            let before = try snapshot.features(in: .sites).count
            let written = DispatchSemaphore(value: 0)
            Task {
                _ = try await store.importLayers([MemorySource.sites(["Eins", "Zwei"]).layer("standorte", hash: "2")])
                written.signal()
            }
            written.wait()
            return (before, try snapshot.features(in: .sites).count)
        }
        #expect(counts == (1, 1))
        #expect(try await store.summary(of: .sites).itemCount == 2)
    }

    @Test func `a change of a road updates every affected site`() async throws {
        func road(_ id: String, _ status: String, x: Double) -> MemorySource {
            MemorySource(
                fields: ["VP_NR", "NAME", "STATUS"],
                rows: [(rectangle(x, 5000, 10, 10), [.string(id), .string(id), .string(status)])])
        }
        _ = try await store.importLayers([
            road("R1", "im Bau", x: 0).layer("verkehrsprojekte", hash: "1"),
            MemorySource.sites(["Eins"]).layer("standorte", hash: "2"),
        ])
        let links = try await store.features(.accessLinks)
        #expect(links.map(\.id.text) == ["S1~R1~computed"])
        #expect(abs((links[0]["straight_line_m"].number ?? 0) - 4000) < 4)
        #expect(links[0]["road_status"] == .string("under_construction"))
        #expect(links[0]["connection_state"] == .null)

        let nearer = MemorySource(
            fields: ["VP_NR", "NAME", "STATUS"],
            rows: [(rectangle(0, 2000, 10, 10), [.string("R2"), .string("R2"), .string("in Planung")])])
        _ = try await store.importLayers([nearer.layer("verkehrsprojekte", hash: "3")])
        let ranks = try await store.features(.accessLinks).map { ($0.id.text, $0["rank"].integer) }
        #expect(ranks.map(\.0) == ["S1~R1~computed", "S1~R2~computed"] && ranks.map(\.1) == [2, 1])
        #expect(try await store.features(.sites).map { $0["nearest_project_id"] } == [.string("R2")])
    }
}
