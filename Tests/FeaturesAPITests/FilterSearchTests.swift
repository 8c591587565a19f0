import Testing

@testable import FeaturesAPI

struct FilterSearchTests {
    private static let filter = #"{"op":"like","args":[{"property":"name"},"Standort 1%"]}"#

    private func search(_ body: String, _ type: String?, _ query: String = "") async throws -> Reply {
        try await send(
            Array(body.utf8), to: "/collections/sites/items\(query)", headers: type.map { ["content-type": $0] } ?? [:],
            of: zoo)
    }

    @Test(arguments: FilterSearch.types + ["application/json; charset=utf-8"])
    func `a filter in the body selects features page by page`(type: String) async throws {
        let first = try await search(Self.filter, type, "?limit=5&municipality=Gladbeck,Bottrop")
        #expect(first.status == 200)
        #expect(first.json["numberMatched"] as? Int == 8)
        var seen = first.ids
        var next = first.link("next")
        while let link = next {
            let page = try await ask(link.path)
            seen += page.ids
            next = page.link("next")
        }
        #expect(seen == ["site-01"] + [10, 11, 13, 14, 16, 17, 19].map { "site-\($0)" })
        #expect(try await ask(try #require(first.link("self")).path).ids == first.ids)
    }

    @Test(arguments: [nil, "application/geo+json", "text/plain", "application/x-www-form-urlencoded"])
    func `a body of another type is refused`(type: String?) async throws {
        let reply = try await search(Self.filter, type)
        #expect(reply.status == 405)
        #expect(reply.headers["allow"] == "GET, HEAD, OPTIONS")
    }

    @Test(
        arguments: [
            ("{", "", 400, "filter"), ("", "", 400, "filter"),
            (#"{"op":"=","args":[{"property":"nmae"},1]}"#, "", 400, "filter"),
            (filter, "?filter=TRUE", 400, "filter"), (filter, "?filter-lang=cql2-json", 400, "filter-lang"),
            (filter, "?limt=5", 400, "limt"),
            (String(repeating: " ", count: 40_000) + filter, "", 413, nil),
        ] as [(String, String, Int, String?)])
    func `an error in the body is a problem`(body: String, query: String, status: Int, parameter: String?) async throws
    {
        let reply = try await search(body, "application/json", query)
        #expect(reply.status == status)
        #expect(reply.json["parameter"] as? String == parameter)
    }

    @Test func `a filter that is not UTF-8 is refused`() async throws {
        let reply = try await send(
            [0xFF, 0xFE], to: "/collections/sites/items", headers: ["content-type": "application/json"], of: zoo)
        #expect(reply.status == 400)
    }
}
