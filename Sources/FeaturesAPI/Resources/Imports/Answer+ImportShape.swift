extension Answer {
    static let listOfImports = object(
        ["links": links, "imports": list(of: object(importMembers, importRequired))], ["links", "imports"])

    static let oneImport = object(importMembers, importRequired)

    static let listOfFindings = object(
        [
            "links": links, "numberMatched": count, "numberReturned": count,
            "unlisted": ["type": "object", "additionalProperties": count], "findings": list(of: finding),
        ], ["links", "findings"])

    static let revertOutcome = object(
        ["version": count, "restored": count, "ended": count, "hectares_change": hectaresByFigure],
        ["version", "restored", "ended", "hectares_change"])

    private static let importMembers: [String: JSONValue] = [
        "id": text, "status": ["type": "string", "enum": .array(ImportDocument.statusWords.map { .string($0) })],
        "files": list(of: text), "dry_run": truth, "kept": truth, "created": time, "started": time, "finished": time,
        "progress": progress, "version": count, "recorded_at": time, "reverted_by": count, "token": text,
        "hectares_change": hectaresByFigure, "layers": list(of: ["type": "object"]),
        "reports": list(of: ["type": "object"]),
        "already_imported": list(of: ["type": "object"]),
        "error": object(
            ["kind": text, "message": ["type": "object", "additionalProperties": text]], ["kind", "message"]),
        "links": links,
    ]

    private static let failure = object(
        ["kind": text, "message": object(["de": text, "en": text], ["de", "en"])], ["kind", "message"])

    private static let importRequired: [JSONValue] = ["id", "status", "links"]

    private static let progress = object(
        [
            "layer": text, "layer_number": count, "layer_count": count, "rows": count, "row_count": count,
            "percent": ["type": "integer", "minimum": 0, "maximum": 100],
        ], ["percent"])

    private static let finding = object(
        [
            "severity": text, "code": text, "layer": text, "row": count, "id": text, "field": text, "value": text,
            "occurrences": count, "message": text, "action": text, "remedy": text,
            "place": object(["x": number, "y": number, "longitude": number, "latitude": number], ["x", "y"]),
        ], ["severity", "code", "message", "occurrences"])

    private static let hectaresByFigure: JSONValue = ["type": "object", "additionalProperties": number]
    private static let truth: JSONValue = ["type": "boolean"]
    private static let time: JSONValue = ["type": "string", "format": "date-time"]
}
