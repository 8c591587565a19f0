import SiteInventory

/// The conformance classes that the service fulfils completely.
enum Conformance {
    static let endpoint = Endpoint(
        "/conformance", "The standards that the service conforms to",
        response: ResponseDescription(
            formats: [.json, .html], freshness: .constant,
            schema: ResponseSchema(
                name: "conformance",
                definition: .schema(["conformsTo": .list(of: .text), "links": .links], required: ["conformsTo"]))),
        respond)

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
        // The name of Part 5 before its approval; QGIS looks for schemas under this name.
        + of("ogcapi-features-5", "schemas", "core-roles-features", "returnables-and-receivables", "sortables")

    private static func of(_ standard: String, _ classes: String...) -> [String] {
        classes.map { "http://www.opengis.net/spec/\(standard)/1.0/conf/\($0)" }
    }

    /// The classes of Part 4, declared by a server that accepts edits.
    static let classesOfEditing = of(
        "ogcapi-features-4", "create-replace-delete", "update", "optimistic-locking-etags", "features")

    private static func respond(_ call: Call) async throws -> ResourceResponse {
        let declared = classes + (call.service.importService == nil ? [] : classesOfEditing)
        guard call.format == .html else {
            let links = call.selfAndAlternates
            return try .json(Declaration(conformsTo: declared, links: links), links: links)
        }
        let rows = declared.map { HTMLTable.Row([HTMLTable.Cell(.text($0))]) }
        return call.page(
            HTMLPage(
                title: PageTexts.conformance[call.language], path: HTMLPage.path(to: call),
                sections: [HTMLPage.Section(table: HTMLTable(rows: rows))]))
    }

    private struct Declaration: Encodable {
        let conformsTo: [String]
        let links: [Link]
    }
}
