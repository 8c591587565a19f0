/// The name of a file as a stranger sent it, made into one that cannot lead anywhere but into the folder meant for it.
struct DeliveredName: Hashable, Sendable {
    let text: String

    /// A file system takes 255 bytes; some are left for an ending.
    private static let mostBytes = 200

    /// - Parameter sent: with folders, of whatever system, or without; `upload` for what names nothing.
    init(_ sent: String) {
        // By code points, as the file system has it: a slash with a mark on it is another character than a slash.
        let visible = sent.unicodeScalars.filter {
            ![.control, .format, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
        }
        let last = visible.split { $0 == "/" || $0 == "\\" }.last ?? []
        let name = last.drop { $0 == "." || $0.properties.isWhitespace }
        let short = Self.shortened(name)
        text = short.isEmpty ? "upload" : short
    }

    /// In lower case; `nil` for none that we know.
    var ending: String? {
        guard let dot = text.lastIndex(of: "."), dot > text.startIndex else { return nil }
        let ending = text[text.index(after: dot)...].lowercased()
        return Self.endings.contains(ending) ? ending : nil
    }

    /// What a file is by its first bytes, else by what the sender says.
    static func ending(ofContent head: [UInt8], mediaType: String?) -> String? {
        if let mark = marks.first(where: { head.starts(with: $0.bytes) }) { return mark.ending }
        let text = head.drop { "\u{FEFF} \t\r\n".utf8.contains($0) }
        if text.first == UInt8(ascii: "{") { return "geojson" }
        return mediaType.flatMap { mediaTypes[$0] }
    }

    /// Cut before the ending, which tells what it is.
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
