import CQL2
import Foundation
import SimpleFeatures
import SiteInventory
import Testing

@testable import FeaturesAPI

struct FilterTests {
    private func items(_ parameters: [(String, String)], of collection: String = "sites") async throws -> Reply {
        let query = parameters.map { "\($0.0)=\(percentEncoded($0.1))" }.joined(separator: "&")
        return try await ask("/collections/\(collection)/items?\(query)")
    }

    @Test(
        arguments: [
            ("available_ha > 21", ["site-21", "site-22"]),
            ("available_ha() BETWEEN 3 AND 4.5", ["site-03", "site-04"]),
            ("name = 'Standort 7' OR name = 'c,omma, \"c,omma\"'", ["site-07", "c,omma"]),
            ("fully_marketed", ["site-05"]),
            ("CASEI(name) = CASEI('STANDORT 3') AND available_ha < 9", ["site-03"]), ("id = 'a/b'", ["a/b"]),
            ("S_INTERSECTS(geometry, BBOX(7.06, 51, 7.21, 52)) AND municipality <> 'Bottrop'", ["site-01"]),
            ("S_INTERSECTS(geometry, BBOX(7.06, 51, 7.21, 52)) AND category = 'logistics' ", ["site-01"]),
            ("S_INTERSECTS(geometry, BBOX(179, -20, -179, 0))", ["taveuni"]),
            ("survey_date < DATE('2025-01-11') AND available_ha > 15", ["site-20"]),
            ("\"name\" = 'Standort 7' AND \"available_ha\" < 9", ["site-07"]),
            ("\"survey_date\" <= TIMESTAMP('2025-01-10T00:00:00.000Z') AND available_ha > 15", ["site-20"]),
            ("name LIKE '%\\_%'", []), ("nearest_project_m() + 100 = 1300", ["site-12"]),
        ] as [(String, [String])])
    func `a filter selects the features for which it is true`(filter: String, ids: [String]) async throws {
        let tree = try FilterLanguage.text.read(filter)
        for (language, text) in [(nil, filter), ("cql2-text", filter), ("cql-text", filter), ("cql2-json", tree.json)] {
            let reply = try await items(
                [("filter", text), ("limit", "100")] + (language.map { [("filter-lang", $0)] } ?? []))
            #expect(reply.status == 200, "\(reply.text)")
            #expect(Set(reply.ids) == Set(ids), "\(language ?? "")")
            #expect(reply.json["numberMatched"] as? Int == ids.count)
        }
    }

    @Test func `a filter and other parameters are combined`() async throws {
        let filter = percentEncoded("available_ha > 3 OR TRUE")
        let reply = try await ask(
            "/collections/sites/items?filter=\(filter)&municipality=Herten&min_available_ha=10&bbox=8,51,9,52&id=site-12,site-15"
        )
        #expect(reply.ids == ["site-12", "site-15"])
    }

    @Test func `links to further pages keep the filter`() async throws {
        let first = try await items([("filter", "name LIKE 'Standort 1%' AND available_ha > 0"), ("limit", "4")])
        var seen = first.ids
        var next = first.link("next")
        while let link = next {
            let page = try await ask(link.path)
            seen += page.ids
            next = page.link("next")
        }
        #expect(seen == ["site-01"] + (10...19).map { "site-\($0)" })
    }

    @Test(
        arguments: [
            ("filter=name%20lkie%20%27x%27", "filter", "/req/cql2-text/basic-cql2", 6, "LIKE"),
            ("filter=", "filter", "/req/cql2-text/basic-cql2", 1, nil),
            ("filter=nmae=%27x%27", "filter", "/req/basic-cql2/property", 1, "name"),
            ("filter=confidential=%27x%27", "filter", "/req/basic-cql2/property", 1, nil),
            ("filter=avialable_ha()%3E1", "filter", "/req/functions/functions", 1, "available_ha"),
            ("filter=TRUE%20AND%20name%3E1", "filter", "/req/basic-cql2/cql2-filter", 10, nil),
            ("filter=TRUE&filter-lang=cql3", "filter-lang", "/req/filter/filter-lang-param", nil, nil),
            ("filter=TRUE&filter-lang=cql2-txt", "filter-lang", "/req/filter/filter-lang-param", nil, "cql2-text"),
            ("filter=TRUE&filter-crs=EPSG:4326", "filter-crs", "/req/filter/filter-crs-param", nil, nil),
            ("filter-lang=cql2-json&filter=%7B%22op%22%3A1%7D", "filter", "/req/cql2-json/basic-cql2", 7, nil),
        ] as [(String, String, String, Int?, String?)])
    func `an error has its position, its requirement and the nearest word`(
        query: String, parameter: String, requirement: String, position: Int?, nearest: String?
    ) async throws {
        let problem = try await ask("/collections/sites/items?\(query)")
        #expect(problem.status == 400)
        #expect(problem.json["parameter"] as? String == parameter)
        #expect(problem.json["requirement"] as? String == requirement)
        #expect(problem.json["position"] as? Int == position, "\(problem.text)")
        #expect(problem.json["nearest"] as? String == nearest)
    }

    @Test(
        arguments: [
            ("S_INTERSECTS(geometry, BBOX(1000000, 1000000, 2000000, 2000000))", "OGC/1.3/CRS84", true),
            ("NOT (name IS NULL AND S_WITHIN(geometry, POINT(371500 5715500)))", "OGC/1.3/CRS84", true),
            ("distance_m(POINT(371500 5715500)) < 5000", "EPSG/0/4326", true),
            ("distance_m(POINT(371500 5715500)) < 5000", "EPSG/0/25832", false),
            ("S_INTERSECTS(geometry, POINT(51.5 7))", "EPSG/0/4326", false),
            ("S_INTERSECTS(geometry, BBOX(-180, -91, 540, 91))", "OGC/1.3/CRS84", false),
            ("S_INTERSECTS(geometry, BBOX(-180, 91, 180, 95))", "OGC/1.3/CRS84", true),
            // The abstract tests of CQL2: A.7.1, A.9.1 and A.8.1.
            ("S_INTERSECTS(geometry,POINT(90 180))", "OGC/1.3/CRS84", true),
            ("S_DISJOINT(geometry,POINT(90 180))", "OGC/1.3/CRS84", true),
            ("S_INTERSECTS(geometry,MULTIPOINT(7.02 49.92, 90 180))", "OGC/1.3/CRS84", true),
            ("S_INTERSECTS(geometry,POINT(180 90))", "OGC/1.3/CRS84", false),
            ("S_INTERSECTS(geometry,POINT(90 180))", "EPSG/0/4326", false),
            ("S_INTERSECTS(geometry,POINT(180 90))", "EPSG/0/4326", true),
            ("S_WITHIN(geometry,POLYGON((-180 -90,180 -90,180 90,-180 90,-180 -90)))", "OGC/1.3/CRS84", false),
            ("S_WITHIN(geometry,POLYGON((-180 -90,180 -90,180 90.1,-180 90,-180 -90)))", "OGC/1.3/CRS84", true),
        ] as [(String, String, Bool)])
    func `coordinates outside the range of degrees are refused`(
        filter: String, system: String, isRefused: Bool
    ) throws {
        let crs = percentEncoded("http://www.opengis.net/def/crs/\(system)")
        let parameters = try QueryParameters(query: "filter=\(percentEncoded(filter))&filter-crs=\(crs)")
        guard isRefused else {
            let read = try RequestFilter(parameters, .of(.sites))
            #expect(read != nil)
            return
        }
        let problem = try #require(throws: Problem.self) { try RequestFilter(parameters, .of(.sites)) }
        #expect(problem.kind == .invalidParameter && problem.parameter == "filter")
        #expect(problem.requirement == "/req/filter/filter-crs-wgs84")
    }

    @Test(arguments: ServedCRS.all)
    func `coordinates of a filter have the axis order of the system's authority`(crs: ServedCRS) throws {
        let parameters = try QueryParameters(
            query:
                "filter=S_EQUALS(geometry,POINT(1%202))%20OR%20S_WITHIN(geometry,BBOX(1,2,3,4))&filter-crs=\(percentEncoded(crs.crs.uri))"
        )
        let read = try #require(try RequestFilter(parameters, .of(.sites)))
        #expect(read.crs == crs.crs)
        let expected =
            crs.isNorthFirst
            ? "S_EQUALS(geometry, POINT(2 1)) OR S_WITHIN(geometry, BBOX(2, 1, 4, 3))"
            : "S_EQUALS(geometry, POINT(1 2)) OR S_WITHIN(geometry, BBOX(1, 2, 3, 4))"
        #expect(read.expression.text == expected)
    }

    @Test(arguments: CollectionSchema.all)
    func `queryables are a JSON Schema, and each plain one is a parameter`(schema: CollectionSchema)
        async throws
    {
        let path = "/collections/\(schema.id.rawValue)"
        let reply = try await ask("\(path)/queryables?f=json")
        #expect(reply.headers["content-type"] == "application/schema+json")
        let forGDAL = try await ask("\(path)/queryables", headers: ["accept": "application/json"])
        #expect(forGDAL.headers["content-type"] == "application/json")
        #expect(reply.json["$id"] as? String == "http://localhost\(path)/queryables")
        #expect(reply.json["type"] as? String == "object")
        let properties = try #require(reply.json["properties"] as? [String: [String: Any]])
        #expect(Set(properties.keys) == Set(schema.filterQueryables.properties.keys))
        let parameters = Dictionary(uniqueKeysWithValues: [Parameter].items(of: schema).map { ($0.name, $0.schema) })
        for (name, property) in properties {
            #expect(property["title"] as? String != nil)
            let type = property["type"] as? String
            #expect(type != nil || property["format"] as? String != nil, "\(name)")
            if let type, type != "array" {
                let told = property.filter { !["title", "x-ogc-unit", "x-ogc-unitLang"].contains($0.key) }
                let schema = try JSONSerialization.jsonObject(with: Data(try #require(parameters[name]).bytes))
                #expect((schema as? [String: Any] ?? [:]) as NSDictionary == told as NSDictionary, "\(name)")
            }
            let known = try await items(
                [("filter", "\"\(name)\" IS NULL OR TRUE"), ("limit", "1")], of: schema.id.rawValue)
            #expect(known.status == 200, "\(name): \(known.text)")
        }
        for rel in ["http://www.opengis.net/def/rel/ogc/1.0/queryables", "queryables"] {
            let link = try await ask(path).link(rel)
            #expect(link?.path == "\(path)/queryables" && link?["type"] == "application/schema+json")
        }
    }

    /// Part 3 forbids `$ref`; QGIS sends `Accept: application/schema+json`, and looks for nothing else.
    @Test(arguments: [
        (nil, false), ("curl/8.0", false), ("GDAL/3.6.2", false), ("Mozilla/5.0 QGIS/34015/Debian GNU/Linux 12", true),
        ("QGIS/33400/Windows 10", true),
    ])
    func `only QGIS gets a reference beside the format of a geometry`(program: String?, hasReference: Bool) async throws
    {
        let path = "/collections/sites/queryables"
        var headers = ["accept": "application/schema+json"]
        headers["user-agent"] = program
        let reply = try await ask(path, headers: headers)
        let properties = try #require(reply.json["properties"] as? [String: [String: Any]])
        let geometry = try #require(properties["geometry"])
        #expect(geometry["format"] as? String == "geometry-multipolygon")
        #expect(
            geometry["$ref"] as? String == (hasReference ? "https://geojson.org/schema/MultiPolygon.json" : nil))
        #expect(geometry["type"] == nil)
        #expect(reply.headers["vary"]?.hasSuffix(", User-Agent") == true)
        headers["user-agent"] = "QGIS/34000"
        #expect((try await ask(path, headers: headers).headers["etag"] == reply.headers["etag"]) == hasReference)
    }

    @Test(arguments: [
        "/collections/sites/items", "/collections/sites/items?f=html", "/collections/sites/items?f=csv",
        "/collections/sites/items?f=geojsonseq", "/collections/plots/items?limit=1", "/collections/sites/download",
    ])
    func `every filterable resource links to its queryables`(path: String) async throws {
        let reply = try await ask(path)
        let collection = path.contains("plots") ? "plots" : "sites"
        let rel = "http://www.opengis.net/def/rel/ogc/1.0/queryables"
        let address = "http://localhost/collections/\(collection)/queryables"
        let link = try #require(reply.headers["link"])
        #expect(link.contains("<\(address)>; rel=\"\(rel)\"; type=\"application/schema+json\""))
        guard reply.headers["content-type"] == "application/geo+json" else { return }
        #expect(reply.link(rel)?["href"] == address)
    }

    @Test func `functions are listed with their arguments, and each can be called`() async throws {
        let link = try #require(try await ask("/").link("http://www.opengis.net/def/rel/ogc/1.0/functions"))
        let functions = try #require(try await ask(link.path).json["functions"] as? [[String: Any]])
        let names = functions.compactMap { $0["name"] as? String }
        #expect(names == names.sorted() && names.contains("available_ha") && names.contains("distance_m"))
        for function in functions {
            let name = try #require(function["name"] as? String)
            #expect(function["returns"] as? [String] == ["number"])
            let arguments = (function["arguments"] as? [[String: Any]] ?? []).map { _ in "POINT(7 51)" }.joined(
                separator: ",")
            for collection in try #require(function["collections"] as? [String]) {
                #expect(try await items([("filter", "\(name)(\(arguments)) >= 0")], of: collection).status == 200)
            }
        }
    }
}
