internal import SimpleFeatures
internal import SiteInventory

extension FeatureChange {
    /// Lists the fields of the source that changed. Derived fields are not listed.
    init(_ before: Feature?, _ after: Feature, in schema: CollectionSchema) {
        let fields = schema.fields.filter { !$0.isDerived && before?[$0.name] != after[$0.name] }.map(\.name)
        self.init(
            id: after.id.text, fields: (before?.geometry == after.geometry ? [] : ["geometry"]) + fields)
    }
}
