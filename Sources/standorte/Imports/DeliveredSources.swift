/// Which of the files that came together are opened: the parts of a shapefile are one source.
enum DeliveredSources {
    /// - Returns: the names of the files to open, in the order in which they came.
    static func of(_ files: [String]) -> [String] {
        let layers = files.filter { $0.ending == "shp" }
        let tables = files.filter { $0.ending == "dbf" && !layers.map(\.stem).contains($0.stem) }
        let stems = Set((layers + tables).map(\.stem))
        let isCompanion = { (file: String) in companions.contains(file.ending) && stems.contains(file.stem) }
        return files.filter { layers.contains($0) || tables.contains($0) || !isCompanion($0) }
    }

    /// What belongs to a `.shp` or `.dbf` of the same name.
    private static let companions: Set = [
        "shx", "dbf", "prj", "qpj", "cpg", "cst", "qix", "sbn", "sbx", "fbn", "fbx", "ain", "aih", "atx", "ixs", "mxs",
        "idm", "ind", "xml", "qmd", "qml", "sld", "lyr",
    ]
}

extension String {
    fileprivate var ending: String { split(separator: ".").dropFirst().last.map { $0.lowercased() } ?? "" }

    /// The name without its ending in lower case; of `sites.shp.xml`, `sites`.
    fileprivate var stem: String {
        let name = lowercased()
        let whole = name.hasSuffix(".shp.xml") ? name.dropLast(8) : name.dropLast(ending.isEmpty ? 0 : ending.count + 1)
        return String(whole)
    }
}
