import Foundation
import SiteInventory
import Testing

struct CollectionsTests {
    @Test func `lists every collection`() async throws {
        let collections = try await ask("/collections").json["collections"] as? [[String: Any]] ?? []
        #expect(collections.compactMap { $0["id"] as? String } == CollectionID.allCases.map(\.rawValue))
    }

    @Test(arguments: CollectionID.allCases)
    func `a collection is the same alone and in the list`(id: CollectionID) async throws {
        let list = try await ask("/collections").json["collections"] as? [[String: Any]] ?? []
        let alone = try await ask("/collections/\(id.rawValue)").json
        let listed = try #require(list.first { $0["id"] as? String == id.rawValue })
        #expect(listed as NSDictionary == alone as NSDictionary)
    }

    @Test(arguments: CollectionID.allCases)
    func `a collection links to its features in every format`(id: CollectionID) async throws {
        let items = try await ask("/collections/\(id.rawValue)").links.filter { $0["rel"] == "items" }
        let types = [
            "application/geo+json", "application/geo+json-seq", "text/csv; charset=utf-8; header=present",
            "text/html; charset=utf-8",
        ]
        #expect(items.compactMap { $0["type"] } == types)
        for link in items {
            #expect(link.path.hasPrefix("/collections/\(id.rawValue)/items"))
            #expect(try await ask(link.path).headers["content-type"] == link["type"])
        }
    }

    @Test func `a collection has a count and an extent`() async throws {
        let sites = try await ask("/collections/sites?lang=en").json
        #expect(sites["title"] as? String == "Sites")
        #expect(sites["itemType"] as? String == "feature")
        #expect(sites["itemCount"] as? Int == 35)
        #expect(sites["crs"] as? [String] == ServedCRS.all.map(\.uri))
        let spatial = (sites["extent"] as? [String: Any])?["spatial"] as? [String: Any]
        let bbox = try #require((spatial?["bbox"] as? [[Double]])?.first)
        #expect(bbox.map { ($0 * 100).rounded() / 100 } == [-180, -17, 179.95, 51.55])
    }

    @Test func `the temporal extent is open where features are always valid`() async throws {
        let extent = try await ask("/collections/sites").json["extent"] as? [String: Any]
        let temporal = try #require(extent?["temporal"] as? [String: Any])
        let interval = try #require((temporal["interval"] as? [[Any]])?.first)
        #expect(interval.count == 2 && interval.allSatisfy { $0 is NSNull })
    }

    @Test func `a collection without geometries has no extent`() async throws {
        #expect(try await ask("/collections/targets").json["extent"] == nil)
    }

    @Test func `the problem of an unknown collection names the list of collections`() async throws {
        let response = try await ask("/collections/cities")
        #expect(response.status == 404)
        #expect((response.json["detail"] as? String)?.contains("/collections lists") == true)
    }
}
