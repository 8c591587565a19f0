internal import SimpleFeatures
internal import SiteInventory

/// The rules that apply to an edit of one feature but not to an import of a file.
///
/// A file may be incomplete, since another file may follow. A single feature must be complete.
struct FeatureEditCheck {
    let schema: CollectionSchema
    let content: FeatureOrder.Content

    /// Returns the reasons to refuse the content before it is stored.
    func findings() -> [Finding] {
        guard schema.id == .accessLinks, let field = schema.field(.basis),
            let sent = content.properties[field.name],
            ValueReader.read(sent, as: field).value.text == AccessLink.Basis.computed.rawValue
        else { return [] }
        return [.computedLinkSent(field)]
    }

    /// Returns the reasons to refuse a whole feature. Called after the import has stored it in the transaction.
    ///
    /// - Parameter reported: the findings of the import.
    func findings(of feature: Feature, reported: [Finding]) -> [Finding] {
        let isEmpty = feature.geometry == nil && schema.editable.allSatisfy { feature[$0.name].isNull }
        let isNamelessSite = schema.id == .sites && feature.geometry == nil && feature[.name].isNull
        if isEmpty || isNamelessSite { return [.emptyFeature(hasName: schema.field(.name) != nil)] }
        guard schema.id == .accessLinks else { return [] }
        return reported.filter { [.check(.siteUnknown), .check(.roadUnknown)].contains($0.code) }.map(\.refusing)
    }
}

extension FeatureOrder.Content {
    /// Returns this change with the identifying values of the feature, where the change has none.
    func identifying(_ feature: Feature, in schema: CollectionSchema) -> Self {
        var content = self
        for field in schema.required where content.properties[field.name] == nil {
            content.properties[field.name] = feature[field.name]
        }
        return content
    }
}
