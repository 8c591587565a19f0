internal import Foundation
@testable internal import ImportWorker
internal import SimpleFeatures
@testable internal import VectorIO

extension FuzzTarget {
    /// Input: a CSV file.
    static let csv = file("csv", ending: "csv")

    /// Input: a GeoJSON file.
    static let geoJSON = file("geojson", ending: "geojson")

    private static func file(_ name: String, ending: String) -> FuzzTarget {
        FuzzTarget(name: name) { bytes in
            try withScratchFolder { folder in
                try write(bytes, to: "\(folder)/sites.\(ending)")
                try requireSoundSource(at: "\(folder)/sites.\(ending)")
            }
        }
    }

    /// Input: the files of a shapefile, separated by lines with the next file extension: `--dbf--`.
    static let shapefile = FuzzTarget(name: "shapefile") { bytes in
        try withScratchFolder { folder in
            var (rest, ending) = (bytes[...], "shp")
            for next in ["shx", "dbf", "cpg", "prj"] {
                let mark = Array("\n--\(next)--\n".utf8)
                guard let place = rest.firstRange(of: mark) else { continue }
                try write(Array(rest[..<place.lowerBound]), to: "\(folder)/sites.\(ending)")
                (rest, ending) = (rest[place.upperBound...], next)
            }
            try write(Array(rest), to: "\(folder)/sites.\(ending)")
            try requireSoundSource(at: folder)
        }
    }

    /// Splits text into cells, writes them as RFC 4180 requires, and splits the result.
    static let csvRecords = FuzzTarget(name: "csv-records") { bytes in
        guard let separator = bytes.first.map({ Array(";,\t|".utf8)[Int($0 % 4)] }) else { return }
        try withScratchFolder { folder in
            guard let records = try? FuzzTarget.records(Array(bytes.dropFirst()), separator, folder) else { return }
            let written = records.flatMap { cells in
                cells.map(FuzzTarget.quoted).joined(separator: [separator]) + [0x0D, 0x0A]
            }
            let again = try records.isEmpty ? [] : FuzzTarget.records(written, separator, folder)
            try require(again == records, "written as RFC 4180, \(records) is read as \(again)")
        }
    }

    private static func quoted(_ cell: [UInt8]) -> [UInt8] {
        [0x22] + cell.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]
    }

    private static func records(_ bytes: [UInt8], _ separator: UInt8, _ folder: String) throws -> [[[UInt8]]] {
        let path = "\(folder)/records"
        try write(bytes, to: path)
        var reader = try CSVRecords(
            FilePath(gdalPath: path, userPath: path, label: "records"), separator: separator, offset: 0)
        var records: [[[UInt8]]] = []
        while let cells = try reader.next() { records.append(cells) }
        return records
    }
}

/// Reads all layers at the path. Requires that each row is read or rejected once, in order, and can be sent by the worker.
func requireSoundSource(at path: String) throws {
    do {
        let source = try VectorDataset(path: path)
        for layer in try source.layers() { try requireSound(layer, of: source) }
    } catch is SourceFault {
        // The source rejects the input.
    }
}

private func requireSound(_ layer: SourceLayer, of source: VectorDataset) throws {
    let names = layer.fields.map { $0.name.lowercased() }
    try require(Set(names).count == names.count, "duplicate field names: \(names)")
    try require(
        try JSONDecoder().decode(SourceLayer.self, from: JSONEncoder().encode(layer)) == layer, "the layer changes")
    var (last, given, refused, skipped) = (0, 0, Set<Int>(), 0)
    try source.forEachFeature(
        in: layer,
        warn: { fault in
            if fault.refusesRow, let row = fault.row { refused.insert(row) }
            if fault.kind == .csvRowsEmpty { skipped = fault.occurrences }
            if fault.kind == .rowsDeleted { skipped = fault.value.flatMap { Int($0) } ?? 0 }
            if (try? JSONEncoder().encode(fault)) == nil { skipped = .min }
        },
        { feature in
            try require(feature.row > last, "row \(feature.row) comes after row \(last)")
            last = feature.row
            given += 1
            try requireSound(feature, in: layer)
        })
    try require(skipped >= 0, "a fault cannot be sent")
    try require(
        given + refused.count + skipped == layer.featureCount,
        "of \(layer.featureCount) rows \(given) were read, \(refused.count) rejected and \(skipped) empty or deleted")
}

private func requireSound(_ feature: SourceFeature, in layer: SourceLayer) throws {
    try require(feature.values.count == layer.fields.count, "row \(feature.row) has \(feature.values.count) values")
    if let geometry = feature.geometry {
        try requireRoundTrip(geometry)
        var isFinite = true
        geometry.forEachPosition { isFinite = isFinite && $0.isFinite }
        try require(isFinite, "row \(feature.row) is infinite")
        for ring in geometry.polygons.flatMap(\.rings) where !ring.positions.isEmpty {
            try require(
                ring.positions.count >= 4 && ring.positions.first == ring.positions.last,
                "row \(feature.row): a ring is open")
        }
    }
    var bytes: [UInt8] = []
    FeatureCodec.append(feature, to: &bytes)
    let sent = try FeatureCodec.decode(bytes[...], valueCount: feature.values.count)
    let isSame = sent.row == feature.row && sent.geometry == feature.geometry && sent.values == feature.values
    try require(isSame, "row \(feature.row) changes when sent")
}
