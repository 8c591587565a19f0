internal import Foundation
internal import SimpleFeatures
public import SiteInventory

/// The saved options for a layer of a named source. They apply to its next delivery.
public struct SavedMapping: Hashable, Sendable, Codable {
    /// The source of the files: `Stadt Herne`.
    public var source: String
    /// The name of the layer.
    public var layer: String
    /// The collection of the layer; `nil` when the sender did not name it.
    public var collection: CollectionID?
    /// The coordinate reference system: `EPSG:31466`; `nil` without the option.
    public var crs: String?
    /// The character encoding: `CP1252`; `nil` without the option.
    public var encoding: String?
    /// Schema fields by source field; see ``LayerImport/fieldMap``.
    public var fieldMap: [String: String]
    /// Values by schema field; see ``LayerImport/fieldValues``. `nil` for none.
    public var fieldValues: [String: String]?

    /// Creates a mapping.
    public init(
        source: String, layer: String, collection: CollectionID? = nil, crs: String? = nil, encoding: String? = nil,
        fieldMap: [String: String] = [:], fieldValues: [String: String]? = nil
    ) {
        self.source = source
        self.layer = layer
        self.collection = collection
        self.crs = crs
        self.encoding = encoding
        self.fieldMap = fieldMap
        self.fieldValues = fieldValues
    }

    enum CodingKeys: String, CodingKey {
        case source, layer, collection, crs, encoding
        case fieldMap = "field_map"
        case fieldValues = "field_values"
    }

    /// True when no option is set.
    var isEmpty: Bool {
        collection == nil && crs == nil && encoding == nil && fieldMap.isEmpty && fieldValues?.isEmpty ?? true
    }

    init(source: String, of layer: LayerImport) {
        self.init(
            source: source, layer: layer.layer.name, collection: layer.collection, crs: layer.crs,
            encoding: layer.encoding, fieldMap: layer.fieldMap,
            fieldValues: layer.fieldValues.isEmpty ? nil : layer.fieldValues)
    }

    init(_ document: MappingDocument) throws {
        self = try JSONDecoder().decode(SavedMapping.self, from: Data(document.json))
    }

    func document() throws -> MappingDocument {
        MappingDocument(source: source, layer: layer, json: Array(try JSONEncoder().encode(self)))
    }
}

extension ImportOrder {
    /// Returns the order for one layer. Saved options complete those that the order does not set.
    public func completed(by saved: [SavedMapping], forLayer layer: String) -> ImportOrder {
        guard let mapping = saved.first(where: { $0.layer == layer }) else { return self }
        var order = self
        order.collection = collection ?? mapping.collection
        order.crs = crs ?? mapping.crs
        order.fieldMap = mapping.fieldMap.merging(fieldMap) { _, said in said }
        order.fieldValues = (mapping.fieldValues ?? [:]).merging(fieldValues) { _, said in said }
        return order
    }

    /// Returns the encoding option. Without the option, returns the first encoding that is saved for a layer.
    public func encoding(orSavedIn saved: [SavedMapping]) -> String? {
        encoding ?? saved.compactMap(\.encoding).first
    }
}

extension InventoryStore {
    /// Returns the options that are saved for the order's source; empty when the order names no source.
    ///
    /// - Throws: `DecodingError` for a document that cannot be read; the errors of the store.
    public func savedMappings(for order: ImportOrder) async throws -> [SavedMapping] {
        guard let source = order.options.source else { return [] }
        return try await read { try $0.savedMappings(ofSource: source) }
    }
}

extension InventorySnapshot {
    /// Returns the mappings that were last saved for the layers of a source, in the order of the layers' names.
    ///
    /// - Throws: `DecodingError` for a document that cannot be read; the errors of the store.
    public func savedMappings(ofSource source: String) throws -> [SavedMapping] {
        try mappingDocuments(ofSource: source).map(SavedMapping.init)
    }
}
