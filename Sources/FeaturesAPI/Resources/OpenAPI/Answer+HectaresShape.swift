extension Answer {
    /// A site's statement of hectares, with what it rests on.
    static let hectaresAccount = object(
        [
            "site_id": text, "site_name": text,
            "figures": ["type": "object", "additionalProperties": ["type": "number", "nullable": true]],
            "reason": text, "conditions": list(of: ["type": "object"]), "steps": list(of: step),
            "slivers": object(["count": count, "area_m2": number], []), "method": ["type": "object"],
            "areas": list(of: areas),
            "net_estimate": object(["factor": number, "net_ha": number, "is_estimate": ["type": "boolean"]], []),
            "uncertainty": ["type": "object"], "provenance": ["type": "object"],
        ], ["site_id", "figures", "steps", "method"])

    private static let step = object(
        [
            "kind": text, "id": text, "constraint_kind": text, "condition": text, "hectares": number,
            "already_taken_ha": number, "shown_ha": number, "running_ha": number,
        ], ["kind", "hectares", "shown_ha", "running_ha"])

    private static let areas = object(
        [
            "figure": text, "geodesic_ha": known, "utm32_ha": known, "utm32_difference_percent": known,
            "declared_ha": known, "declared_difference_percent": known,
            "declared_check": ["type": "string", "nullable": true],
            "suspected_unit": ["type": "string", "nullable": true],
        ], ["figure"])

    /// A number, or null where nobody knows it.
    private static let known: JSONValue = ["type": "number", "nullable": true]
}
