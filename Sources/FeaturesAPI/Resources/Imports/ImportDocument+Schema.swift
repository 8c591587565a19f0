import InventoryExchange
import SiteInventory

extension ImportDocument {
    static let listDefinition = JSONValue.schema(
        ["links": .links, "imports": .list(of: definition)], required: ["links", "imports"])

    static let definition = JSONValue.schema(
        [
            "id": .text, "status": ["type": "string", "enum": .array(ImportJob.Status.words.map { .string($0) })],
            "files": .list(of: .text), "dry_run": .flag, "kept": .flag, "created": .time, "started": .time,
            "finished": .time, "progress": progress, "version": .count, "recorded_at": .time, "reverted_by": .count,
            "kept_files": .list(
                of: .schema(
                    ["name": .text, "sha256": .text, "bytes": .count, "kept": .flag],
                    required: ["name", "sha256", "bytes", "kept"])),
            "token": .text, "hectares_change": .map(of: .decimal), "layers": .list(of: .anyObject),
            "reports": .list(of: .anyObject), "already_imported": .list(of: .anyObject),
            "error": .schema(["kind": .text, "message": .map(of: .text)], required: ["kind", "message"]),
            "links": .links,
        ], required: ["id", "status", "links"])

    private static let progress = JSONValue.schema(
        [
            "layer": .text, "layer_number": .count, "layer_count": .count, "rows": .count, "row_count": .count,
            "percent": ["type": "integer", "minimum": 0, "maximum": 100],
        ], required: ["percent"])
}
