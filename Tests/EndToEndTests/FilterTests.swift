import Foundation
import Testing

extension EndToEnd {
    /// CQL2 filters on geodata: written by hand, from QGIS and from GDAL.
    @Suite(.servedGeodata, .requires(.curl, .gdal))
    struct FilterTests {
        @Test(arguments: [
            ("available_ha() > 20 AND distance_m(POINT(7.1 51.6)) < 20000", ["S06"]),
            ("available_ha > 5 AND nearest_project_m() < 100000 AND name LIKE '%Marl'", ["S02"]),
            ("A_CONTAINS(access_links, ('R04', 'R01'))", ["S01", "S14", "S15", "S25"]),
            ("drive_minutes() IS NOT NULL", []),
            ("A_OVERLAPS(conditions, ('R04-N'))", ["S01"]),
            ("CASEI(ACCENTI(name)) LIKE '%furst%'", ["S07", "S16"]),
            ("S_INTERSECTS(geometry, BBOX(7.06, 51.67, 7.09, 51.70))", ["S02"]),
            ("nearest_junction_m() < 1000", ["S10", "S11"]), ("gross_ha - net_ha > 100", ["S01"]),
            ("S_CONTAINS(geometry, POINT(371500 5715500))", []),
            ("available_ha = 25", ["S06"]), ("available_ha >= 25", ["S06"]),
            ("available_ha IN (12, 25)", ["S02", "S06"]),
            ("available_ha BETWEEN 25 AND 30", ["S06"]), ("available_ha() = 25", ["S06"]), ("available_ha > 25", []),
            ("NOT available_ha < 25", ["S06"]), ("available_ha <> 25 AND available_ha > 20", []),
            ("gross_ha = 288", ["S01"]), ("gross_ha() >= 288", ["S01"]), ("conditional_ha = 156", ["S01"]),
        ])
        func `a filter gives exactly the matching sites`(filter: String, expected: [String]) async throws {
            let query = filter.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let crs = filter.contains("371500") ? "&filter-crs=http://www.opengis.net/def/crs/EPSG/0/25832" : ""
            let response = try await Geodata.served.get("/collections/sites/items?limit=100&filter=\(query)\(crs)")
            #expect(response.status == 200, "\(response.body)")
            #expect(try response.json.list("features").compactMap { $0["id"]?.string } == expected)
        }

        @Test func `what a site shows finds it, in comparisons, lists, ranges and parameters`() async throws {
            let sites = try await Geodata.served.get("/collections/sites/items?limit=100").json.list("features")
            var compared = 0
            for site in sites {
                let id = try #require(site["id"]?.string)
                let figures = Self.figures.compactMap { name in
                    (site["properties"]?[name]?.number).map { (name, "\($0)") }
                }
                guard !figures.isEmpty else { continue }
                compared += figures.count
                let conditions = figures.flatMap { name, number in
                    ["\(name) = \(number)", "\(name) IN (\(number))", "\(name) BETWEEN \(number) AND \(number)"]
                }
                let filter =
                    conditions.joined(separator: " AND ")
                    .addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
                let found = try await Geodata.served.get("/collections/sites/items?limit=100&filter=\(filter)")
                #expect(try found.json.list("features").compactMap { $0["id"]?.string }.contains(id), "\(id)")
            }
            #expect(compared > 90)
            let least = try await Geodata.served.get("/collections/sites/items?min_available_ha=25")
            #expect(try least.json.list("features").compactMap { $0["id"]?.string } == ["S06"])
        }

        private static let figures = [
            "gross_ha", "net_ha", "developable_ha", "available_ha", "conditional_ha", "largest_plot_ha",
            "gross_utm32_ha", "nearest_project_straight_line_m", "nearest_junction_straight_line_m",
        ]

        /// Filters as QGIS writes them since 3.34: quoted names, times in milliseconds, coordinates in the layer's CRS.
        @Test(arguments: [
            (#"(("municipality" = 'Marl') AND ("available_ha" >= 12))"#, 1),
            (#"("survey_date" > TIMESTAMP('2020-01-01T00:00:00.000Z'))"#, 1), (#"("available_ha" IS NULL)"#, 17),
            (#"(CASEI("name") LIKE CASEI('%BLUMENTHAL%'))"#, 2), (#"("name" = 'it''s \\ "')"#, 0),
            (#"S_INTERSECTS("geometry",BBOX(300000,5600000,450000,5800000))"#, 11),
        ])
        func `replayed: the server evaluates filters from QGIS`(filter: String, count: Int) async throws {
            let query = filter.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let crs = filter.contains("BBOX") ? "&filter-crs=http://www.opengis.net/def/crs/EPSG/0/25832" : ""
            let response = try await Geodata.served.get(
                "/collections/sites/items?filter=\(query)&filter-lang=cql2-text\(crs)&limit=1")
            #expect(response.status == 200, "\(response.body)")
            #expect(try response.json["numberMatched"]?.number == Double(count))
        }

        @Test(arguments: [
            ("available_ha > 20", 1), ("municipality = 'Marl' AND available_ha >= 12", 1), ("name = 'it''s \\ \"'", 0),
            ("survey_date > '2020/01/01'", 1), ("available_ha IS NULL", 17),
            ("municipality IN ('Herne', 'Marl') AND NOT (available_ha > 1000)", 2),
        ])
        func `GDAL sends attribute filters to the server`(condition: String, count: Int) async throws {
            let run = try await Subprocess.run(
                "/usr/bin/ogrinfo",
                ["-ro", "-so", "OAPIF:\(Geodata.served.address)", "sites", "-where", condition],
                environment: ["CPL_DEBUG": "OAPIF,HTTP"])
            #expect(run.code == 0 && !run.errors.contains("ERROR"), "\(run.errors)")
            #expect(run.errors.contains("filter=") && run.errors.contains("filter-lang=cql-text"), "\(run.errors)")
            #expect(run.output.contains("Feature Count: \(count)"), "\(run.output)")
        }
    }
}
