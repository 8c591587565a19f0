extension Answer {
    /// The shape of the answer in JSON, in OpenAPI's words.
    var shape: JSONValue {
        switch self {
        case .landingPage: Self.home
        case .interface, .schema, .queryables: ["type": "object"]
        case .conformance: Self.object(["conformsTo": Self.list(of: Self.text), "links": Self.links], ["conformsTo"])
        case .functions: Self.listOfFunctions
        case .health: Self.object(["status": Self.text, "version": Self.count], ["status", "version"])
        case .collections: Self.listOfCollections
        case .collection: Self.oneCollection
        case .features, .download: Self.featureCollection
        case .feature: Self.geoJSONFeature
        case .hectares: Self.hectaresAccount
        case .totals: Self.totalsShape
        case .history: Self.historyShape
        case .targets: Self.targetsShape
        case .connection: Self.connectionShape
        case .effect: Self.roadEffect
        case .imports: Self.listOfImports
        case .importStatus: Self.oneImport
        case .findings: Self.listOfFindings
        case .corrected: ["type": "string", "format": "binary"]
        case .revert: Self.revertOutcome
        }
    }

    static let link = object(["href": text, "rel": text, "type": text, "title": text], ["href", "rel", "type"])

    static let problem = object(
        [
            "type": text, "title": text, "status": ["type": "integer"], "detail": text, "parameter": text,
            "requirement": text, "nearest": text, "position": count, "features": list(of: text),
        ], ["type", "title", "status", "detail"])

    private static let listOfFunctions = object(
        [
            "functions": list(
                of: object(
                    [
                        "name": text, "description": text, "returns": list(of: text), "collections": list(of: text),
                        "arguments": list(of: object(["title": text, "type": list(of: text)], ["type"])),
                    ], ["name", "returns"])), "links": links,
        ], ["functions"])

    private static let home = object(["title": text, "description": text, "links": links], ["title", "links"])

    private static let listOfCollections = object(
        ["links": links, "collections": list(of: reference("collection")), "crs": list(of: text)],
        ["links", "collections"])

    private static let oneCollection = object(
        [
            "id": text, "title": text, "description": text, "links": links, "extent": extent, "itemType": text,
            "crs": list(of: text), "storageCrs": text, "itemCount": count,
        ], ["id", "links"])

    private static let extent = object(
        [
            "spatial": object(["bbox": list(of: list(of: number)), "crs": text], ["bbox"]),
            "temporal": object(
                ["interval": list(of: list(of: ["type": "string", "nullable": true])), "trs": text], ["interval"]),
        ], [])

    private static let featureCollection = object(
        [
            "type": word("FeatureCollection"), "numberMatched": count, "numberReturned": count, "links": links,
            "features": list(of: reference("feature")),
        ], ["type", "features"])

    private static let geoJSONFeature = object(
        [
            "type": word("Feature"), "id": text, "geometry": geometry, "properties": ["type": "object"], "links": links,
        ], ["type", "id", "geometry", "properties"])

    private static let geometry: JSONValue = [
        "type": "object", "nullable": true, "required": ["type"], "properties": ["type": text],
    ]

    private static let connectionShape = object(
        [
            "site_id": text, "site_name": text, "connection_state": text, "road_unreached": text,
            "judged_in_year": ["type": "integer"],
            "connection_if_built": list(of: object(["road_project_id": text, "connection_state": text], [])),
            "waits_for": list(
                of: object(
                    [
                        "condition": text, "kind": text, "conditional_ha": number, "plots": list(of: text),
                        "road_status": ["type": "string", "nullable": true],
                        "target_year": ["type": "integer", "nullable": true],
                    ], ["condition", "conditional_ha", "plots"])),
            "documented": list(of: ["type": "object"]), "computed": list(of: ["type": "object"]),
            "as_of": ["type": "object"],
        ], ["site_id", "connection_state", "waits_for", "documented", "computed"])

    private static let roadEffect = object(
        [
            "id": text, "name": text, "kind": text, "status": text,
            "target_year": ["type": "integer", "nullable": true],
            "overdue": ["type": "boolean"], "waiting": waitingLand, "waiting_for_whole": waitingLand,
            "share_of_conditional": ["type": "number", "nullable": true], "sections": list(of: ["type": "object"]),
            "years": list(of: ["type": "object"]), "nearer": ["type": "object", "nullable": true],
        ], ["id", "name", "overdue", "waiting", "waiting_for_whole", "sections", "years"])

    private static let waitingLand = object(
        ["conditional_ha": number, "sites": list(of: ["type": "object"])], ["conditional_ha", "sites"])

    static let text: JSONValue = ["type": "string"]
    static let number: JSONValue = ["type": "number"]
    static let count: JSONValue = ["type": "integer", "minimum": 0]
    static let links = list(of: reference("link"))

    static func word(_ word: JSONValue) -> JSONValue { ["type": "string", "enum": [word]] }

    static func list(of items: JSONValue) -> JSONValue { ["type": "array", "items": items] }

    private static func reference(_ schema: String) -> JSONValue { ["$ref": .string("#/components/schemas/\(schema)")] }

    static func object(_ properties: [String: JSONValue], _ required: [JSONValue]) -> JSONValue {
        let object: JSONValue = ["type": "object", "properties": .object(properties)]
        return required.isEmpty ? object : object.merging(["required": .array(required)])
    }
}
