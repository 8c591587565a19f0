import SimpleFeatures

@testable import InventoryExchange

/// Keeps the written layers, to be checked or imported again.
final class MemorySink: VectorSink {
    private(set) var layers: [(layer: TargetLayer, rows: [TargetRow])] = []

    func write(_ layer: TargetLayer, rows: ((TargetRow) throws -> Void) throws -> Void) throws {
        var written: [TargetRow] = []
        try rows { written.append($0) }
        layers.append((layer, written))
    }

    func write(note: String, named name: String) {}

    /// The layers as a reader returns them. A table of text has no types.
    func imports(_ format: VectorFormat, hash: String) -> [LayerImport] {
        layers.enumerated().map { number, written in
            let source = WrittenLayer(rows: written.rows, isText: format == .csv)
            return LayerImport(
                source: source,
                layer: SourceLayer(
                    name: written.layer.name, path: written.layer.name,
                    fields: written.layer.fields.map { SourceField(name: $0.name, kind: .other) },
                    crs: SourceCRS(name: "", identifier: written.layer.crs, wkt: ""),
                    hasGeometry: written.layer.content != .table, featureCount: written.rows.count),
                contentHash: "\(hash) \(number)")
        }
    }
}

/// Written rows as a source.
private struct WrittenLayer: VectorSource {
    var rows: [TargetRow]
    var isText: Bool

    func layers() -> [SourceLayer] { [] }

    func forEachFeature(
        in layer: SourceLayer, warn: (SourceFault) -> Void, _ body: (SourceFeature) throws -> Void
    ) throws {
        for (index, row) in rows.enumerated() {
            let values = isText ? row.values.map { $0.text.map(PropertyValue.string) ?? .null } : row.values
            try body(SourceFeature(row: index + 1, geometry: row.geometry, values: values))
        }
    }
}
