internal import SimpleFeatures

/// Finds the layers at a path: a file or a folder of files.
struct SourceFinder {
    private(set) var files: [LayerFile] = []
    /// The files that were ignored.
    private(set) var faults: [SourceFault] = []
    private let searchesSubfolders: Bool
    /// The folder with links resolved. Links may not lead out of it.
    private var root: String?
    /// The depth from which subfolders are ignored.
    private static let deepest = 32

    /// - Parameters:
    ///   - label: the name in the delivery; `nil` for the last part of the path.
    /// - Throws: ``SourceFault`` when no readable file is at the path.
    init(path: String, label: String?, searchesSubfolders: Bool) throws {
        self.searchesSubfolders = searchesSubfolders
        let name = label ?? path.lastPathPart
        // GDAL would open these as virtual file systems, some of them on the network.
        guard !path.isEmpty, !path.hasPrefix("/vsi"), !path.contains("\0"), let kind = FileKind(path: path) else {
            throw SourceFault(.fileNotFound, file: label ?? path)
        }
        switch kind {
        case .other: throw SourceFault(.notAFile, file: label ?? path)
        case .file: files = try Self.layers(ofFile: path, label: name)
        case .folder:
            guard path.fileEnding != "gdb" else { throw SourceFault(.formatUnknown, file: name, value: "gdb") }
            root = resolved(path)
            try search(SourceFolder(folder: path, label: name), depth: 0)
            guard !files.isEmpty else {
                let ignored = faults.map(\.file).joined(separator: ", ")
                throw SourceFault(.noLayerFound, file: name, detail: ignored.isEmpty ? nil : ignored)
            }
            files.sort { $0.main.label < $1.main.label }
        }
    }

    private mutating func search(_ folder: SourceFolder, depth: Int) throws {
        let names = try Self.names(in: folder).filter { !$0.isHiddenPath }
        var found: [String] = []
        for name in names where try isInside(folder.path(of: name)) {
            switch FileKind(path: folder.path(of: name).gdalPath) {
            case .file: found.append(name)
            case .folder where name.fileEnding == "gdb":
                faults.append(SourceFault(.fileIgnored, file: folder.path(of: name).label, value: "gdb"))
            case .folder where searchesSubfolders && depth < Self.deepest:
                try search(folder.folder(name), depth: depth + 1)
            case .folder, .other, nil: break
            }
        }
        files += ShapefileSet.sets(among: found, in: folder).map(LayerFile.shapefile)
        for name in found { try add(name, folder, found) }
    }

    private mutating func add(_ name: String, _ folder: SourceFolder, _ names: [String]) throws {
        let path = folder.path(of: name)
        switch (FileFormat(ending: name.fileEnding), name.fileEnding) {
        case (.shapefile, _), (.table, _): break
        case (.csv, _):
            do {
                try FileFormat.csv.check(path)
                _ = try CSVDialect(path)
                files.append(Self.csv(name, folder, names))
            } catch {
                guard error.kind == .csvNotTable || error.kind == .fileEmpty else { throw error }
                faults.append(SourceFault(.fileIgnored, file: path.label, value: "csv"))
            }
        case (.geoJSON, "json"):
            // Configuration files also have the extension `.json`.
            let head = String(decoding: try VirtualFile(path).read(at: 0, count: 4096), as: UTF8.self)
            if head.contains("\"Feature") {
                files.append(.geoJSON(path, .geoJSON))
            } else if let other = OtherJSON(head) {
                faults.append(SourceFault(.fileIgnored, file: path.label, value: other.rawValue))
            }
        case (.geoJSON, _): files.append(.geoJSON(path, .geoJSON))
        case (.geoJSONSequence, _): files.append(.geoJSON(path, .geoJSONSequence))
        case (let format?, _): files.append(.library(path, format))
        case (nil, "zip"): break  // The import worker unpacks zip files before this.
        case (nil, let ending):
            guard FileFormat.unread.contains(ending) else { break }
            faults.append(SourceFault(.fileIgnored, file: path.label, value: ending))
        }
    }

    /// False for links to files that are part of the delivery already.
    ///
    /// - Throws: ``SourceFault`` for a link that leads out of the delivery.
    private func isInside(_ path: FilePath) throws(SourceFault) -> Bool {
        guard FileKind.isLink(path.gdalPath) else { return true }
        guard let root, let target = resolved(path.gdalPath), target.hasPrefix(root + "/") else {
            throw SourceFault(.linkOutside, file: path.label)
        }
        return FileKind(path: path.gdalPath) == .file
    }

    private static func names(in folder: SourceFolder) throws(SourceFault) -> [String] {
        let path = folder.gdalPath.isEmpty ? "." : folder.gdalPath
        guard let names = VirtualFolder.names(in: path) else {
            throw SourceFault(.fileUnreadable, file: folder.label)
        }
        return names.filter { $0 != "." && $0 != ".." }
    }

    /// The layers of a single file given by its path.
    private static func layers(ofFile path: String, label: String) throws -> [LayerFile] {
        let ending = path.fileEnding
        let file = FilePath(gdalPath: path, userPath: path, label: label)
        guard let format = FileFormat(ending: ending) else {
            let bytes = try VirtualFile(file).read(at: 0, count: 4096)
            throw SourceFault(.formatUnknown, file: label, value: ending, detail: FileFormat.name(of: bytes))
        }
        let folder = SourceFolder(folder: path.parentPath, label: label.parentPath)
        let name = path.lastPathPart
        switch format {
        case .geoPackage, .flatGeobuf: return [.library(file, format)]
        case .geoJSON, .geoJSONSequence: return [.geoJSON(file, format)]
        case .shapefile, .table, .csv: break
        }
        let names = try names(in: folder).filter { FileKind(path: folder.path(of: $0).gdalPath) == .file }
        if format == .csv { return [csv(name, folder, names)] }
        // The listing of a folder may lack a file that was just created.
        guard let set = ShapefileSet.set(ofFile: name, among: names, in: folder) else {
            throw SourceFault(.fileUnreadable, file: label)
        }
        return [.shapefile(set)]
    }

    private static func csv(_ name: String, _ folder: SourceFolder, _ names: [String]) -> LayerFile {
        let stem = name.withoutEnding.lowercased()
        let prj = names.first { $0.fileEnding == "prj" && $0.withoutEnding.lowercased() == stem }
        return .csv(folder.path(of: name), prj: prj.map(folder.path))
    }
}

extension String {
    /// Files that operating systems add: `__MACOSX/…`, `._sites.shp`, `.DS_Store`.
    var isHiddenPath: Bool {
        split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
    }
}
