import SiteInventory
import Testing

@testable import FeaturesAPI

struct ItemsParametersTests {
    @Test(arguments: [
        ("limit", ["0", "-1", "ten", "", "1.5", "+5", "1e3", "٣"]),
        (
            "bbox",
            [
                "", "1,2,3", "1,2,3,4,5", "1,2,3,x", "1,2,3,nan", "1,2,3,inf", "1,2,3,", "1,60,2,50",
                "1,1,9,2,2,0", "1,1,0x10,2", "1e400,1,2,3", "370000,5710000,380000,5720000",
            ]
        ),
        (
            "datetime",
            [
                "", "yesterday", "2025-13-01", "2025-02-29", "2025-01-01T25:00:00Z", "2025-01-01T00:00:00",
                "2025-06-01/2025-01-01", "a/b", "2025-01-01/2025-01-02/2025-01-03", "..", "2025-01-01T00:00:00+24:00",
            ]
        ),
        ("cursor", ["", "-1", "!", "next page", "1", "1-", "-1-2", "1-2-3", "+1-2"]),
        ("as_of", ["", "2101-01-01", "2025-02-29", "yesterday", "2025-01-01T00:00:00"]),
        ("available_by", ["", "26", "soon", "-2030", "99999999999999999999"]), ("open", ["", "R9", "R1,R9"]),
        ("min_available_ha", ["", "-1", "many", "nan", "1,2"]),
        ("max_project_straight_line_m", ["", "-0.1", "near"]),
        ("max_junction_straight_line_m", ["-1", "near"]), ("max_junction_road_m", ["", "nan"]),
        ("max_junction_drive_minutes", ["-0.5"]),
        ("road_status", ["opened", ""]), ("link_basis", ["foo", "documented,foo"]),
        ("category", ["foo", "", "industry,foo", "Industry"]),
        ("fully_marketed", ["yes", "1", "", "TRUE"]),
        ("available_ha", ["", "inf", "1;2", "1,"]),
        ("survey_date", ["2025", "2025-02-30", "", "2025-01-01T00:00:00Z"]),
        ("f", ["xml", "GEOJSON", ""]), ("lang", ["fr", ""]),
    ])
    func `refuses a wrong value and names the parameter`(parameter: String, values: [String]) async throws {
        for value in values {
            let response = try await ask("/collections/sites/items?\(parameter)=\(percentEncoded(value))")
            #expect(response.status == 400, "\(parameter)=\(value)")
            #expect(response.json["parameter"] as? String == parameter, "\(parameter)=\(value)")
            #expect((response.json["requirement"] as? String)?.hasPrefix("/req/core/") == true)
        }
    }

    @Test func `refuses fractions for whole numbers`() async throws {
        #expect(try await ask("/collections/targets/items?year=2020.0").status == 400)
        #expect(try await ask("/collections/targets/items?year=2020").ids == ["jobs"])
    }

    @Test func `an unknown word is refused with the list and the nearest word`() async throws {
        let problem = try await ask("/collections/sites/items?category=industri").json
        #expect(problem["nearest"] as? String == "industry")
        #expect((problem["detail"] as? String)?.contains("industry, logistics, leisure") == true)
    }

    @Test(
        arguments: [
            ("/collections/sites/items?limt=5", "limt", "limit"),
            ("/collections/sites/items?LIMIT=5", "LIMIT", "limit"),
            ("/collections/sites/items?munincipality=Herten", "munincipality", "municipality"),
            ("/collections/sites/items?min_availible_ha=5", "min_availible_ha", "min_available_ha"),
            ("/collections/sites/items?offset=5", "offset", nil), ("/collections/sites/items?=5", "", nil),
            ("/collections/plots/items?min_available_ha=5", "min_available_ha", nil),
            ("/collections?limit=5", "limit", nil), ("/?language=en", "language", nil),
            ("/api?format=json", "format", nil),
            ("/collections/sites/items/site-00?bbox=1,2,3,4", "bbox", nil), ("/conformance?ff", "ff", nil),
            ("/collections/sites/items?bbox-srs=x", "bbox-srs", "bbox-crs"),
        ] as [(String, String, String?)])
    func `refuses an unknown parameter and names the nearest`(uri: String, name: String, nearest: String?) async throws
    {
        let response = try await ask(uri)
        #expect(response.status == 400)
        #expect(response.json["type"] as? String == "urn:zukunftsstandorte:problem:unknown-parameter")
        #expect(response.json["parameter"] as? String == name)
        #expect(response.json["nearest"] as? String == nearest)
        #expect(response.json["requirement"] as? String == "/req/core/query-param-unknown")
    }

    @Test(arguments: ["limit=1&limit=1", "category=industry&category=energy", "f=json&f=json"])
    func `refuses a repeated parameter`(query: String) async throws {
        let response = try await ask("/collections/sites/items?\(query)")
        #expect(response.status == 400)
        #expect(response.json["type"] as? String == "urn:zukunftsstandorte:problem:repeated-parameter")
    }

    @Test func `confidential attributes are neither selectable nor listed`() async throws {
        for schema in CollectionSchema.all {
            for field in schema.fields where field.isConfidential {
                #expect(try await ask("/collections/\(schema.id.rawValue)/items?\(field.name)=x").status == 400)
                #expect(
                    !(try await ask("/collections/\(schema.id.rawValue)/schema").text.contains("\"\(field.name)\"")))
            }
        }
        #expect(!(try await ask("/api").text.contains("\"confidential\"")))
    }

    @Test(arguments: RangeParameter.of(.sites))
    func `the example of a range is a value that its figure can have`(range: RangeParameter) {
        #expect(range.parameter.example == (range.figure.unit == .share ? .number(0.5) : 5))
    }

    @Test(arguments: CollectionSchema.all)
    func `no property has the name of another parameter`(schema: CollectionSchema) {
        let names = [Parameter].items(of: schema).map(\.name) + ["f", "lang"]
        #expect(Set(names).count == names.count)
    }
}
