internal import SimpleFeatures

/// The formats that are read. A file must match its format by extension and by its first bytes.
enum FileFormat: String, CaseIterable {
    case shapefile, table, geoPackage, geoJSON, geoJSONSequence, flatGeobuf, csv

    /// `nil` for an extension of any other format.
    init?(ending: String) {
        guard let format = Self.allCases.first(where: { $0.endings.contains(ending) }) else { return nil }
        self = format
    }

    var endings: [String] {
        switch self {
        case .shapefile: ["shp"]
        case .table: ["dbf"]
        case .geoPackage: ["gpkg"]
        case .geoJSON: ["geojson", "json"]
        case .geoJSONSequence: ["geojsonl", "geojsons", "ndjson", "jsonl"]
        case .flatGeobuf: ["fgb"]
        case .csv: ["csv", "tsv"]
        }
    }

    /// File extensions of data formats that are not read and are reported as ignored.
    static let unread: Set = [
        "gdb", "mdb", "accdb", "tab", "mif", "kml", "kmz", "gml", "gmz", "dxf", "dwg", "xls", "xlsx", "xlsm", "ods",
        "sqlite", "mpk", "gpx", "topojson", "parquet", "rar", "7z", "gz", "tar", "tgz",
    ]

    /// The format of a file by its first bytes: the usual file extension, or `text`, or `unknown`.
    static func name(of bytes: some Collection<UInt8>) -> String {
        let marks: [(String, [UInt8])] = [
            ("shp", ShapefileHeader.mark), ("gpkg", Array("SQLite format 3\0".utf8)),
            ("fgb", Array("fgb\u{03}fgb".utf8)),
            ("zip", [0x50, 0x4B, 0x03, 0x04]), ("zip", [0x50, 0x4B, 0x05, 0x06]), ("pdf", Array("%PDF".utf8)),
            ("xls", [0xD0, 0xCF, 0x11, 0xE0]), ("gz", [0x1F, 0x8B]), ("7z", [0x37, 0x7A, 0xBC, 0xAF]),
            ("rar", Array("Rar!".utf8)), ("utf-16", [0xFF, 0xFE]), ("utf-16", [0xFE, 0xFF]),
            ("picture", [0x89, 0x50, 0x4E, 0x47]), ("picture", [0xFF, 0xD8, 0xFF]),
        ]
        if let mark = marks.first(where: { bytes.starts(with: $0.1) }) { return mark.0 }
        if DBFHeader.isLikely(Array(bytes)) { return "dbf" }
        guard !bytes.isEmpty, !bytes.contains(0) else { return "unknown" }
        let text = bytes.trimmedText
        if text.hasPrefix("<ogrvrtdatasource") { return "vrt" }
        if text.hasPrefix("<") { return text.hasPrefix("<!doctype html") || text.hasPrefix("<html") ? "html" : "xml" }
        if text.hasPrefix("{") || text.hasPrefix("\u{1E}") { return "json" }
        return "text"
    }

    /// The fault of a file whose content does not match its extension.
    static func mismatch(_ path: FilePath, _ ending: String, _ bytes: [UInt8]) -> SourceFault {
        let name = name(of: bytes)
        return name == "vrt"
            ? SourceFault(.virtualDataset, file: path.label)
            : SourceFault(.formatMismatch, file: path.label, value: ending, detail: name)
    }

    /// Checks that the first bytes of the file match the format.
    ///
    /// - Throws: ``SourceFault`` when they do not match.
    func check(_ path: FilePath) throws(SourceFault) {
        let bytes = try VirtualFile(path).read(at: 0, count: 4096)
        guard !bytes.isEmpty else { throw SourceFault(.fileEmpty, file: path.label) }
        let found = Self.name(of: bytes)
        switch (self, found) {
        case (.shapefile, "shp"), (.table, "dbf"), (.geoPackage, "gpkg"), (.flatGeobuf, "fgb"), (.geoJSON, "json"),
            (.geoJSONSequence, "json"), (.csv, "text"):
            return
        case (.csv, "zip"), (.csv, "xls"): throw SourceFault(.csvIsSpreadsheet, file: path.label)
        case (.csv, "utf-16"): throw SourceFault(.csvIsUTF16, file: path.label)
        default: throw Self.mismatch(path, path.label.fileEnding, bytes)
        }
    }
}

extension Collection<UInt8> {
    /// The first characters without byte order mark and white space, in lower case.
    fileprivate var trimmedText: String {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = starts(with: mark) ? dropFirst(3) : dropFirst(0)
        return String(decoding: text.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }.prefix(64), as: UTF8.self)
            .lowercased()
    }
}
