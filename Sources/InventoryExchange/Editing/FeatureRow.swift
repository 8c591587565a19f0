internal import Crypto
internal import Foundation
internal import SimpleFeatures
public import SiteInventory
internal import Synchronization

/// A change of one feature as a layer with one row, so that it can be imported like a file.
struct FeatureRow: VectorSource {
    private let names: [String]
    private let feature: SourceFeature
    private let content: FeatureOrder.Content

    /// - Parameter isWhole: true when fields without a value become unknown; false when the row omits such fields.
    init(_ id: FeatureID, _ content: FeatureOrder.Content, in schema: CollectionSchema, isWhole: Bool) {
        self.content = content
        let fields = schema.editable.filter { isWhole || content.properties[$0.name] != nil }
        names = ["id"] + fields.map(\.name)
        var geometry: Geometry?
        if case .set(let new) = content.geometry { geometry = new }
        feature = SourceFeature(
            row: 1, geometry: geometry, values: [.string(id.text)] + fields.map { content.properties[$0.name] ?? .null }
        )
        hasGeometry = isWhole || content.geometry != .unchanged
    }

    private let hasGeometry: Bool

    func layer(of order: FeatureOrder) -> LayerImport {
        let layer = SourceLayer(
            name: order.collection.rawValue, path: order.origin,
            fields: names.map { SourceField(name: $0, kind: .other) }, crs: nil, hasGeometry: hasGeometry,
            featureCount: 1)
        var edit = LayerImport(
            source: self, layer: layer, contentHash: Self.freshContentHash(),
            collection: order.collection, crs: hasGeometry ? content.crs.definition : nil,
            fieldMap: Dictionary(uniqueKeysWithValues: names.map { ($0, $0) }))
        edit.isEdit = true
        return edit
    }

    func layers() throws -> [SourceLayer] { [] }

    func forEachFeature(
        in layer: SourceLayer, warn: (SourceFault) -> Void, _ body: (SourceFeature) throws -> Void
    ) throws { try body(feature) }

    /// Returns a random hash, so that a repeated change is not recognised as a known import.
    static func freshContentHash() -> String {
        SHA256.hash(data: Data(UUID().uuidString.utf8)).map(\.hexadecimal).joined()
    }
}

/// The id of the feature that an import stored. Thread-safe.
final class ImportedID: Sendable {
    private let kept = Mutex<FeatureID?>(nil)

    var id: FeatureID? { kept.withLock { $0 } }

    func set(_ id: FeatureID) { kept.withLock { $0 = id } }
}

extension FeatureID {
    /// Returns a random id.
    static func random() -> FeatureID { FeatureID(UUID().uuidString.lowercased()) }
}

extension CollectionSchema {
    /// The fields that clients may edit: published, not computed, and not unmapped attributes.
    public var editable: [Field] { published.filter { !$0.isDerived && $0.kind != .json } }

    /// The fields that a new feature must have. An access link is identified by its site and its road project.
    public var required: [Field] {
        guard id == .accessLinks else { return [] }
        return fields.filter { [FieldName.siteID, .roadProjectID].map(\.rawValue).contains($0.name) }
    }
}
