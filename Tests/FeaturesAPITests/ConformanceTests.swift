import Testing

struct ConformanceTests {
    @Test func `declares what is kept whole`() async throws {
        let base = "http://www.opengis.net/spec/"
        let declared = try await ask("/conformance").json["conformsTo"] as? [String]
        let expected = [
            "ogcapi-features-1": ["core", "oas30", "geojson", "html"],
            "ogcapi-features-3": ["queryables", "queryables-query-parameters", "filter", "features-filter"],
            "cql2": [
                "cql2-text", "cql2-json", "basic-cql2", "advanced-comparison-operators", "case-insensitive-comparison",
                "accent-insensitive-comparison", "basic-spatial-functions", "basic-spatial-functions-plus",
                "spatial-functions", "temporal-functions", "array-functions", "property-property", "functions",
                "arithmetic",
            ],
        ].flatMap { standard, classes in classes.map { "\(base)\(standard)/1.0/conf/\($0)" } }
        #expect(Set(declared ?? []) == Set(expected))
        #expect(declared?.count == expected.count)
    }
}
