import Testing

struct AssetsTests {
    @Test func `every file that the page names exists`() async throws {
        let page = try await ask("/?f=html").text
        let names = page.matches(of: /(?:href|src)="(assets\/[^"]+)"/).map { String($0.output.1) }
        #expect(names.count > 3)
        for name in names where !name.contains("leaflet") {
            #expect(try await ask("/\(name)").status == 200, "\(name)")
        }
    }

    @Test(arguments: [
        "/assets", "/assets/none.js", "/assets/../../etc/passwd", "/assets/%2e%2e/map.html", "/assets/a/b/c.png",
    ])
    func `other requests are refused`(path: String) async throws {
        #expect(try await ask(path).status == 404)
    }
}
