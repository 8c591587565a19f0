import SimpleFeatures
import SiteInventory
import Testing

@testable import FeaturesAPI

/// The parts and the order of features, and the search in their texts: `properties`, `sortby`, `q` and others.
struct SelectionTests {
    static let items = "/collections/sites/items"

    @Test(arguments: [
        "/collections/sites/items?limit=1&", "/collections/sites/items/site-00?", "/collections/sites/download?",
    ])
    func `selected properties are in the order of the schema`(path: String) async throws {
        let reply = try await ask("\(path)properties=available_ha,name")
        #expect(reply.text.contains(#""properties":{"name":"Standort 0","available_ha":0.5}"#))
        #expect(reply.text.contains("MultiPolygon"))
    }

    @Test func `excluded properties are left out`() async throws {
        let whole = try await ask("\(Self.items)/site-00").json["properties"] as? [String: Any] ?? [:]
        let part =
            try await ask("\(Self.items)/site-00?exclude-properties=name,category").json["properties"] as? [String: Any]
        #expect(Set(whole.keys).subtracting(part?.keys ?? [:].keys) == ["name", "category"])
    }

    @Test func `an empty list selects no property, and geometries can be left out`() async throws {
        let reply = try await ask("\(Self.items)?limit=1&properties=&skip-geometry=true")
        #expect(reply.text.contains(#""geometry":null,"properties":{}}"#))
        let csv = try await ask("\(Self.items)?limit=1&properties=name&skip-geometry=true&f=csv")
        #expect(csv.text == "id,name\r\nsite-00,Standort 0\r\n")
    }

    @Test(
        arguments: [
            ("properties=nmae", "properties", "name"), ("exclude-properties=categry", "exclude-properties", "category"),
            ("properties=name&exclude-properties=name", "exclude-properties", nil),
            ("skip-geometry=yes", "skip-geometry", nil),
            ("properties=confidential", "properties", nil), ("sortby=nmae", "sortby", "name"),
            ("sortby=", "sortby", nil),
            ("sortby=name,-name", "sortby", "name"), ("sortby=confidential", "sortby", nil),
        ] as [(String, String, String?)])
    func `unknown properties are refused with the nearest name`(
        query: String, parameter: String, nearest: String?
    ) async throws {
        let reply = try await ask("\(Self.items)?\(query)")
        #expect(reply.status == 400)
        #expect(reply.json["parameter"] as? String == parameter)
        if let nearest { #expect(reply.json["nearest"] as? String == nearest) }
        #expect((reply.json["requirement"] as? String)?.hasPrefix("/req/") == true)
    }

    @Test(arguments: [
        ("sortby=-nearest_project_straight_line_m", ["site-23", "site-22", "site-21"]),
        ("sortby=available_ha", ["site-00", "site-01", "site-02"]),
        ("sortby=-available_ha", ["site-22", "site-21", "site-20"]),
        ("sortby=category,-nearest_project_straight_line_m", ["taveuni", "site-22", "site-20"]),
        ("sortby=%2Bmunicipality,-available_ha", ["site-20", "site-17", "site-14"]),
    ])
    func `features are sorted, unknown values last`(query: String, first: [String]) async throws {
        #expect(try await ask("\(Self.items)?limit=3&\(query)").ids == first)
    }

    @Test(arguments: ["", "sortby=-available_ha", "sortby=municipality,-name", "municipality=Herten"])
    func `paging forward and back shows the same pages`(query: String) async throws {
        var pages: [[String]] = []
        var path: String? = "\(Self.items)?limit=4&\(query)"
        var last = Reply?.none
        while let next = path {
            let page = try await ask(next)
            pages.append(page.ids)
            #expect((page.link("prev") == nil) == (pages.count == 1))
            last = page
            path = page.link("next")?.path
        }
        #expect(Set(pages.flatMap(\.self)).count == pages.flatMap(\.self).count)
        for expected in pages.reversed().dropFirst() {
            let page = try await ask(try #require(last?.link("prev")).path)
            #expect(page.ids == expected)
            #expect(page.headers["link"]?.contains("rel=\"next\"") == true)
            last = page
        }
        #expect(last?.link("prev") == nil)
    }

    @Test(arguments: [
        ("q=standort%207", ["site-07"]), ("q=STANDORT%207,taveuni", ["site-07"]), ("q=uber", ["taveuni"]),
        ("q=über%20den", ["taveuni"]), ("q=nirgends", []), ("q=%25", ["50%"]),
    ])
    func `texts are searched for words, ignoring case and accents`(query: String, ids: [String]) async throws {
        #expect(try await ask("\(Self.items)?\(query)").ids == ids)
    }

    @Test(arguments: [
        ("2020-06-01", ["always", "until 2020", "2020"]), ("2019-12-31T23:59:59Z", ["always", "until 2020"]),
        ("2021-01-01/..", ["always", "from 2022"]), ("../2019-01-01", ["always", "until 2020"]),
        ("2020-12-31/2022-01-01", ["always", "until 2020", "2020", "from 2022"]), ("..", []),
        ("0000-01-01T00:00:00Z/9999-12-31T00:00:00Z", ["always", "until 2020", "2020", "from 2022"]),
    ])
    func `a time selects the features that are valid then; without times a feature is always valid`(
        time: String, ids: [String]
    )
        async throws
    {
        var source = InMemorySource()
        let validities: [(String, String?, String?)] = [
            ("always", nil, nil), ("until 2020", nil, "2020-12-31"), ("2020", "2020-01-01", "2020-12-31"),
            ("from 2022", "2022-01-01", nil),
        ]
        source.features[.plots] = validities.map { id, from, to in
            Feature(
                id: FeatureID(id), geometry: nil,
                properties: ["valid_from": PropertyValue(from), "valid_to": PropertyValue(to)])
        }
        let reply = try await ask("/collections/plots/items?datetime=\(percentEncoded(time))", of: server(over: source))
        #expect(reply.status == (ids.isEmpty ? 400 : 200))
        #expect(reply.ids == ids)
    }
}
