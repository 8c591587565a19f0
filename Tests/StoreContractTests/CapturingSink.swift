import Foundation
import SimpleFeatures
import StoreTestSupport
import Synchronization

@testable import InventoryExchange
@testable import SiteInventory

/// A sink that keeps the written layers for a new import, as a reader of the format would return them.
final class CapturingSink: VectorSink, Sendable {
    private let written = Mutex<[(layer: TargetLayer, rows: [TargetRow])]>([])

    func write(_ layer: TargetLayer, rows: ((TargetRow) throws -> Void) throws -> Void) throws {
        var kept: [TargetRow] = []
        try rows { kept.append($0) }
        let rows = kept
        written.withLock { $0.append((layer, rows)) }
    }

    func write(note: String, named name: String) {}

    /// The columns of the first layer.
    var fields: [TargetField] { written.withLock { $0.first?.layer.fields ?? [] } }

    func layers(_ format: VectorFormat) -> [LayerImport] {
        written.withLock { $0 }.map { layer, rows in
            // In GeoJSON, the identifier is not a property.
            let names = (format == .geoJSON ? ["id"] : []) + layer.fields.map(\.name)
            let source = MemorySource(
                fields: names,
                rows: rows.map { row in
                    let values = (format == .geoJSON ? [.string(row.id.text)] : []) + row.values
                    return (row.geometry.map { rounded($0, layer) }, values.map { read($0, format) })
                })
            var imported = source.layer(layer.name, hash: UUID().uuidString, crs: layer.crs)
            imported.layer.hasGeometry = layer.content != .table
            return imported
        }
    }

    /// CSV has no types.
    private func read(_ value: PropertyValue, _ format: VectorFormat) -> PropertyValue {
        guard let text = value.text else { return .null }
        if case .json = value { return .string(text) }
        return switch format {
        case .csv: .string(text)
        case .excelCSV: .string(value.number == nil ? text : text.replacing(".", with: ","))
        case .shapefile, .geoPackage, .geoJSON, .flatGeobuf: value
        }
    }

    private func rounded(_ geometry: Geometry, _ layer: TargetLayer) -> Geometry {
        guard let decimals = layer.coordinateDecimals else { return geometry }
        let scale = pow(10, Double(decimals))
        return geometry.mapPositions { positions in
            positions.map { Position(($0.x * scale).rounded() / scale, ($0.y * scale).rounded() / scale) }
        }
    }
}
