extension ShapefileSet {
    /// Makes sure that the set is whole, which the library does not: it opens one without its `.dbf`, and gives
    /// shapes the wrong attributes when the numbers of records differ.
    ///
    /// - Returns: What the `.dbf` says about its rows.
    /// - Throws: ``VectorIOError`` with what is missing or broken, and how to mend it.
    func check() throws(VectorIOError) -> DBFHeader {
        if isTable { return try tableHeader() }
        try require("shp", "there are no shapes without it")
        let shapes = try shapeHeader("shp")
        guard shapes.shapeType != 31 else {
            throw broken("shp", "holds multipatches, bodies in three dimensions", "export it as polygons")
        }
        let restore = "ogrinfo --config SHAPE_RESTORE_SHX YES \(main.forPeople.lastPathPart)"
        try require("shx", "or make the index anew with '\(restore)'")
        try require("dbf", "all names and attributes would be lost")
        let index = try shapeHeader("shx")
        let table = try tableHeader()
        guard index.indexedRecords == table.rows else {
            throw broken(
                "shp",
                "has \(index.indexedRecords) shapes, but \(path("dbf").forPeople.lastPathPart) has "
                    + "\(table.rows) rows, so that shapes would get the wrong attributes", "export the layer again")
        }
        return table
    }

    private func require(_ ending: String, _ else: String) throws(VectorIOError) {
        guard members[ending] == nil else { return }
        let there = ending == "shp" ? path("shx") : main
        throw VectorIOError(
            function: "check",
            "\(path(ending).forPeople) is missing beside \(there.forPeople.lastPathPart): send all of .shp, .shx, "
                + ".dbf and .prj, named alike also in upper and lower case; \(`else`)")
    }

    private func shapeHeader(_ ending: String) throws(VectorIOError) -> ShapeHeader {
        let file = try VirtualFile(path(ending))
        let bytes = try file.read(at: 0, count: ShapeHeader.size)
        try refuseEmpty(ending, bytes)
        guard let header = ShapeHeader(bytes) else {
            throw bytes.starts(with: ShapeHeader.mark)
                ? truncated(ending, file.size, ShapeHeader.size) : foreign(ending)
        }
        guard header.statedLength >= ShapeHeader.size else {
            throw broken(ending, "was not finished, its head states no length", "export the layer again")
        }
        guard header.statedLength <= file.size else { throw truncated(ending, file.size, header.statedLength) }
        return header
    }

    private func tableHeader() throws(VectorIOError) -> DBFHeader {
        let file = try VirtualFile(path("dbf"))
        let bytes = try file.read(at: 0, count: DBFHeader.size)
        try refuseEmpty("dbf", bytes)
        guard let header = DBFHeader(bytes) else { throw foreign("dbf") }
        guard header.minimumLength <= file.size else { throw truncated("dbf", file.size, header.minimumLength) }
        return header
    }

    private func refuseEmpty(_ ending: String, _ bytes: [UInt8]) throws(VectorIOError) {
        if bytes.isEmpty { throw broken(ending, "is empty, it has 0 bytes", "send it again") }
    }

    private func foreign(_ ending: String) -> VectorIOError {
        let kind = ending == "dbf" ? "dBASE table" : "shapefile"
        return broken(ending, "is not a \(kind), only its name says so", "send the layer's own file")
    }

    private func truncated(_ ending: String, _ size: Int, _ stated: Int) -> VectorIOError {
        broken(ending, "is cut off, it has \(size) of \(stated) bytes", "send it again")
    }

    private func broken(_ ending: String, _ what: String, _ mend: String) -> VectorIOError {
        VectorIOError(function: "check", "\(path(ending).forPeople) \(what): \(mend)")
    }
}
