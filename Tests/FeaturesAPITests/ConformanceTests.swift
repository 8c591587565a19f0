import Testing

struct ConformanceTests {
    @Test func `declares what is kept whole`() async throws {
        let base = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/"
        let declared = try await ask("/conformance").json["conformsTo"] as? [String]
        #expect(declared == ["core", "oas30", "geojson", "html"].map { base + $0 })
    }
}
