internal import SimpleFeatures

/// The files that make up one layer: `.shp` with its companions, or a `.dbf` alone.
struct ShapefileSet: Hashable, Sendable {
    let container: SourceFolder
    /// The path in the container without extension: `Altstandorte/Logistik`.
    let stem: String
    /// The paths in the container by extension in lower case: `Altstandorte/Logistik.SHP` for `shp`.
    let members: [String: String]

    /// Excludes indexes such as `.qix` and `.sbn`: every row is read, and indexes may be outdated.
    static let endings: Set = ["shp", "shx", "dbf", "prj", "cpg"]

    /// True for a `.dbf` without `.shp` and `.shx`.
    var isTable: Bool { members["shp"] == nil && members["shx"] == nil }

    /// The main file of the layer, or its expected path when it is missing.
    var main: FilePath { path(isTable ? "dbf" : "shp") }

    /// The path of the member, whether or not it exists.
    func path(_ ending: String) -> FilePath {
        container.path(of: members[ending] ?? "\(stem).\(ending)")
    }

    /// The members whose names differ from that of the main file in letter case.
    var misspelled: [FilePath] {
        members.keys.sorted().map(path).filter { $0.label.withoutEnding != main.label.withoutEnding }
    }

    /// The sets among the paths in a container, sorted by name.
    ///
    /// `Sites.dbf` belongs to `sites.shp` when there is only one of each: file names on Windows ignore letter case.
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
        // Sorted, so that the second of `sites.SHP` and `sites.shp` is always used.
        members = Dictionary(paths.map { ($0.fileEnding, $0) }, uniquingKeysWith: { $1 })
        stem = (members["shp"] ?? members["dbf"] ?? paths[0]).withoutEnding
    }
}
