internal import CGDAL
internal import Foundation
internal import SimpleFeatures
internal import Compression

/// Writes one layer into a file with GDAL.
final class OGRSink: VectorSink {
    private let path: String
    private let format: VectorFormat
    private var isWritten = false

    init(path: String, format: VectorFormat) {
        self.path = path
        self.format = format
    }

    func write(_ layer: TargetLayer, rows: ((TargetRow) throws -> Void) throws -> Void) throws {
        guard !isWritten else {
            throw VectorIOError(function: "write", "\(format.rawValue) takes one layer: write one file for each")
        }
        isWritten = true
        try layer.write(to: path, format, rows)
    }

    func write(note: String, named name: String) {}

    func finish() throws(VectorIOError) {
        guard isWritten else { throw VectorIOError(function: "write", "there is no layer to write") }
    }
}

/// Writes layers as shapefiles into a folder, and packs it into a zip file.
final class ShapefileSink: VectorSink {
    private let folder: String

    init(folder: String) {
        self.folder = folder
        unsafe _ = VSIMkdir(folder, 0o755)
    }

    func write(_ layer: TargetLayer, rows: ((TargetRow) throws -> Void) throws -> Void) throws {
        let path = "\(folder)/\(layer.name).\(layer.content == .table ? "dbf" : "shp")"
        guard FileKind(path: path) == nil else {
            throw VectorIOError(function: "write", "there are two layers \(layer.name): give them names of their own")
        }
        try layer.write(to: path, .shapefile, rows)
        try DBFNullCells.blank(inTable: "\(folder)/\(layer.name).dbf")
    }

    func write(note: String, named name: String) throws {
        guard let file = unsafe VSIFOpenL("\(folder)/\(name)", "wb") else {
            throw VectorIOError(function: "VSIFOpenL", "\(name) cannot be written: is the disk full?")
        }
        let bytes = Array(note.utf8)
        let written = unsafe bytes.withUnsafeBytes { unsafe VSIFWriteL($0.baseAddress, 1, $0.count, file) }
        guard unsafe VSIFCloseL(file) == 0, written == bytes.count else {
            throw VectorIOError(function: "VSIFWriteL", "\(name) cannot be written: is the disk full?")
        }
    }

    /// Packs the folder into a zip file.
    ///
    /// - Throws: ``VectorIOError`` when no layer was written, or the zip file cannot be written.
    func pack(into path: String) throws {
        let names = (VirtualFolder.names(in: folder) ?? []).filter { $0 != "." && $0 != ".." }
        guard !names.isEmpty else { throw VectorIOError(function: "write", "there is no layer to write") }
        do {
            var zip = try ZipWriter(path: path, modified: Date())
            for name in names { try zip.add(name, file: "\(folder)/\(name)") }
            try zip.finish()
        } catch {
            throw VectorIOError(function: "ZipWriter", "the zip cannot be written whole, is the disk full? \(error)")
        }
    }
}

extension TargetLayer {
    fileprivate func write(
        to path: String, _ format: VectorFormat, _ rows: ((TargetRow) throws -> Void) throws -> Void
    ) throws {
        try GDAL.listening { messages in
            let dataset = try OutputDataset(creating: path, driver: format.driver, messages)
            let layer = try dataset.addLayer(self, format, messages)
            try rows { row in try layer.write(row) }
            try layer.finish()
            try dataset.close(messages)
        }
    }
}

extension VectorFormat {
    fileprivate var driver: String {
        switch self {
        case .shapefile: "ESRI Shapefile"
        case .geoPackage: "GPKG"
        case .flatGeobuf: "FlatGeobuf"
        case .geoJSON, .csv, .excelCSV: rawValue
        }
    }
}
