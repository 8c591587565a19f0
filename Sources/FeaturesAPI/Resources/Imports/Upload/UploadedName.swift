/// A safe file name, made from one in a request: it cannot lead out of the folder for the file.
struct UploadedName: Hashable, Sendable {
    let text: String

    /// File systems allow 255 bytes; the rest is for an extension.
    private static let mostBytes = 200

    /// - Parameter sent: a name with or without folders, of any system. A name without visible characters becomes `upload`.
    init(_ sent: String) {
        // By code points, like the file system: a slash with a combining mark is another character than a slash.
        let visible = sent.unicodeScalars.filter {
            ![.control, .format, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
        }
        let last = visible.split { $0 == "/" || $0 == "\\" }.last ?? []
        let name = last.drop { $0 == "." || $0.properties.isWhitespace }
        let short = Self.shortened(name)
        text = short.isEmpty ? "upload" : short
    }

    /// The extension in lower case; `nil` for an unknown one.
    var ending: String? {
        guard let dot = text.lastIndex(of: "."), dot > text.startIndex else { return nil }
        let ending = text[text.index(after: dot)...].lowercased()
        return Self.endings.contains(ending) ? ending : nil
    }

    /// The extension for a file by its first bytes, or else by the media type in the request.
    static func ending(ofContent head: [UInt8], mediaType: String?) -> String? {
        if let mark = marks.first(where: { head.starts(with: $0.bytes) }) { return mark.ending }
        let text = head.drop { "\u{FEFF} \t\r\n".utf8.contains($0) }
        if text.first == UInt8(ascii: "{") { return "geojson" }
        return mediaType.flatMap { mediaTypes[$0] }
    }

    /// Shortens the name before its extension.
    private static func shortened(_ name: ArraySlice<Unicode.Scalar>) -> String {
        var end = name.lastIndex(of: ".") ?? name.endIndex
        if bytes(name[end...]) > 20 { end = name.endIndex }
        var stem = name[..<end]
        while bytes(stem) + bytes(name[end...]) > mostBytes { stem.removeLast() }
        return String(String.UnicodeScalarView(stem + name[end...]))
    }

    private static func bytes(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
        scalars.reduce(0) { $0 + UTF8.width($1) }
    }

    private static let endings: Set = [
        "zip", "gpkg", "geojson", "json", "fgb", "csv", "shp", "shx", "dbf", "prj", "cpg", "cst",
    ]

    private static let marks: [(bytes: [UInt8], ending: String)] = [
        (Array("PK".utf8) + [3, 4], "zip"), (Array("PK".utf8) + [5, 6], "zip"),
        (Array("SQLite format 3".utf8) + [0], "gpkg"), (Array("fgb".utf8), "fgb"), ([0, 0, 0x27, 0x0A], "shp"),
    ]

    private static let mediaTypes = [
        "application/zip": "zip", "application/x-zip-compressed": "zip", "application/geopackage+sqlite3": "gpkg",
        "application/geo+json": "geojson", "application/json": "geojson", "application/flatgeobuf": "fgb",
        "text/csv": "csv",
    ]
}
