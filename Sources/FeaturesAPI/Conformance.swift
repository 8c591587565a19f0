import Hummingbird

/// The conformance classes that are kept whole; those in part are not declared.
enum Conformance {
    static let classes =
        ["core", "oas30", "geojson", "html"].map { "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/\($0)" }
        + ["http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs"]
        + [
            "schemas", "core-roles-features", "returnables-and-receivables", "sortables",
        ].map { "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/\($0)" }

    /// Those of Part 4, which a server declares that takes edits.
    static let classesOfEditing = ["create-replace-delete", "update", "optimistic-locking-etags", "features"].map {
        "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/\($0)"
    }

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
