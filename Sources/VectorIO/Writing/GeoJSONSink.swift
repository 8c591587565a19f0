internal import Codecs
internal import SimpleFeatures

/// Writes one layer as a feature collection (RFC 7946), one feature per line.
final class GeoJSONSink: VectorSink {
    private let bytes: BufferedBytes

    init(_ bytes: BufferedBytes) { self.bytes = bytes }

    func write(_ layer: TargetLayer, rows: ((TargetRow) throws -> Void) throws -> Void) throws {
        guard layer.crs == .crs84 || layer.content == .table else {
            throw VectorIOError(function: "write", "GeoJSON is in WGS 84 longitude and latitude, not in \(layer.crs)")
        }
        var head = JSONText()
        head.append(raw: #"{"type":"FeatureCollection","name":"#)
        head.append(string: layer.name)
        head.append(raw: #","features":["#)
        try bytes.append(head.bytes)
        let names = layer.fields.map(\.name)
        var separator = "\n"
        try rows { row in
            try bytes.append(separator)
            separator = ",\n"
            try bytes.append(
                GeoJSONWriter.feature(
                    id: row.id, geometry: row.geometry, properties: Array(zip(names, row.values)),
                    decimals: layer.coordinateDecimals ?? 7))
        }
        try bytes.append("\n]}\n")
    }

    func write(note: String, named name: String) {}
}
