/// Finds the shapefiles in a zip.
enum ZipFinder {
    static func sets(inZip zip: Container) throws -> [ShapefileSet] {
        let paths = try paths(inZip: zip).filter { !$0.isHiddenPath }
        let sets = ShapefileSet.sets(among: paths, in: zip)
        guard sets.isEmpty else { return sets }
        var mend = ": pack .shp, .shx, .dbf and .prj"
        if let inner = paths.first(where: { $0.fileEnding == "zip" }) {
            mend = "; there is another zip in it, \(inner): unpack that"
        }
        throw VectorIOError(function: "find", "no shapefile in the zip \(zip.forPeople)\(mend)")
    }

    private static func paths(inZip zip: Container) throws -> [String] {
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
}

extension FilePath {
    /// A zip, as the ordinary file that it is.
    fileprivate init(_ zip: Container) {
        self.init(forLibrary: zip.archive ?? zip.forPeople, forPeople: zip.forPeople, label: zip.label)
    }
}
