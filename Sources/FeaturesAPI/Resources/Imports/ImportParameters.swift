import SimpleFeatures
import InventoryExchange
import SiteInventory

/// The options of an import, in the query or as fields of the form. They have the names of those of `standorte import`.
enum ImportParameters {
    static let all: [Parameter] =
        [
            Parameter(
                name: "layer",
                summary: """
                    The collection of the layers, where their names do not show it; or NAME=collection or NAME= to import this \
                    layer of the file only. May be given several times
                    """,
                schema: [
                    "type": "array",
                    "items": ["type": "string", "pattern": .string("^(.+=)?(\(collections))?$"), "minLength": 1],
                ], isRepeatable: true),
            Parameter(
                name: "mode",
                summary: """
                    upsert: add features, and replace those with the same id (the default); append: only add features; replace: \
                    upsert, and end features that the layer does not have
                    """, schema: words(ImportOptions.Mode.words)),
            Parameter(
                name: "crs", summary: "The coordinate reference system, where a .prj is missing or wrong: EPSG:31466",
                schema: text),
            Parameter(
                name: "encoding", summary: "The character encoding, where a file names none or a wrong one: CP1252",
                schema: text),
            Parameter(
                name: "map",
                summary: """
                    The meaning of a field of the file, as FIELD=name: the name of a property, id, or empty to keep the field as it \
                    is. May be given several times
                    """, schema: ["type": "array", "items": ["type": "string", "pattern": ".+=.*"]], isRepeatable: true),
            Parameter(
                name: "set",
                summary: """
                    The value of a property for all rows that have none, as name=VALUE, such as severity=hard. May be given \
                    several times
                    """, schema: ["type": "array", "items": ["type": "string", "pattern": ".+=.*"]], isRepeatable: true),
            Parameter(
                name: "confirm_overlap",
                summary: """
                    Reserve or sell land that another plot has already reserved or sold, for the pairs P1~P2. May be given several \
                    times. true confirms all pairs: of a dry run, of the import with its token, and of a new plot
                    """,
                schema: ["type": "array", "items": ["type": "string", "pattern": "^(true|false|[^~]+~[^~]+)$"]],
                isRepeatable: true),
            Parameter(
                name: "source",
                summary: """
                    The source of the files, such as Stadt Herne. Options given with it are saved, and reused for the next import \
                    from this source
                    """, schema: text),
            Parameter(
                name: "token", summary: "Import exactly what the dry run with this token did", schema: text),
        ]
        + switches.map { Parameter(name: $0.name, summary: $0.summary, schema: ["type": "boolean", "default": false]) }

    /// The name of a file that is the whole body.
    static let fileName = Parameter(
        name: "filename", summary: "The name of the file, where Content-Disposition has none", schema: text)

    /// The parameters of an order.
    static let order = all + [fileName]

    private static let switches: [(name: String, summary: String)] = [
        ("dry_run", "Check only: the same report, and a token to import exactly this later"),
        ("accept_partial", "Leave out rows with errors, and import the others"),
        ("accept_repairs", "Accept repairs of geometries that change an area by more than 1 %"),
        ("confirm_moved", "Replace features by others of the same id that have another name and lie elsewhere"),
        ("match_geometry", "Match features without an identifier by their land (more than 90 % overlap)"),
        ("corrected", "Write the corrected layers, for /imports/{importId}/corrected"),
        ("again", "Import files again that were imported before, to restore an older state"),
    ]

    /// The confirmations, which edits also take.
    static let confirmations = all.filter { ["accept_repairs", "confirm_overlap"].contains($0.name) }

    private static let text: JSONValue = ["type": "string", "minLength": 1]

    private static func words(_ words: [String]) -> JSONValue {
        ["type": "string", "enum": .array(words.map { .string($0) })]
    }

    /// The request body: one file, or a form with files and the same names as in the query.
    static func body(_ configuration: FeaturesAPIConfiguration) -> JSONValue {
        let file: JSONValue = ["type": "string", "format": "binary"]
        let words = all.map { ($0.name, $0.schema) }
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

    static func order(_ parameters: QueryParameters) throws(Problem) -> ImportOrder {
        var order = ImportOrder()
        try setLayers(parameters.texts("layer"), &order)
        order.fieldValues = try fieldValues(parameters.texts("set"))
        order.crs = try text("crs", parameters)
        order.encoding = try text("encoding", parameters)
        order.fieldMap = try fieldMap(parameters.texts("map"))
        order.token = try text("token", parameters)
        order.isDryRun = try truth("dry_run", parameters)
        order.wantsCorrectedFile = try truth("corrected", parameters)
        order.options.source = try text("source", parameters)
        order.options.mode = try parameters.word("mode") ?? .upsert
        order.options.acceptsPartial = try truth("accept_partial", parameters)
        order.options.acceptsRepairs = try truth("accept_repairs", parameters)
        (order.options.confirmsOverlap, order.options.confirmedOverlaps) = try overlaps(parameters)
        order.options.confirmsMoves = try truth("confirm_moved", parameters)
        order.options.matchesByGeometry = try truth("match_geometry", parameters)
        order.options.again = try truth("again", parameters)
        guard !order.isDryRun || order.token == nil else {
            throw .invalid("token", "A token imports what a dry run checked: leave out dry_run or the token.")
        }
        return order
    }

    /// - Throws: ``Problem`` for an order that confirms overlaps which no dry run has reported.
    static func requireReportedOverlaps(_ order: ImportOrder) throws(Problem) {
        guard order.options.confirmsOverlap, !order.isDryRun, order.token == nil else { return }
        throw .invalid(
            "confirm_overlap",
            "confirm_overlap=true is for a dry run (dry_run=true), and for the import with its token. Otherwise name the "
                + "pairs of plots: confirm_overlap=P1~P2."
        )
    }

    static func confirm(_ order: inout FeatureOrder, _ parameters: QueryParameters) throws(Problem) {
        order.acceptsRepairs = try truth("accept_repairs", parameters)
        (order.confirmsOverlap, order.confirmedOverlaps) = try overlaps(parameters)
        if case .create = order.change { return }
        guard !order.confirmsOverlap else {
            throw .invalid(
                "confirm_overlap",
                "confirm_overlap=true is for a new plot, which has no id yet. Name the pairs of plots: "
                    + "confirm_overlap=P1~P2.")
        }
    }

    private static let collections = CollectionID.allCases.map(\.rawValue).joined(separator: "|")

    /// A collection for all layers, or the layers to import: `v_flaechen=sites`.
    private static func setLayers(_ texts: [String], _ order: inout ImportOrder) throws(Problem) {
        for text in texts {
            if let choice = LayerChoice(text) {
                order.layers.append(choice)
            } else if let collection = CollectionID(rawValue: text), order.collection == nil {
                order.collection = collection
            } else {
                throw .notAmong(CollectionID.allCases.map(\.rawValue), text, parameter: "layer")
            }
        }
    }

    private static func fieldValues(_ assignments: [String]) throws(Problem) -> [String: String] {
        var values: [String: String] = [:]
        for assignment in assignments {
            guard let separator = assignment.firstIndex(of: "="), separator > assignment.startIndex else {
                throw .invalid("set", "set=\(assignment.quoted) is not of the form name=VALUE.")
            }
            values[String(assignment[..<separator])] = String(assignment[assignment.index(after: separator)...])
        }
        return values
    }

    /// Whether any overlap is confirmed, and the confirmed pairs.
    private static func overlaps(_ parameters: QueryParameters) throws(Problem) -> (Bool, [PlotPair]) {
        var (isAny, pairs) = (false, [PlotPair]())
        for text in parameters.texts("confirm_overlap") {
            if let truth = Bool(text) {
                isAny = truth
            } else if let listed = PlotPair.list(text) {
                pairs += listed
            } else {
                throw .invalid(
                    "confirm_overlap", "confirm_overlap=\(text.quoted) is not true or false, and no pair such as P1~P2."
                )
            }
        }
        return (isAny, pairs)
    }

    private static func truth(_ name: String, _ parameters: QueryParameters) throws(Problem) -> Bool {
        guard let text = parameters.text(name) else { return false }
        guard let truth = Bool(text) else { throw .invalid(name, "\(name)=\(text.quoted) is not true or false.") }
        return truth
    }

    /// Refuses an empty value: an empty token must not import without the check.
    private static func text(_ name: String, _ parameters: QueryParameters) throws(Problem) -> String? {
        guard let text = parameters.text(name) else { return nil }
        guard !text.isEmpty else { throw .invalid(name, "\(name) is empty. Give it a value, or leave it out.") }
        return text
    }

    private static func fieldMap(_ assignments: [String]) throws(Problem) -> [String: String] {
        var map: [String: String] = [:]
        for assignment in assignments {
            guard let separator = assignment.lastIndex(of: "="), separator > assignment.startIndex else {
                throw .invalid("map", "map=\(assignment.quoted) is not of the form FIELD=name.")
            }
            let field = String(assignment[..<separator])
            let name = String(assignment[assignment.index(after: separator)...])
            guard map.updateValue(name, forKey: field) == nil else {
                throw .invalid("map", "map names the field \(field.quoted) twice.")
            }
        }
        return map
    }
}
