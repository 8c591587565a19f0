import HTTPTypes
import SiteInventory

extension Endpoint {
    /// Every route of imports, for those who may write.
    static func imports(_ configuration: FeaturesAPIConfiguration) -> [Endpoint] {
        [
            Endpoint(
                "/imports", .imports, "The imports, the newest first; those that were not kept for a day",
                parameters: [
                    .limit(of: "imports", ImportsResource.defaultLimit, ImportsResource.maximumLimit), .importsCursor,
                ],
                isForWriters: true, ImportsResource.list),
            Endpoint(
                "/imports", .importStatus, "Order an import; one runs at a time", method: .post,
                parameters: orderParameters, isForWriters: true, takes: delivery(configuration), success: .accepted,
                ImportsResource.order),
            Endpoint(
                "/imports/{importId}", .importStatus, "How an import stands, and what came of it",
                parameters: [.importID], isForWriters: true, ImportsResource.status),
            Endpoint(
                "/imports/{importId}", .importStatus, "Call off an import that waits or runs", method: .delete,
                parameters: [.importID], isForWriters: true, ImportsResource.dismiss),
            Endpoint(
                "/imports/{importId}/findings", .findings, "What an import found, and how to mend it",
                parameters: [.importID] + findingsParameters, isForWriters: true, FindingsResource.respond),
            Endpoint(
                "/imports/{importId}/corrected", .corrected,
                "The layers as they are kept or would be: mended, with fixed names, for those who sent them",
                parameters: [.importID], isForWriters: true, CorrectedResource.respond),
            Endpoint(
                "/imports/{importId}/revert", .revert,
                "Take an import back: what it changed is as it was before", method: .post,
                parameters: [.importID], isForWriters: true, ImportsResource.revert),
        ]
    }

    static let orderParameters = ImportParameters.all + [ImportParameters.fileName]

    private static let findingsParameters: [Parameter] = [
        .limit(
            of: "findings", FindingsResource.defaultLimit, ItemsParameters.maximumLimit,
            "; without it, CSV and GeoJSON have all of them"),
        .cursor,
        Parameter(
            name: "severity", summary: "Findings that matter so much; several separated by commas",
            schema: list(Finding.Severity.words)),
        Parameter(
            name: "code", summary: "Findings of this kind; several separated by commas",
            schema: list(Finding.Code.words)),
        Parameter(name: "layer", summary: "Findings of the layer with this path or name", schema: ["type": "string"]),
    ]

    private static func list(_ words: [String]) -> JSONValue {
        ["type": "array", "items": ["type": "string", "enum": .array(words.map { .string($0) })]]
    }

    /// The body: a file as it is, or a form of files and the same words as in the query.
    private static func delivery(_ configuration: FeaturesAPIConfiguration) -> JSONValue {
        let file: JSONValue = ["type": "string", "format": "binary"]
        let words = ImportParameters.all.map { ($0.name, $0.schema) }
        let form: JSONValue = [
            "type": "object", "required": ["file"],
            "properties": .object(
                Dictionary(uniqueKeysWithValues: words).merging(["file": ["type": "array", "items": file]]) { $1 }),
        ]
        let types = [
            "application/zip", "application/geopackage+sqlite3", "application/geo+json", "application/flatgeobuf",
            "text/csv", "application/octet-stream",
        ]
        let content =
            types.map { ($0, JSONValue.object(["schema": file])) } + [("multipart/form-data", ["schema": form])]
        return [
            "required": true,
            "description": .string(
                "The files, at most \(configuration.maximumUploadBytes) bytes together. A shapefile comes as a zip, or as a form with its parts."
            ),
            "content": .object(Dictionary(uniqueKeysWithValues: content)),
        ]
    }
}

extension Parameter {
    fileprivate static let importID = Parameter(
        name: "importId", summary: "The import: the version that it made, or its name when it was ordered",
        schema: ["type": "string", "minLength": 1], place: .path, isShared: true)

    fileprivate static let importsCursor = Parameter(
        name: "cursor", summary: "Where a page begins: only as given in a link to the next page",
        schema: ["type": "string", "pattern": "^[0-9a-z]+-[0-9a-z]+$"])

    fileprivate static func limit(
        of what: String, _ standard: Int, _ maximum: Int, _ more: String = ""
    ) -> Parameter {
        Parameter(
            name: "limit",
            summary: "How many \(what) a page holds at most; more than the maximum gives the maximum\(more)",
            schema: [
                "type": "integer", "minimum": 1, "maximum": .integer(maximum), "default": .integer(standard),
            ])
    }
}
