import Foundation
import Testing

extension EndToEnd {
    /// Transactions on single features over HTTP with a running server.
    @Suite(.geodata, .requires(.curl))
    struct EditingTests {
        @Test func `selling a plot reduces the available hectares, and reverting the sale restores them`()
            async throws
        {
            try await withServer { server, geodata in
                let plots = try await server.get("/collections/plots/items?site_id=S02&limit=100").json.list("features")
                let plot = try #require(plots.first { $0["properties"]?["status"]?.string == "available" })
                let id = try #require(plot["id"]?.string)
                let path = "/collections/plots/items/\(id)"
                let before = try await available("S02", geodata)
                #expect(before > 1)

                let sold = try await server.patch(path, #"{"properties":{"status":"sold"}}"#)
                #expect(sold.status == 204, "\(sold.body)")
                #expect(try await server.get(path).json["properties"]?["status"]?.string == "sold")
                let area = try #require(plot["properties"]?["area_ha"]?.number)
                expectHectares(try await available("S02", geodata), before - area, "after the sale")
                let map = try await server.get("/collections/sites/items/S02").json["properties"]?["available_ha"]?
                    .number
                expectHectares(map, before - area, "what is served")

                let imports = try await server.get("/imports").json.list("imports")
                let version = try #require(imports.first?["id"]?.string)
                #expect(try await server.get("/imports/\(version)/revert", method: "POST").status == 200)
                expectHectares(try await available("S02", geodata), before, "reverted")
                let check = try await standorte("recompute", "--check", "--inventory", geodata.inventory)
                #expect(check.code == 0, "\(check.output)")
            }
        }

        @Test func `adding, replacing and ending a plot updates the site's hectares`() async throws {
            try await withServer { server, geodata in
                let square = "[[[7.07,51.683],[7.072,51.683],[7.072,51.684],[7.07,51.684],[7.07,51.683]]]"
                let body =
                    #"{"type":"Feature","geometry":{"type":"Polygon","coordinates":\#(square)},"properties":"#
                    + #"{"site_id":"S02","status":"sold"}}"#
                let before = try await available("S02", geodata)
                let created = try await server.post("/collections/plots/items", body)
                #expect(created.status == 201, "\(created.body)")
                let location = try #require(created.headers["location"])
                #expect(location.contains("/collections/plots/items/"))
                let sold = try await available("S02", geodata)
                #expect(sold < before - 0.5)

                let stored = try await server.get(location).json
                #expect(stored["geometry"]?["type"]?.string == "MultiPolygon")
                #expect((stored["properties"]?["area_ha"]?.number ?? 0) > 1)
                let replaced = try await server.put(location, body.replacing("\"sold\"", with: "\"available\""))
                #expect(replaced.status == 204, "\(replaced.body)")
                #expect(try await server.get(location).json["properties"]?["status"]?.string == "available")

                let deleted = try await server.curl(location, ["-X", "DELETE"])
                #expect(deleted.status == 204)
                #expect(try await server.get(location).status == 404)
                #expect(try await server.curl(location, ["-X", "DELETE"]).status == 404)
                expectHectares(try await available("S02", geodata), before, "as it was")
                let check = try await standorte("recompute", "--check", "--inventory", geodata.inventory)
                #expect(check.code == 0, "\(check.output)")
            }
        }

        @Test func `land is sold twice only with confirm_overlap, and the response reports the overlap`() async throws {
            try await withServer { server, geodata in
                let square = "[[[7.07,51.683],[7.072,51.683],[7.072,51.684],[7.07,51.684],[7.07,51.683]]]"
                let body =
                    #"{"type":"Feature","geometry":{"type":"Polygon","coordinates":\#(square)},"properties":"#
                    + #"{"site_id":"S02","status":"sold"}}"#
                let first = try await server.post("/collections/plots/items", body)
                #expect(first.status == 201, "\(first.body)")
                let left = try await available("S02", geodata)
                let refused = try await server.post("/collections/plots/items", body)
                #expect(refused.status == 422)
                #expect(refused.body.contains("confirm_overlap=true"), "\(refused.body)")
                let confirmed = try await server.post("/collections/plots/items?confirm_overlap=true", body)
                #expect(confirmed.status == 201, "\(confirmed.body)")
                let place = try #require(confirmed.headers["location"])
                let unnamed = try await server.patch(
                    "\(place)?confirm_overlap=true", #"{"properties":{"status":"sold"}}"#)
                #expect(unnamed.status == 400 && unnamed.body.contains("P1~P2"), "\(unnamed.body)")
                expectHectares(try await available("S02", geodata), left, "sold twice, gone once")
                let odd = try await server.post("/collections/plots/items?confirm_overlap=yes", body)
                #expect(odd.status == 400)
            }
        }

        @Test func `a stored edit links to its findings, and a refused one lists them`() async throws {
            try await withServer { server, _ in
                // Latitude before longitude.
                let ring = "[[[51.5,7.1],[51.501,7.1],[51.501,7.101],[51.5,7.1]]]"
                let site =
                    #"{"type":"Feature","geometry":{"type":"Polygon","coordinates":\#(ring)},"properties":{"name":"Neu"}}"#
                let created = try await server.post("/collections/sites/items", site)
                #expect(created.status == 201, "\(created.body)")
                let location = try #require(created.headers["location"])
                for (what, reply) in [
                    ("POST", created), ("PUT", try await server.put(location, site)),
                    (
                        "PATCH",
                        try await server.patch(location, #"{"geometry":{"type":"Polygon","coordinates":\#(ring)}}"#)
                    ),
                ] {
                    let link = try #require(reply.headers["link"], "\(what)")
                    let path = try #require(
                        link.firstMatch(of: #/<[^>]*(/imports/[0-9]+/findings)>; rel="related"/#)?.output.1)
                    let findings = try await server.get(String(path)).json.list("findings")
                    #expect(findings.first?["code"]?.string == "axes-swapped", "\(what): \(findings)")
                }
                let quiet = try await server.patch(location, #"{"geometry":null}"#)
                #expect(quiet.status == 204)
                let odd = try await server.post(
                    "/collections/sites/items",
                    site.replacing("51.5,7.1", with: "99,0").replacing("51.501,7.1", with: "99,0.1"))
                #expect(odd.status == 422)
                #expect(try odd.json.list("findings").first?["code"]?.string == "geometry-outside-plane", "\(odd.body)")
            }
        }

        @Test func `If-Match with an old ETag fails, and a change without If-Match succeeds`() async throws {
            try await withServer { server, _ in
                let path = "/collections/sites/items/S01"
                let tag = try #require(try await server.get(path).headers["etag"])
                let name = { (text: String) in #"{"properties":{"note":"\#(text)"}}"# }
                let first = try await server.patch(path, name("eins"), ["If-Match: \(tag)"])
                #expect(first.status == 204)
                let next = try #require(first.headers["etag"])
                #expect(next != tag)
                #expect(try await server.get(path).headers["etag"] == next)
                let late = try await server.patch(path, name("zwei"), ["If-Match: \(tag)"])
                #expect(late.status == 412)
                #expect(try late.json["type"]?.string?.hasSuffix("precondition-failed") == true)
                #expect(try await server.get(path).json["properties"]?["note"]?.string == "eins")
                // The ETag of any representation works: it contains the version.
                let other = try #require(try await server.get("\(path)?f=html").headers["etag"])
                #expect(try await server.patch(path, name("drei"), ["If-Match: \"x\", \(other)"]).status == 204)
                #expect(try await server.patch(path, name("vier")).status == 204)
                #expect(try await server.patch(path, name("fünf"), ["If-Match: *"]).status == 204)
                #expect(try await server.patch("\(path)x", name("x"), ["If-Match: *"]).status == 412)
            }
        }

        @Test func `Prefer return=representation gives the feature instead of an empty response`() async throws {
            try await withServer { server, _ in
                let path = "/collections/sites/items/S01"
                let body = #"{"properties":{"note":"n"}}"#
                let whole = try await server.patch(path, body, ["Prefer: return=representation"])
                #expect(whole.status == 200)
                #expect(whole.headers["preference-applied"] == "return=representation")
                #expect(whole.headers["content-type"] == "application/geo+json")
                #expect(try whole.json["properties"]?["note"]?.string == "n")
                #expect(whole.body == (try await server.get(path).body))
                let least = try await server.patch(path, body, ["Prefer: return=minimal"])
                #expect(least.status == 204)
                #expect(least.headers["preference-applied"] == "return=minimal")
                #expect(least.body.isEmpty)
                let page = try await server.patch(path, body, ["Prefer: return=representation", "Accept: text/html"])
                #expect(page.status == 200)
                #expect(page.headers["content-type"]?.hasPrefix("text/html") == true)
                #expect(page.headers["preference-applied"] == "return=representation")
                let preferred = ["Prefer: return=representation"]
                let created = try await server.post("/collections/sites/items", Self.site, preferred)
                #expect(created.status == 201)
                #expect(try created.json["properties"]?["name"]?.string == "Neu")
                let location = try #require(created.headers["location"])
                let replaced = try await server.put(location, Self.site.replacing("Neu", with: "Ganz"), preferred)
                #expect(replaced.status == 200)
                #expect(try replaced.json["id"]?.string == created.json["id"]?.string)
            }
        }

        @Test func `If-Match applies to PUT and DELETE as well`() async throws {
            try await withServer { server, _ in
                let location = try #require(
                    try await server.post("/collections/sites/items", Self.site).headers["location"])
                let tag = try #require(try await server.get(location).headers["etag"])
                let whole = Self.site.replacing("Neu", with: "Ganz")
                let replaced = try await server.put(location, whole, ["If-Match: \(tag)"])
                #expect(replaced.status == 204, "\(replaced.body)")
                let next = try #require(replaced.headers["etag"])
                #expect(next != tag)
                #expect(try await server.get(location).headers["etag"] == next)
                #expect(try await server.put(location, Self.site, ["If-Match: \(tag)"]).status == 412)
                #expect(try await server.curl(location, ["-X", "DELETE", "-H", "If-Match: \(tag)"]).status == 412)
                #expect(try await server.get(location).json["properties"]?["name"]?.string == "Ganz")
                #expect(try await server.curl(location, ["-X", "DELETE", "-H", "If-Match: \(next)"]).status == 204)
                #expect(try await server.get(location).status == 404)
                #expect(try await server.put(location, Self.site, ["If-Match: \(next)"]).status == 412)
                #expect(try await server.put(location, Self.site).status == 404)
            }
        }

        @Test func `a feature keeps its id when the body has another one`() async throws {
            try await withServer { server, _ in
                let location = try #require(
                    try await server.post("/collections/sites/items", Self.site).headers["location"])
                let id = try #require(try await server.get(location).json["id"]?.string)
                let whole = #"{"type":"Feature","id":"S99","geometry":null,"properties":{"name":"Ganz"}}"#
                #expect(try await server.put(location, whole).status == 204)
                #expect(try await server.get(location).json["properties"]?["name"]?.string == "Ganz")
                #expect(try await server.get("/collections/sites/items/S99").status == 404)
                for body in [#"{"id":"S99"}"#, #"{"id":null}"#, #"{"properties":{"id":"S99"}}"#] {
                    #expect(try await server.patch(location, body).status == 422, "\(body)")
                }
                #expect(try await server.patch(location, #"{"id":"\#(id)","properties":{"note":"n"}}"#).status == 204)
                #expect(try await server.get(location).json["id"]?.string == id)
            }
        }

        @Test func `PATCH removes null members and keeps missing ones`() async throws {
            try await withServer { server, _ in
                let path = "/collections/sites/items/S01"
                let before = try await server.get(path).json
                #expect(try await server.patch(path, #"{"properties":{"note":"n"}}"#).status == 204)
                #expect(try await server.get(path).json["properties"]?["note"]?.string == "n")
                #expect(try await server.patch(path, #"{"properties":{"note":null}}"#).status == 204)
                let after = try await server.get(path).json
                #expect(after["properties"]?["note"] == .null)
                #expect(after["properties"]?["name"] == before["properties"]?["name"])
                #expect(after["geometry"] == before["geometry"])
            }
        }

        @Test func `coordinates in an unsupported CRS are refused`() async throws {
            try await withServer { server, _ in
                let reply = try await server.post(
                    "/collections/sites/items", Self.site,
                    ["Content-Crs: <http://www.opengis.net/def/crs/EPSG/0/99999>"])
                #expect(reply.status == 400)
                #expect(try reply.json["requirement"]?.string == "/req/features/crs-other-crs")
            }
        }

        @Test(arguments: [
            ("PATCH", #"{"properties":{"#, 400, "not JSON"), ("PATCH", "[1]", 422, "not a JSON object"),
            ("PATCH", #"{"properties":{"nmae":"x"}}"#, 422, "no property 'nmae'"),
            ("PATCH", #"{"properties":{"available_ha":500}}"#, 422, "computed"),
            ("PATCH", #"{"properties":{"name":["x"]}}"#, 422, "a plain value"),
            ("PATCH", #"{"geometry":{"type":"Pnt","coordinates":[7,51]}}"#, 422, "not a geometry type"),
            ("PATCH", #"{"geometry":{"type":"Point","coordinates":[7.1,51.6]}}"#, 422, "S01 is a point"),
            (
                "PATCH",
                #"{"geometry":{"type":"Polygon","coordinates":[[[7,51.5],[7.004,51.504],[7.004,51.5],[7,51.506],[7,51.5]]]}}"#,
                422, "S01: invalid geometry"
            ),
            ("PUT", #"{"type":"FeatureCollection","features":[]}"#, 422, "must be \"Feature\""),
            ("PUT", "", 400, "not JSON"),
        ])
        func `an invalid feature is refused with the reason and not stored`(
            _ method: String, body: String, status: Int, words: String
        ) async throws {
            try await withServer { server, geodata in
                let before = try await geodata.content()
                let type = method == "PATCH" ? "application/merge-patch+json" : "application/geo+json"
                let reply = try await server.curl(
                    "/collections/sites/items/S01?lang=en",
                    ["-X", method, "-H", "Content-Type: \(type)", "--data-binary", body])
                #expect(reply.status == status, "\(reply.body)")
                #expect(reply.headers["content-type"] == "application/problem+json")
                let problem = try reply.json
                #expect(problem["detail"]?.string?.contains(words) == true, "\(reply.body)")
                // Violations of import rules come with findings.
                if words.hasPrefix("S01") {
                    #expect(
                        try problem.list("findings").contains { $0["severity"]?.string == "error" }, "\(reply.body)")
                }
                #expect(try await geodata.content() == before)
            }
        }

        @Test(arguments: [
            ("/collections/sites/items", "POST", "text/plain", 415),
            ("/collections/sites/items/S01", "PUT", "text/csv", 415),
            ("/collections/sites/items/S01", "PATCH", "application/geo+json", 415),
            ("/collections/sites/items/S99", "PUT", "application/geo+json", 404),
            ("/collections/sites/items", "PUT", "application/geo+json", 405),
            // Without a type.
            ("/collections/sites/items", "POST", "", 400), ("/collections/sites/items/S01", "PUT", "", 400),
            ("/collections/sites/items/S01", "PATCH", "", 400),
        ])
        func `unsupported methods and media types are refused`(
            _ path: String, method: String, type: String, status: Int
        ) async throws {
            try await withServer { server, _ in
                let body = #"{"type":"Feature","geometry":null,"properties":{"name":"x"}}"#
                let reply = try await server.curl(
                    path, ["-X", method, "-H", "Content-Type: \(type)", "--data-binary", body])
                #expect(reply.status == status, "\(reply.body)")
            }
        }

        @Test func `creating a feature with an existing id fails`() async throws {
            try await withServer { server, _ in
                let body = #"{"type":"Feature","id":"N/1 ä","geometry":null,"properties":{"name":"Neu"}}"#
                let created = try await server.post("/collections/sites/items", body)
                #expect(created.status == 201, "\(created.body)")
                #expect(created.headers["location"]?.hasSuffix("/items/N%2F1%20%C3%A4") == true)
                #expect(try await server.post("/collections/sites/items", body).status == 409)
            }
        }

        /// The requests of QGIS 3.40, recorded. The provider in Debian 12 cannot edit.
        @Test func `replayed: QGIS reads the allowed methods, adds a site, patches it and deletes it`()
            async throws
        {
            try await withServer { server, _ in
                let items = "/collections/sites/items"
                #expect(try await server.get(items, method: "OPTIONS").headers["allow"]?.contains("POST") == true)
                let allowed = try await server.get("\(items)/unknown_id", method: "OPTIONS")
                #expect(allowed.status == 200)
                for method in ["PUT", "PATCH", "DELETE"] {
                    #expect(allowed.headers["allow"]?.contains(method) == true)
                }
                // Without an id, in the layer's CRS, with a Content-Crs without angle brackets.
                let square = "[[[360000,5708000],[360100,5708000],[360100,5708100],[360000,5708100],[360000,5708000]]]"
                let feature =
                    #"{"geometry":{"coordinates":[\#(square)],"type":"MultiPolygon"},"properties":{"name":"QGIS"},"type":"Feature"}"#
                let created = try await server.curl(
                    items,
                    [
                        "-X", "POST", "-H", "Content-Type: application/geo+json", "-H",
                        "Content-Crs: http://www.opengis.net/def/crs/EPSG/0/25832", "--data-binary", feature,
                    ])
                #expect(created.status == 201, "\(created.body)")
                let location = try #require(created.headers["location"])
                #expect(location.contains("/items/"))
                let stored = try await server.get(
                    "\(location)?crs=http://www.opengis.net/def/crs/EPSG/0/25832", accept: "application/geo+json")
                #expect(stored.headers["content-crs"] == "<http://www.opengis.net/def/crs/EPSG/0/25832>")
                #expect(stored.body.contains("[360000,5708000]"), "to the last digit")
                expectHectares(try stored.json["properties"]?["gross_ha"]?.number, 1, "one hectare")

                let name = try await server.patch(location, #"{"properties":{"name":"Umbenannt"}}"#)
                #expect(name.status == 204, "\(name.body)")
                let moved = square.replacing("360100", with: "360200")
                let geometry = try await server.patch(
                    location, #"{"geometry":{"coordinates":[\#(moved)],"type":"MultiPolygon"}}"#,
                    ["Content-Crs: http://www.opengis.net/def/crs/EPSG/0/25832"])
                #expect(geometry.status == 204, "\(geometry.body)")
                let changed = try await server.get(location).json
                #expect(changed["properties"]?["name"]?.string == "Umbenannt")
                expectHectares(changed["properties"]?["gross_ha"]?.number, 2, "two hectares")

                let whole = try await server.put(
                    location, feature.replacing("QGIS", with: "Ganz"),
                    ["Content-Crs: <http://www.opengis.net/def/crs/EPSG/0/25832>"])
                #expect(whole.status == 204, "\(whole.body)")
                #expect(try await server.curl(location, ["-X", "DELETE"]).status == 204)
            }
        }

        @Test func `requests from other machines and origins change nothing`() async throws {
            try await withServer { server, geodata in
                let before = try await geodata.content()
                for header in ["X-Forwarded-For: 10.0.0.1", "Host: standorte.example", "Origin: https://evil.example"] {
                    let reply = try await server.patch(
                        "/collections/sites/items/S01", #"{"properties":{"name":"x"}}"#, [header])
                    #expect(reply.status == 403, "\(header)")
                }
                #expect(try await geodata.content() == before)
            }
        }

        /// A site with only a name.
        private static let site = #"{"type":"Feature","geometry":null,"properties":{"name":"Neu"}}"#

        private func available(_ site: String, _ geodata: Geodata) async throws -> Double {
            let sites = try await geodata.sites().list("sites", by: "id")
            return try #require(sites[site]?["available_ha"]?.number)
        }

        private func withServer(_ body: (Server, Geodata) async throws -> Void) async throws {
            try await withTemporaryFolder { folder in
                let geodata = try Geodata.imported.copy(to: folder)
                try await Server.serving(geodata.inventory) { try await body($0, geodata) }
            }
        }
    }
}

extension Server {
    fileprivate func post(_ path: String, _ body: String, _ headers: [String] = []) async throws -> Response {
        try await send("POST", path, body, "application/geo+json", headers)
    }

    fileprivate func put(_ path: String, _ body: String, _ headers: [String] = []) async throws -> Response {
        try await send("PUT", path, body, "application/geo+json", headers)
    }

    fileprivate func patch(_ path: String, _ body: String, _ headers: [String] = []) async throws -> Response {
        try await send("PATCH", path, body, "application/merge-patch+json", headers)
    }

    private func send(
        _ method: String, _ path: String, _ body: String, _ type: String, _ headers: [String]
    ) async throws -> Response {
        let fields = (["Content-Type: \(type)"] + headers).flatMap { ["-H", $0] }
        return try await curl(path, ["-X", method] + fields + ["--data-binary", body])
    }
}
