internal import Foundation
internal import SimpleFeatures
public import SiteInventory

/// The options for a layer of a named source, reused for its next delivery.
public struct SavedMapping: Hashable, Sendable, Codable {
    /// The source of the files: `Stadt Herne`.
    public var source: String
    /// The layer's own name.
    public var layer: String
    /// The collection of the layer, if the sender named it.
    public var collection: CollectionID?
    /// `EPSG:31466`
    public var crs: String?
    /// `CP1252`
    public var encoding: String?
    /// See ``LayerImport/fieldMap``.
    public var fieldMap: [String: String]
    /// See ``LayerImport/fieldValues``; `nil` for none.
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
    /// The order for one layer, with the saved options where it sets none.
    public func completed(by saved: [SavedMapping], forLayer layer: String) -> ImportOrder {
        guard let mapping = saved.first(where: { $0.layer == layer }) else { return self }
        var order = self
        order.collection = collection ?? mapping.collection
        order.crs = crs ?? mapping.crs
        order.fieldMap = mapping.fieldMap.merging(fieldMap) { _, said in said }
        order.fieldValues = (mapping.fieldValues ?? [:]).merging(fieldValues) { _, said in said }
        return order
    }

    /// The encoding for a delivery: the option, else the saved one of any of its layers.
    public func encoding(orSavedIn saved: [SavedMapping]) -> String? {
        encoding ?? saved.compactMap(\.encoding).first
    }
}

extension InventoryStore {
    /// The options saved for the source that the order names; empty when it names none.
    ///
    /// - Throws: what the store throws, and `DecodingError` for a document that is not readable.
    public func savedMappings(for order: ImportOrder) async throws -> [SavedMapping] {
        guard let source = order.options.source else { return [] }
        return try await read { try $0.savedMappings(ofSource: source) }
    }
}

extension InventorySnapshot {
    /// The mappings that were last saved for the layers of a source, in the order of the layers' names.
    ///
    /// - Throws: what the store throws, and `DecodingError` for a document that is not readable.
    public func savedMappings(ofSource source: String) throws -> [SavedMapping] {
        try mappingDocuments(ofSource: source).map(SavedMapping.init)
    }
}
