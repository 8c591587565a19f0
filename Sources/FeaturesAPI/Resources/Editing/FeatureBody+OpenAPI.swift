import SiteInventory

/// The OpenAPI Request Body Objects of edits.
extension FeatureBody {
    /// Without the types of a filter, which is sent to the same address.
    static func newFeature(of schema: CollectionSchema) -> JSONValue {
        description(types: Form.feature.types.filter { !FilterSearch.types.contains($0) }, Form.feature, schema)
    }

    static func description(_ form: Form, of schema: CollectionSchema) -> JSONValue {
        description(types: form.types, form, schema)
    }

    private static func description(types: [String], _ form: Form, _ schema: CollectionSchema) -> JSONValue {
        let feature = JSONValue.reference("\(schema.id.rawValue)-\(form == .patch ? "edit" : "new")")
        let content = types.map { ($0, JSONValue.object(["schema": feature])) }
        let description =
            switch form {
            case .feature: "A GeoJSON feature. What it does not tell is unknown, what is computed is not read."
            case .patch: "A merge patch (RFC 7396): the members of a feature that change, null for what is unknown."
            }
        return [
            "required": true, "description": .string(description),
            "content": .object(Dictionary(uniqueKeysWithValues: content)),
        ]
    }
}
