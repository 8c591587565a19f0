import HTTPTypes
import SiteInventory

extension Endpoint {
    /// Every route that changes features, for those who may write.
    static let editing: [Endpoint] = CollectionSchema.all.flatMap { schema -> [Endpoint] in
        let items = "\(schema.path)/items"
        let title = schema.title.en
        return [
            Endpoint(
                items, .feature, "\(title): add a feature", method: .post,
                parameters: ImportParameters.confirmations, isForWriters: true,
                takes: body(.feature, schema, isNew: true), success: .created
            ) { try await FeatureEditing.create($0, schema) },
            Endpoint(
                "\(items)/{featureId}", .feature, "\(title): replace a feature", method: .put,
                parameters: [.featureID] + ImportParameters.confirmations, isForWriters: true,
                takes: body(.feature, schema), success: .noContent
            ) { try await FeatureEditing.replace($0, schema) },
            Endpoint(
                "\(items)/{featureId}", .feature, "\(title): change some of a feature", method: .patch,
                parameters: [.featureID] + ImportParameters.confirmations, isForWriters: true,
                takes: body(.patch, schema), success: .noContent
            ) { try await FeatureEditing.update($0, schema) },
            Endpoint(
                "\(items)/{featureId}", .feature, "\(title): end a feature", method: .delete,
                parameters: [.featureID], isForWriters: true, success: .noContent
            ) { try await FeatureEditing.end($0, schema) },
        ]
    }

    private static func body(_ form: FeatureBody.Form, _ schema: CollectionSchema, isNew: Bool = false) -> JSONValue {
        let shape = OpenAPI.reference("\(schema.id.rawValue)-edit")
        // A filter is sent as JSON of no other name, too.
        let types = isNew ? form.types.filter { !FilterSearch.types.contains($0) } : form.types
        let content = types.map { ($0, JSONValue.object(["schema": shape])) }
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
