import Hummingbird

/// The conformance classes that are kept whole; those in part are not declared.
enum Conformance {
    static let classes =
        of("ogcapi-features-1", "core", "oas30", "geojson", "html")
        + of("ogcapi-features-2", "crs")
        + of("ogcapi-features-3", "queryables", "queryables-query-parameters", "filter", "features-filter")
        + of(
            "cql2", "cql2-text", "cql2-json", "basic-cql2", "advanced-comparison-operators",
            "case-insensitive-comparison", "accent-insensitive-comparison", "basic-spatial-functions",
            "basic-spatial-functions-plus", "spatial-functions", "temporal-functions", "array-functions",
            "property-property", "functions", "arithmetic")
        + of("ogcapi-common-3", "schemas", "advanced-property-roles", "returnables-and-receivables", "sortables")
        // Part 5 was called so before it was approved, and QGIS looks for its schemas under that name.
        + of("ogcapi-features-5", "schemas", "core-roles-features", "returnables-and-receivables", "sortables")

    private static func of(_ standard: String, _ classes: String...) -> [String] {
        classes.map { "http://www.opengis.net/spec/\(standard)/1.0/conf/\($0)" }
    }

    /// Those of Part 4, which a server declares that takes edits.
    static let classesOfEditing = of(
        "ogcapi-features-4", "create-replace-delete", "update", "optimistic-locking-etags", "features")

    static func respond(_ call: Call) async throws -> Response {
        try .json(
            Declaration(
                conformsTo: classes + (call.service.desk == nil ? [] : classesOfEditing), links: call.selfAndAlternates)
        )
        .linked(to: call.selfAndAlternates)
    }

    private struct Declaration: Encodable {
        let conformsTo: [String]
        let links: [Link]
    }
}
