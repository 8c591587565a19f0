internal import VectorIO

/// The files of a delivery that are opened. The other parts of a shapefile are read with its main file.
enum DeliveredSources {
    /// Returns the names of the files to open, in the order of their arrival.
    static func of(_ files: [String]) -> [String] {
        let layers = files.filter { $0.fileEnding == "shp" }
        let tables = files.filter { $0.fileEnding == "dbf" && !layers.map(\.stem).contains($0.stem) }
        let stems = Set((layers + tables).map(\.stem))
        let isCompanion = { (file: String) in companions.contains(file.fileEnding) && stems.contains(file.stem) }
        return files.filter { layers.contains($0) || tables.contains($0) || !isCompanion($0) }
    }

    /// The extensions of files that belong to a `.shp` or `.dbf` of the same name.
    private static let companions: Set = [
        "shx", "dbf", "prj", "qpj", "cpg", "cst", "qix", "sbn", "sbx", "fbn", "fbx", "ain", "aih", "atx", "ixs", "mxs",
        "idm", "ind", "xml", "qmd", "qml", "sld", "lyr",
    ]
}

extension String {
    /// The name in lower case without its extension: `sites` of `Sites.shp`, and of `Sites.shp.xml`.
    fileprivate var stem: String {
        let name = lowercased()
        return name.hasSuffix(".shp.xml") ? name.withoutEnding.withoutEnding : name.withoutEnding
    }
}
