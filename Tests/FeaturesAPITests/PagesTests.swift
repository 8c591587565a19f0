import SiteInventory
import Testing

@testable import FeaturesAPI

/// What people see of every resource in a browser.
struct PagesTests {
    static let paths = MethodsTests.answered.filter { !$0.hasSuffix("/download") }
    static let browser = ["accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"]

    @Test(arguments: paths)
    func `every resource has a page, in both languages`(path: String) async throws {
        for language in ["de", "en"] {
            let page = try await ask("\(path)?lang=\(language)", headers: Self.browser)
            #expect(page.status == 200)
            #expect(page.headers["content-type"] == "text/html; charset=utf-8")
            #expect(page.headers["content-language"] == language)
            #expect(page.headers["vary"]?.contains("Accept-Language") == true)
            #expect(page.text.contains("<html lang=\"\(language)\">"))
            #expect(page.text.contains("</html>"))
        }
    }

    @Test(arguments: paths)
    func `pages load only our own files, and only the map has scripts`(path: String) async throws {
        let page = try await ask("\(path)?f=html")
        #expect(page.text.matches(of: /(?:src|rel="stylesheet" href)="(?:https?:)?\/\//).isEmpty)
        #expect(page.headers["content-security-policy"]?.contains("unsafe") == false)
        guard path != "/" else { return }
        #expect(page.headers["content-security-policy"]?.hasPrefix("default-src 'none'") == true)
        #expect(!page.text.contains("<script") && !page.text.contains(" style=") && !page.text.contains(" onclick"))
    }

    @Test(arguments: paths)
    func `every link of a page can be followed`(path: String) async throws {
        let page = try await ask("\(path)?f=html")
        let segments = path.split(separator: "/").dropLast().map(String.init)
        for match in page.text.matches(of: /href="([^"]+)"/) {
            let href = String(match.output.1).replacing("&amp;", with: "&")
            guard !href.hasPrefix("http"), !href.hasPrefix("#"), !href.contains("leaflet") else { continue }
            let target = Self.resolved(href, from: segments)
            #expect(try await ask(target).status == 200, "\(href) of \(path)")
        }
    }

    private static func resolved(_ href: String, from folder: [String]) -> String {
        guard !href.hasPrefix("?") else { return "/" + href }
        var parts = folder
        for part in href.split(separator: "/", omittingEmptySubsequences: false) {
            switch part {
            case "..": _ = parts.popLast()
            case ".": break
            default: parts.append(String(part))
            }
        }
        return "/" + parts.joined(separator: "/")
    }

    @Test(arguments: InMemorySource.awkwardIDs)
    func `data is escaped on the page`(id: String) async throws {
        let page = try await ask("/collections/sites/items/\(percentEncoded(id))?f=html").text
        #expect(
            page.contains(
                id.replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;").replacing(
                    "'", with: "&#39;")))
        #expect(!page.contains("<script>"))
        let items = try await ask("/collections/sites/items?f=html&limit=100").text
        #expect(!items.contains("<script>"))
    }

    @Test func `parameters are escaped on the page`() async throws {
        let attack = percentEncoded("\"><script>alert(1)</script>")
        let page = try await ask("/collections/sites/items?f=html&name=\(attack)")
        #expect(page.status == 200)
        #expect(!page.text.contains("<script>"))
    }

    @Test func `the links of a page lead through the collection`() async throws {
        let first = try await ask("/collections/sites/items?f=html&limit=20").text
        let next = try #require(first.firstMatch(of: /<a rel="next" href="([^"]+)"/)?.output.1)
        #expect(first.contains("20 von 35"))
        let second = try await ask(
            "/collections/sites/" + next.replacing("../../collections/sites/", with: "").replacing("&amp;", with: "&"))
        #expect(second.text.contains("15 von 35"))
        #expect(!second.text.contains("rel=\"next\""))
    }

    @Test func `links of a page are relative, so that a proxy may add a prefix`() async throws {
        let page = try await ask(
            "/collections/sites/items/site-00?f=html", of: server(publicURL: "https://example.org/a/b"))
        #expect(!page.text.contains("https://example.org"))
        #expect(page.text.contains("href=\"../../../assets/page.css\""))
    }

    @Test func `properties have the titles and units of the schema`() async throws {
        let page = try await ask("/collections/sites/items/site-00?f=html&lang=de").text
        #expect(page.contains("verfügbar <span class=\"unit\">ha</span>"))
        #expect(page.contains("Gemeinde"))
    }

    @Test(arguments: ["?f=json", "collections", "api", "conformance"])
    func `the map page links to the other resources`(href: String) async throws {
        #expect(try await ask("/?f=html").text.contains("<a href=\"\(href)\""))
    }

    @Test func `the page of a collection lists its systems and that of storage`() async throws {
        let page = try await ask("/collections/sites?f=html&lang=de").text
        for uri in ServedCRS.all.map(\.uri) { #expect(page.contains(">\(uri)<")) }
        #expect(page.contains("Gespeichert in"))
    }

    @Test func `a page links to its other formats`() async throws {
        let link = try #require(try await ask("/collections/sites/items?f=html").headers["link"])
        #expect(link.contains(#"rel="self"; type="text/html; charset=utf-8""#))
        #expect(link.contains(#"?f=json>; rel="alternate"; type="application/geo+json""#))
        #expect(link.contains(#"rel="next"; type="text/html; charset=utf-8""#))
    }

    @Test func `a problem is JSON for browsers, too`() async throws {
        let response = try await ask("/collections/sites/items?limit=0", headers: Self.browser)
        #expect(response.headers["content-type"] == "application/problem+json")
    }
}
