internal import SimpleFeatures

/// The files that make up one layer: `.shp` with its companions, or a `.dbf` alone.
struct ShapefileSet: Hashable, Sendable {
    let container: SourceFolder
    /// The path in the container without ending: `Altstandorte/Logistik`.
    let stem: String
    /// The paths in the container by ending in lower case: `shp` to `Altstandorte/Logistik.SHP`.
    let members: [String: String]

    /// Indexes such as `.qix` and `.sbn` are not among them: we read every row, and they may be stale.
    static let endings: Set = ["shp", "shx", "dbf", "prj", "cpg"]

    /// True for a `.dbf` that no shape file belongs to.
    var isTable: Bool { members["shp"] == nil && members["shx"] == nil }

    /// The main file of the layer, or its path where it is missing.
    var main: FilePath { path(isTable ? "dbf" : "shp") }

    /// The path of the member, whether it exists or not.
    func path(_ ending: String) -> FilePath {
        container.path(of: members[ending] ?? "\(stem).\(ending)")
    }

    /// The members whose names differ from the main one's in upper and lower case.
    var misspelled: [FilePath] {
        members.keys.sorted().map(path).filter { $0.label.withoutEnding != main.label.withoutEnding }
    }

    /// The sets among the paths in a container, in order of their names.
    ///
    /// `Sites.dbf` belongs to `sites.shp` where only one of each is there: where planners work, the two names are one.
    static func sets(among paths: [String], in container: SourceFolder) -> [ShapefileSet] {
        let members = paths.sorted().filter { endings.contains($0.fileEnding) }
        return Dictionary(grouping: members) { $0.withoutEnding.lowercased() }.values
            .flatMap { alike in
                let endings = alike.map(\.fileEnding)
                guard Set(endings).count < endings.count else { return [ShapefileSet(of: alike, in: container)] }
                return Dictionary(grouping: alike, by: \.withoutEnding).values
                    .map { ShapefileSet(of: $0, in: container) }
            }
            .filter { set in ["shp", "shx", "dbf"].contains { set.members[$0] != nil } }
            .sorted { $0.main.label < $1.main.label }
    }

    /// The set of this file and the files beside it.
    static func set(ofFile name: String, among names: [String], in folder: SourceFolder) -> ShapefileSet? {
        sets(among: names, in: folder).first { $0.members.values.contains(name) }
    }

    private init(of paths: [String], in container: SourceFolder) {
        self.container = container
        // Sorted, so that of sites.SHP and sites.shp the second wins, always.
        members = Dictionary(paths.map { ($0.fileEnding, $0) }, uniquingKeysWith: { $1 })
        stem = (members["shp"] ?? members["dbf"] ?? paths[0]).withoutEnding
    }
}
