/// The files that make up one layer: `.shp` with its companions, or a `.dbf` alone.
struct ShapefileSet: Hashable, Sendable {
    let container: Container
    /// The path in the container without ending: `Altstandorte/Logistik`.
    let stem: String
    /// The paths in the container by ending in lower case: `shp` to `Altstandorte/Logistik.SHP`.
    let members: [String: String]

    static let endings: Set = ["shp", "shx", "dbf", "prj", "cpg"]

    /// True for a `.dbf` that no shape file belongs to.
    var isTable: Bool { members["shp"] == nil && members["shx"] == nil }

    /// The file that the library opens; for a set without it, where it should be.
    var main: FilePath { path(isTable ? "dbf" : "shp") }

    /// Where the member lies, or should lie.
    func path(_ ending: String) -> FilePath {
        container.path(of: members[ending] ?? "\(stem).\(ending)")
    }

    /// The sets among the paths in a container, in order of their names.
    static func sets(among paths: [String], in container: Container) -> [ShapefileSet] {
        var members: [String: [String: String]] = [:]
        // Sorted, so that of sites.SHP and sites.shp the second wins, always.
        for path in paths.sorted() where endings.contains(path.fileEnding) {
            members[path.withoutEnding, default: [:]][path.fileEnding] = path
        }
        let shapes = Set(members.filter { $0.value["shp"] != nil }.keys.map { $0.lowercased() })
        return
            members
            .map { ShapefileSet(container: container, stem: $0.key, members: $0.value) }
            .filter { $0.members["shp"] != nil || !$0.isLeftover(besides: shapes) }
            .sorted { $0.main.forPeople < $1.main.forPeople }
    }

    /// True for stray companions, and for those that differ from their `.shp` in upper and lower case only:
    /// the check of that `.shp` tells of them.
    private func isLeftover(besides shapes: Set<String>) -> Bool {
        (members["dbf"] == nil && members["shx"] == nil) || shapes.contains(stem.lowercased())
    }
}
