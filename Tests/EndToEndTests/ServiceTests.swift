import Testing

extension EndToEnd {
    /// The HTTP interface of a running server, on geodata.
    @Suite(.servedGeodata, .requires(.curl))
    struct ServiceTests {
        @Test func `min_available_ha=5 finds Marl West with 12 ha and Wulfen with 25 ha, with their road links`()
            async throws
        {
            let response = try await Geodata.served.get("/collections/sites/items?min_available_ha=5")
            #expect(response.headers["content-type"] == "application/geo+json")
            let sites = try response.json.list("features", by: "id")
            #expect(Set(sites.keys) == ["S02", "S06"])
            for (id, hectares, project) in [("S02", 12.0, "R05"), ("S06", 25, "R05")] {
                let properties = try #require(sites[id]?["properties"])
                expectHectares(properties["available_ha"]?.number, hectares, id)
                let links = try properties.list("access_links")
                #expect(links.count == 5 && links.first?["road_project_id"]?.string == project)
                #expect(links.allSatisfy { $0["basis"]?.string == "computed" })
                #expect(links.allSatisfy { ($0["straight_line_m"]?.number ?? 0) > 1000 })
            }
        }

        /// A response from the cache equals the first one.
        @Test(arguments: [
            "/collections/sites/items?limit=7", "/collections/sites/items/S06", "/collections?f=html", "/totals",
        ])
        func `a repeated request has the same response headers and body`(_ path: String) async throws {
            let first = try await Geodata.served.get(path)
            let again = try await Geodata.served.get(path)
            #expect(first.status == 200 && again.status == 200)
            #expect(again.body == first.body)
            #expect(first.headers["date"] != nil && first.headers["server"] == "standorte")
            #expect(again.headers.filter { $0.key != "date" } == first.headers.filter { $0.key != "date" })
        }

        @Test(arguments: [
            ("municipality=Herne", ["S09", "S10", "S19"]), ("category=logistics", ["S09", "S10", "S11", "S12", "S13"]),
            ("max_project_straight_line_m=1000", ["S01", "S09", "S10", "S11"]),
            ("municipality=Herne&category=logistics", ["S09", "S10"]), ("status=available", ["S02", "S05", "S06"]),
            ("municipality=Marl,Datteln", ["S01", "S02", "S15"]), ("min_available_ha=12", ["S02", "S06"]),
            ("min_available_ha=25.01", []),
        ])
        func `a filter gives exactly the matching sites`(_ query: String, expected: [String]) async throws {
            let response = try await Geodata.served.get("/collections/sites/items?limit=100&\(query)")
            #expect(response.status == 200)
            #expect(try ids(response) == expected)
            #expect(try response.json["numberMatched"]?.number == Double(expected.count))
        }

        /// Sites without a geometry match every bbox, as the standard requires.
        @Test(arguments: [
            ("7.06,51.67,7.09,51.70", ["S02"]), ("7.11,51.53,7.15,51.55", ["S09", "S10"]), ("0,0,1,1", []),
            ("6,51,0,8,52,100", ["S01", "S02", "S03", "S04", "S05", "S06", "S07", "S08", "S09", "S10", "S11"]),
        ])
        func `a bbox gives the sites in it and those without an outline`(
            _ box: String, expected: [String]
        ) async throws {
            let response = try await Geodata.served.get("/collections/sites/items?limit=100&bbox=\(box)")
            let features = try response.json.list("features")
            #expect(features.filter { $0["geometry"] == .null }.count == 14)
            #expect(features.filter { $0["geometry"] != .null }.compactMap { $0["id"]?.string }.sorted() == expected)
        }

        @Test(arguments: [
            ("min_available_ha=59&open=R04-N", ["S01"]), ("min_available_ha=59&available_by=2026", ["S01"]),
            ("min_available_ha=59&available_by=2024", []), ("status=available&open=R04", ["S01", "S02", "S05", "S06"]),
            ("min_available_ha=20&as_of=2005-01-01", []),
        ])
        func `filters apply to scenario figures and to recorded figures`(_ query: String, expected: [String])
            async throws
        {
            let response = try await Geodata.served.get("/collections/sites/items?limit=100&\(query)")
            #expect(try ids(response) == expected)
        }

        /// The request of GDAL 3.9 and later. GDAL in Debian 12 ignores storageCrs.
        @Test func `replayed: GDAL requests the storage CRS`() async throws {
            let server = try Geodata.served
            let crs = try #require(try await server.get("/collections/sites").json["storageCrs"]?.string)
            #expect(crs == "http://www.opengis.net/def/crs/EPSG/0/25832")
            let items = "/collections/sites/items?limit=1000&crs=\(crs)"
            let whole = try await server.get(items)
            #expect(whole.headers["content-crs"] == "<\(crs)>")
            let outline = try #require(try whole.json.list("features", by: "id")["S02"]?["geometry"]?["coordinates"])
            let ring = try #require(outline.array?.first?.array?.first?.array)
            let corner = (ring.first?.array ?? []).compactMap(\.number)
            try #require(corner.count == 2)
            // Easting before northing, in metres.
            #expect((300_000.0..<450_000).contains(corner[0]) && (5_600_000.0..<5_800_000).contains(corner[1]))
            let box = "\(corner[0] - 1),\(corner[1] - 1),\(corner[0] + 1),\(corner[1] + 1)"
            let boxed = try await server.get("\(items)&bbox=\(box)&bbox-crs=\(crs)")
            let found = try boxed.json.list("features").filter { $0["geometry"] != .null }.compactMap {
                $0["id"]?.string
            }
            #expect(found.contains("S02") && found.count < 5)
        }

        @Test func `paging with limit=4 gives each of the 25 sites once`() async throws {
            var (next, seen, pages): (String?, [String], Int) = ("/collections/sites/items?limit=4", [], 0)
            while let path = next {
                let response = try await Geodata.served.get(path)
                seen += try response.json.list("features").compactMap { $0["id"]?.string }
                #expect(try response.json["numberMatched"]?.number == 25)
                next = try response.json.list("links").first { $0["rel"]?.string == "next" }?["href"]?.string
                pages += 1
                try #require(pages <= 7)
            }
            #expect(pages == 7)
            #expect(seen.sorted() == GeodataTests.names.keys.sorted())
        }

        @Test func `every collection gives all its features, also as single items`() async throws {
            let server = try Geodata.served
            for (collection, count) in GDALTests.collections {
                let all = try await server.get("/collections/\(collection)/items?limit=1000").json
                #expect(try all.list("features").count == count, "\(collection)")
                guard let first = try all.list("features").first, let id = first["id"]?.string else { continue }
                let one = try await server.get("/collections/\(collection)/items/\(id)")
                #expect(one.status == 200)
                #expect(try one.json["properties"] == first["properties"], "\(collection)")
            }
        }

        @Test(arguments: [("S01", ["R04-N": 60.0, "R04-S": 96.0]), ("S05", [:])])
        func `the conditions of a site's land are the same on the command line and over HTTP`(
            _ site: String, waits: [String: Double]
        ) async throws {
            let report = try await standorte("access", site, "--json", "--inventory", Geodata.imported.inventory).json
            let conditions = try report.list("waits_for", by: "condition")
            #expect(Set(conditions.keys) == Set(waits.keys))
            for (road, hectares) in waits {
                expectHectares(conditions[road]?["conditional_ha"]?.number, hectares, road)
            }
            let served = try await Geodata.served.get("/collections/sites/items/\(site)/connection")
            #expect(try served.json == report)
        }

        @Test(arguments: GeodataTests.published)
        func `the hectares resource equals the output of the command`(_ site: PublishedSite) async throws {
            let response = try await Geodata.served.get("/collections/sites/items/\(site.id)/hectares")
            let inventory = try Geodata.imported.inventory
            #expect(response.status == 200)
            #expect(
                try await standorte("hectares", site.id, "--json", "--inventory", inventory).json
                    == response.json)
        }

        @Test(arguments: [
            ("S10", ["1 R01", "1 R02", "2 R01", "2 R03", "3 R03", "documented R02"]), ("S13", []),
            ("S01", ["1 R01", "1 R04", "2 R02", "2 R03", "3 R01"]),
        ])
        func `the access resource gives a site's links with their targets`(
            _ site: String, expected: [String]
        ) async throws {
            let links = try await Geodata.served.get("/collections/sites/items/\(site)/access").json.list("features")
            let described = links.compactMap { $0["properties"] }
                .map { link in
                    let rank = link["rank"]?.number.map { String(Int($0)) } ?? link["basis"]?.string ?? ""
                    return "\(rank) \(link["road_project_id"]?.string ?? link["junction_id"]?.string ?? "")"
                }
            #expect(described.sorted() == expected)
            for link in links where link["properties"]?["basis"]?.string == "computed" {
                #expect(link["geometry"] != .null, "a computed link tells the nearest point")
            }
        }

        @Test func `a browser gets the map page, other clients get the landing page`() async throws {
            let server = try Geodata.served
            let page = try await server.get("/", accept: "text/html,application/xhtml+xml,*/*;q=0.8")
            #expect(page.status == 200)
            #expect(page.headers["content-type"]?.hasPrefix("text/html") == true)
            #expect(page.body.contains("<html") && page.body.lowercased().contains("leaflet"))
            #expect(page.body.matches(of: /(?:src|href)="(?:https?:)?\/\//).isEmpty, "something comes from elsewhere")
            let landing = try await server.get("/", accept: "application/json")
            let links = try landing.json.list("links").compactMap { $0["rel"]?.string }
            #expect(Set(["conformance", "data", "service-desc"]).isSubset(of: links))
        }

        @Test func `the OpenAPI 3 document describes the items of every collection`() async throws {
            let response = try await Geodata.served.get("/api")
            #expect(response.headers["content-type"]?.contains("openapi+json;version=3.0") == true)
            let document = try response.json
            #expect(document["openapi"]?.string?.hasPrefix("3.0.") == true)
            let paths = try #require(document["paths"]?.object?.keys)
            for (collection, _) in GDALTests.collections {
                #expect(paths.contains("/collections/\(collection)/items"))
            }
        }

        @Test func `the health command succeeds for a running server`() async throws {
            let run = try await standorte("health", "--port", "\(Geodata.served.port)")
            #expect(run.code == 0)
        }

        @Test func `a limit above the maximum gives the maximum`() async throws {
            let response = try await Geodata.served.get("/collections/sites/items?limit=1000000000")
            #expect(response.status == 200)
            #expect(try response.json.list("features").count == 25)
        }

        @Test(arguments: [
            ("bbox=7,51,8", "give 4"), ("bbox=7,51,8,52,9", "give 4"), ("bbox=", "give 4"),
            ("bbox=7,51,abc,52", "not a number"), ("bbox=7,NaN,8,52", "not a number"),
            ("bbox=7,51,inf,52", "not a number"), ("bbox=7,52,8,51", "longitude comes first"),
            ("limit=0", "1 or more"), ("limit=-1", "1 or more"), ("limit=abc", "1 or more"), ("limit=1e9", "1 or more"),
            ("limit=", "1 or more"), ("limits=4", "Did you mean limit?"), ("foo=1", "Known parameters: limit, bbox"),
            ("limit=1&limit=2", "given twice"), ("category=logistik", "industry, logistics"),
            ("min_available_ha=viel", "a number"), ("max_project_straight_line_m=-1", "a number"),
            ("cursor=$", "Follow a page's next link"), ("municipality=%ZZ", "%25"),
        ])
        func `an invalid parameter is a problem with status 400 and a helpful detail`(
            _ query: String, words: String
        ) async throws {
            try await expectProblem("/collections/sites/items?\(query)", 400, words)
        }

        @Test(arguments: [
            ("/collections/foo", "/collections"), ("/collections/foo/items", "/collections"), ("/nirgends", "/api"),
            ("/collections/sites/items/S99", "/collections/sites/items"),
            ("/collections/sites/items/S99/hectares", "/collections/sites/items"),
            ("/collections/sites/items/S99/access", "/collections/sites/items"),
            ("/collections/plots/items/S02-P3/hectares", "/api"),
        ])
        func `an unknown resource is a problem with status 404 and a helpful detail`(
            _ path: String, words: String
        ) async throws {
            try await expectProblem(path, 404, words)
        }

        @Test(arguments: [("POST", 400), ("PUT", 405), ("DELETE", 405), ("PATCH", 405)])
        func `a collection cannot be replaced or deleted, and accepts only features`(
            _ method: String, status: Int
        ) async throws {
            let before = try await Geodata.imported.content()
            let response = try await Geodata.served.get("/collections/sites/items", method: method)
            #expect(response.status == status)
            #expect(response.headers["allow"]?.contains("GET") ?? (status == 400))
            #expect(try await Geodata.imported.content() == before)
        }

        private func expectProblem(_ path: String, _ status: Int, _ words: String) async throws {
            let response = try await Geodata.served.get(path)
            #expect(response.status == status)
            #expect(response.headers["content-type"] == "application/problem+json")
            let problem = try response.json
            #expect(problem["status"]?.number == Double(status))
            #expect(problem["type"]?.string != nil && problem["title"]?.string != nil)
            #expect(problem["detail"]?.string?.contains(words) == true, "\(response.body)")
        }

        private func ids(_ response: Response) throws -> [String] {
            try response.json.list("features").compactMap { $0["id"]?.string }.sorted()
        }
    }
}
