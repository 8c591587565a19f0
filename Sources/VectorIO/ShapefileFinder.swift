/// Finds the shapefiles at a path.
enum ShapefileFinder {
    /// - Throws: ``VectorIOError`` when there is nothing at the path, or no shapefile.
    static func sets(at path: String) throws(VectorIOError) -> [ShapefileSet] {
        // The library would take these for other file systems, some of them on the network.
        guard !path.isEmpty, !path.hasPrefix("/vsi"), !path.contains("\0"), let kind = FileKind(path: path) else {
            throw VectorIOError(function: "VSIStatL", "\(path) is no file or folder: check the path")
        }
        if kind == .folder { return try sets(inFolder: path) }
        guard kind == .file else {
            throw VectorIOError(
                function: "VSIStatL", "\(path) is neither a file nor a folder: give a shapefile, a folder or a zip")
        }
        if try isZip(path) {
            let name = path.lastPathPart
            return try sets(inZip: Container(zip: FilePath(forLibrary: path, forPeople: path, label: name)))
        }
        return [try set(ofFile: path)]
    }

    private static func sets(inFolder path: String) throws(VectorIOError) -> [ShapefileSet] {
        let folder = Container(folder: path, label: path.lastPathPart)
        guard let names = VirtualFolder.names(in: path) else {
            throw VectorIOError(
                function: "VSIReadDir", "\(path) cannot be listed: check that you may read the folder")
        }
        let files = names.filter { !isHidden($0) && FileKind(path: folder.path(of: $0).forLibrary) == .file }
        var found = ShapefileSet.sets(among: files, in: folder).map { (order: $0.main.label, sets: [$0]) }
        for name in files where name.fileEnding == "zip" {
            let zip = folder.zip(name)
            found.append((zip.label, try sets(inZip: zip)))
        }
        guard !found.isEmpty else {
            throw VectorIOError(
                function: "find", "no shapefile in \(path): give a .shp, a zip, or a folder that has them in it")
        }
        return found.sorted { $0.order < $1.order }.flatMap(\.sets)
    }

    private static func sets(inZip zip: Container) throws(VectorIOError) -> [ShapefileSet] {
        let paths = try paths(inZip: zip).filter { !isHidden($0) }
        let sets = ShapefileSet.sets(among: paths, in: zip)
        guard sets.isEmpty else { return sets }
        var mend = ": pack .shp, .shx, .dbf and .prj"
        if let inner = paths.first(where: { $0.fileEnding == "zip" }) {
            mend = "; there is another zip in it, \(inner): unpack that"
        }
        throw VectorIOError(function: "find", "no shapefile in the zip \(zip.forPeople)\(mend)")
    }

    private static func paths(inZip zip: Container) throws(VectorIOError) -> [String] {
        let file = try VirtualFile(FilePath(zip))
        let mark = try file.read(at: 0, count: 4)
        if mark == [0x50, 0x4B, 0x05, 0x06] {
            throw VectorIOError(function: "find", "the zip \(zip.forPeople) is empty: pack the shapefile again")
        }
        let (paths, error) = GDAL.listening { messages in
            (
                VirtualFolder.pathsBelow(zip.forLibrary),
                messages.error("VSIReadDirRecursive", "\(zip.forPeople) cannot be read as a zip, pack it again")
            )
        }
        guard mark.starts(with: [0x50, 0x4B]), let paths else { throw error }
        return paths.filter { !$0.hasSuffix("/") }
    }

    /// The layer that one file given by name belongs to.
    private static func set(ofFile path: String) throws(VectorIOError) -> ShapefileSet {
        let ending = path.fileEnding
        guard ending == "shp" || ending == "dbf" else {
            let mend = ShapefileSet.endings.contains(ending) ? "give the .shp that it belongs to" : "give a .shp"
            throw VectorIOError(
                function: "find", "\(path) is not a shapefile: \(mend), a folder with shapefiles, or a zip of them")
        }
        let folder = Container(folder: path.parentPath, label: "")
        let name = path.lastPathPart
        guard let names = VirtualFolder.names(in: folder.forLibrary.isEmpty ? "." : folder.forLibrary) else {
            throw VectorIOError(
                function: "VSIReadDir", "the folder of \(path) cannot be listed: check that you may read it")
        }
        let stem = name.withoutEnding
        let siblings = names.filter {
            $0.withoutEnding == stem && ShapefileSet.endings.contains($0.fileEnding)
                && FileKind(path: folder.path(of: $0).forLibrary) == .file
        }
        var members = Dictionary(siblings.map { ($0.fileEnding, $0) }, uniquingKeysWith: { $1 })
        members[ending] = name
        return ShapefileSet(container: folder, stem: stem, members: members)
    }

    private static func isZip(_ path: String) throws(VectorIOError) -> Bool {
        if path.fileEnding == "zip" { return true }
        let file = try VirtualFile(FilePath(forLibrary: path, forPeople: path, label: path))
        return try file.read(at: 0, count: 4) == [0x50, 0x4B, 0x03, 0x04]
    }

    /// What the systems of the packer leave behind: `__MACOSX/…`, `._sites.shp`, `.DS_Store`.
    private static func isHidden(_ path: String) -> Bool {
        path.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
    }
}

extension FilePath {
    /// A zip, as the ordinary file that it is.
    fileprivate init(_ zip: Container) {
        self.init(forLibrary: zip.archive ?? zip.forPeople, forPeople: zip.forPeople, label: zip.label)
    }
}
