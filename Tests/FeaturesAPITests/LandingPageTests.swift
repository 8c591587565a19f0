import Testing

struct LandingPageTests {
    @Test(arguments: [
        ("alternate", "text/html; charset=utf-8"), ("service-desc", "application/vnd.oai.openapi+json;version=3.0"),
        ("conformance", "application/json"), ("data", "application/json"), ("self", "application/json"),
    ])
    func `links to everything with the types that clients look for`(rel: String, type: String) async throws {
        #expect(try await ask("/").link(rel)?["type"] == type)
    }

    @Test(arguments: [
        ("*/*", "application/json"), ("application/json", "application/json"),
        ("text/html", "text/html; charset=utf-8"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"),
        ("application/json, text/html", "application/json"),
        ("text/html;q=0.4, application/*;q=0.5", "application/json"),
    ])
    func `answers in HTML only where the client prefers it`(accept: String, type: String) async throws {
        #expect(try await ask("/", headers: ["accept": accept]).headers["content-type"] == type)
    }

    @Test(arguments: [("json", "application/json"), ("html", "text/html; charset=utf-8")])
    func `f wins over Accept`(word: String, type: String) async throws {
        let accept = word == "json" ? "text/html" : "application/json"
        #expect(try await ask("/?f=\(word)", headers: ["accept": accept]).headers["content-type"] == type)
    }

    @Test(arguments: [
        ("/", "", "de"), ("/", "en", "en"), ("/", "en-GB, de;q=0.5", "en"), ("/", "de-AT, en;q=0.9", "de"),
        ("/", "fr", "de"), ("/?lang=en", "de", "en"), ("/?lang=de", "en", "de"), ("/?f=html&lang=en", "de", "en"),
    ])
    func `titles are in the language of the request`(uri: String, accept: String, language: String) async throws {
        let response = try await ask(uri, headers: accept.isEmpty ? [:] : ["accept-language": accept])
        #expect(response.headers["content-language"] == language)
        #expect(response.headers["vary"] == "Accept, Accept-Encoding, Accept-Language")
    }

    @Test func `the map page loads only our own files`() async throws {
        let policy = try await ask("/?f=html").headers["content-security-policy"] ?? ""
        #expect(policy.hasPrefix("default-src 'self'"))
        #expect(!policy.contains("unsafe"))
    }

    @Test func `links begin with the public address`() async throws {
        let response = try await ask("/?lang=en", of: server(publicURL: "https://example.org/sites"))
        #expect(response.link("self")?["href"] == "https://example.org/sites/?lang=en")
        #expect(response.link("data")?["href"] == "https://example.org/sites/collections")
    }

    @Test(arguments: [
        ("/", ["text/html; charset=utf-8"]), ("/conformance", ["text/html; charset=utf-8"]),
        ("/functions", ["text/html; charset=utf-8"]),
        ("/collections", ["text/html; charset=utf-8"]), ("/collections/sites", ["text/html; charset=utf-8"]),
        (
            "/collections/sites/items?limit=1",
            ["application/geo+json-seq", "text/csv; charset=utf-8; header=present", "text/html; charset=utf-8"]
        ),
        ("/collections/sites/items/site-00", ["text/html; charset=utf-8"]),
    ])
    func `a response links to itself and to its other formats`(path: String, others: [String]) async throws {
        let reply = try await ask(path)
        let links = try #require(reply.json["links"] as? [[String: String]])
        let itself = links.filter { $0["rel"] == "self" }
        #expect(itself.map(\.path) == [path])
        #expect(itself.first?["type"] == reply.headers["content-type"])
        let alternates = links.filter { $0["rel"] == "alternate" }
        #expect(alternates.compactMap { $0["type"] } == others)
        for link in alternates { #expect(try await ask(link.path).headers["content-type"] == link["type"]) }
    }

    @Test func `every link of the service can be followed and has a type`() async throws {
        var waiting = ["/"]
        var seen: Set<String> = ["/"]
        while let path = waiting.popLast() {
            let response = try await ask(path)
            #expect(response.status == 200, "\(path)")
            for link in response.links where seen.insert(link.path).inserted {
                #expect(link["type"]?.isEmpty == false, "\(link)")
                waiting.append(link.path)
            }
        }
        #expect(seen.count > 20)
    }
}
