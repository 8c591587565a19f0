package import SiteInventory

/// The names of the tables of one collection. Names in SQL come from here or from the schema, never from a caller.
package struct InventoryTable: Sendable {
    package let schema: CollectionSchema
    /// The current features.
    package let name: String
    /// The versions that have ended.
    package let history: String
    /// The GeoJSON and the hectares of the current features.
    package let documents: String
    /// The columns of a version without its row key: geometry, id, properties, version.
    package let versionColumns: [String]

    private init(_ collection: CollectionID) {
        schema = .of(collection)
        name = collection.rawValue.replacing("-", with: "_")
        history = "\(name)_history"
        documents = "\(name)_documents"
        versionColumns =
            (schema.geometry == .none ? [] : ["geom"]) + ["id"] + schema.fields.map(\.name) + ["recorded_from"]
    }

    private static let byCollection = Dictionary(
        uniqueKeysWithValues: CollectionID.allCases.map { ($0, InventoryTable($0)) })

    package static let all: [InventoryTable] = CollectionID.allCases.map(of)

    package static func of(_ collection: CollectionID) -> InventoryTable {
        byCollection[collection] ?? InventoryTable(collection)
    }

    package var hasGeometry: Bool { schema.geometry != .none }

    /// - Throws: ``UnknownProperty`` for a property that the collection does not have.
    package func field(_ property: String) throws(UnknownProperty) -> CollectionSchema.Field {
        guard let field = schema.field(property) else {
            throw UnknownProperty(property, in: schema.id)
        }
        return field
    }
}

/// The error for a property that a collection does not have.
package struct UnknownProperty: Error, Hashable, CustomStringConvertible {
    package let property: String
    package let collection: CollectionID

    package init(_ property: String, in collection: CollectionID) {
        self.property = property
        self.collection = collection
    }

    package var description: String { "\(collection.rawValue) has no property \(property)" }
}
