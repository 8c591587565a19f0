internal import Foundation

/// What lies at a path that somebody delivers.
enum DeliveredPath {
    case archive, folder, other

    /// Follows links: the user's own are as good as what they lead to.
    init(_ path: String) {
        self = .other
        // The reader of vector data says what is wrong with such a path.
        guard !path.isEmpty, !path.contains("\0"), !path.hasPrefix("/vsi") else { return }
        let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
        switch attributes?[.type] as? FileAttributeType {
        case .typeDirectory: self = .folder
        case .typeRegular where Self.isArchive(url.path, ending: (path as NSString).pathExtension.lowercased()):
            self = .archive
        default: break
        }
    }

    /// By its ending, or by its first bytes where the ending says nothing: of a layer or a spreadsheet that is a zip,
    /// the reader of vector data has more to say.
    private static func isArchive(_ path: String, ending: String) -> Bool {
        guard ending != "zip" else { return true }
        guard !notArchives.contains(ending), let handle = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? handle.close() }
        return (try? handle.read(upToCount: 4)) == Data([0x50, 0x4B, 0x03, 0x04])
    }

    private static let notArchives: Set = [
        "shp", "shx", "dbf", "prj", "cpg", "gpkg", "geojson", "json", "fgb", "csv", "tsv", "txt", "xlsx", "xlsm", "ods",
        "kmz", "docx", "odt",
    ]

    /// What packers and file managers leave behind: `__MACOSX/…`, `._sites.shp`, `.DS_Store`, `Thumbs.db`.
    static func isLitter(_ path: String) -> Bool {
        path.split(separator: "/").contains { part in
            part.hasPrefix(".") || ["__macosx", "thumbs.db", "desktop.ini"].contains(part.lowercased())
        }
    }

    static func isZip(_ path: String) -> Bool { (path as NSString).pathExtension.lowercased() == "zip" }
}
