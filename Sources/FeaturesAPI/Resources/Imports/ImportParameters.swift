import SimpleFeatures
import SiteInventory

/// What can be said of a delivery, in the query or as fields of the form: the words of `standorte import`.
enum ImportParameters {
    static let all: [Parameter] =
        [
            Parameter(
                name: "layer", summary: "What the layers hold, where their names do not tell",
                schema: words(CollectionID.allCases.map(\.rawValue))),
            Parameter(
                name: "mode",
                summary: """
                    upsert: replace features by id (the default); append: only new ones; replace: and end what the layer \
                    does not name
                    """, schema: words(ImportOptions.Mode.words)),
            Parameter(
                name: "crs", summary: "The coordinate reference system, where a .prj is missing or wrong: EPSG:31466",
                schema: text),
            Parameter(
                name: "encoding", summary: "The character encoding, where a file does not tell or tells wrong: CP1252",
                schema: text),
            Parameter(
                name: "map",
                summary: """
                    What a field of the file is, as FIELD=name: a field of ours, id, or nothing to keep it as it is. May \
                    be given several times
                    """, schema: ["type": "array", "items": ["type": "string", "pattern": ".+=.*"]], isRepeatable: true),
            Parameter(
                name: "source",
                summary: """
                    Whose the files are, such as Stadt Herne: what is said of them is saved, and said again for the next \
                    delivery of the same
                    """, schema: text),
            Parameter(
                name: "token", summary: "Commit exactly what the dry run with this token did", schema: text),
        ]
        + switches.map { Parameter(name: $0.name, summary: $0.summary, schema: ["type": "boolean", "default": false]) }

    /// The name of a file that is the body itself.
    static let fileName = Parameter(
        name: "filename", summary: "The file's name, where Content-Disposition does not tell it", schema: text)

    private static let switches: [(name: String, summary: String)] = [
        ("dry_run", "Do everything but keep it: the same report, and a token to commit exactly this with"),
        ("accept_partial", "Leave rows with errors out, and keep the rest"),
        ("accept_repairs", "Keep repairs of geometry that change an area by more than 1 %"),
        ("confirm_overlap", "Reserve or sell land that another plot has reserved or sold already"),
        ("match_geometry", "Recognise features without an identifier by the land that they cover (more than 90 %)"),
        ("corrected", "Write the layers as they are kept or would be, for /imports/{importId}/corrected"),
        ("again", "Import what was imported before, to bring back an older state"),
    ]

    /// Those that also go with a change of one feature, since its findings may ask for them.
    static let confirmations = all.filter { ["accept_repairs", "confirm_overlap"].contains($0.name) }

    private static let text: JSONValue = ["type": "string", "minLength": 1]

    private static func words(_ words: [String]) -> JSONValue {
        ["type": "string", "enum": .array(words.map { .string($0) })]
    }

    static func order(_ parameters: QueryParameters) throws(Problem) -> ImportOrder {
        var order = ImportOrder()
        order.collection = try parameters.word("layer")
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
        order.options.confirmsOverlap = try truth("confirm_overlap", parameters)
        order.options.matchesByGeometry = try truth("match_geometry", parameters)
        order.options.again = try truth("again", parameters)
        guard !order.isDryRun || order.token == nil else {
            throw .invalid("token", "A token commits what a dry run did: leave dry_run out, or the token.")
        }
        return order
    }

    static func confirm(_ order: inout FeatureOrder, _ parameters: QueryParameters) throws(Problem) {
        order.acceptsRepairs = try truth("accept_repairs", parameters)
        order.confirmsOverlap = try truth("confirm_overlap", parameters)
    }

    private static func truth(_ name: String, _ parameters: QueryParameters) throws(Problem) -> Bool {
        guard let text = parameters.text(name) else { return false }
        guard let truth = Bool(text) else { throw .invalid(name, "\(name)=\(text.quoted) is not true or false.") }
        return truth
    }

    /// Nothing is not the same as no word: an empty token must not commit unchecked.
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
