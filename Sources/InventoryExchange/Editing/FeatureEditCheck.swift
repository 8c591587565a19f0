internal import SimpleFeatures
internal import SiteInventory

/// The rules for one edited feature that an import of a file does not have.
///
/// A file may be incomplete, since another may follow. A single feature must be complete by itself.
struct FeatureEditCheck {
    let schema: CollectionSchema
    let content: FeatureOrder.Content

    /// The reasons to refuse what was sent, before it is stored.
    func findings() -> [Finding] {
        guard schema.id == .accessLinks, let field = schema.field(.basis),
            let sent = content.properties[field.name],
            ValueReader.read(sent, as: field).value.text == AccessLink.Basis.computed.rawValue
        else { return [] }
        return [.computedLinkSent(field)]
    }

    /// The reasons to refuse a whole feature, after the import has stored it in the transaction.
    ///
    /// - Parameter reported: what the import found.
    func findings(of feature: Feature, reported: [Finding]) -> [Finding] {
        let isEmpty = feature.geometry == nil && schema.editable.allSatisfy { feature[$0.name].isNull }
        let isNamelessSite = schema.id == .sites && feature.geometry == nil && feature[.name].isNull
        if isEmpty || isNamelessSite { return [.emptyFeature(hasName: schema.field(.name) != nil)] }
        guard schema.id == .accessLinks else { return [] }
        return reported.filter { [.check(.siteUnknown), .check(.roadUnknown)].contains($0.code) }.map(\.refusing)
    }
}

extension FeatureOrder.Content {
    /// This change with the values that identify the feature, where it does not have them.
    func identifying(_ feature: Feature, in schema: CollectionSchema) -> Self {
        var content = self
        for field in schema.required where content.properties[field.name] == nil {
            content.properties[field.name] = feature[field.name]
        }
        return content
    }
}
