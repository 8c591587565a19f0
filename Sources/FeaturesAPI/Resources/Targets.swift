import Hummingbird
import SiteInventory

/// The agreement's targets beside what the inventory has.
enum TargetsResource {
    static func respond(_ call: Call) async throws -> Response {
        let (crs, scenario) = (call.source.crs, call.inventoryView.scenario)
        let report = try await call.source.read { try TargetReport($0, crs: crs, scenario: scenario) }
        return try call.response(report)
    }
}

extension Answer {
    static let targetsShape = object(
        [
            "targets": list(
                of: object(
                    [
                        "target": ["type": "object"], "bound": text, "is_base_figure": ["type": "boolean"],
                        "is_past_due": ["type": "boolean"], "sites": list(of: text), "unnamed_sites": count,
                        "unknown_sites": count, "figure": text, "inventory_value": number, "gap": number,
                        "assessment": text, "reason": text, "jobs": ["type": "object"],
                    ], ["target", "bound", "assessment"])),
            "assumption": ["type": "object"], "as_of": ["type": "object"],
        ], ["targets"])
}
