internal import Foundation
internal import VectorIO

/// The kind of a delivered path.
enum DeliveredPath {
    case archive, folder, other

    /// Determines the kind. Follows symbolic links, since the user chose the path.
    init(_ path: String) {
        self = .other
        // VectorIO reports the fault of such a path.
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

    /// Recognises an archive by its extension, or by its first bytes when the extension is unknown. Spreadsheets and
    /// other zip-based formats are left to VectorIO, which has more specific faults.
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

    /// True for files of archivers and file managers: `__MACOSX/…`, `._sites.shp`, `.DS_Store`, `Thumbs.db`.
    static func isSystemFile(_ path: String) -> Bool {
        path.split(separator: "/").contains { part in
            part.hasPrefix(".") || ["__macosx", "thumbs.db", "desktop.ini"].contains(part.lowercased())
        }
    }

    /// True for an archive and for a file that a reader opens.
    static func isRead(_ path: String) -> Bool {
        let ending = (path as NSString).pathExtension.lowercased()
        return ending == "zip" || VectorDataset.readEndings.contains(ending)
    }

    static func isZip(_ path: String) -> Bool { (path as NSString).pathExtension.lowercased() == "zip" }
}
