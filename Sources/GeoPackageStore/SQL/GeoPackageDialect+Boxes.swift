internal import Codecs
internal import InventorySQL
internal import SimpleFeatures
internal import SiteInventory

// An R-tree selects the candidates. An exact test decides for candidates that cross an edge of the box.

extension GeoPackageDialect {
    func meets(_ boxes: [Envelope], _ view: TableView) -> SQLFragment {
        let table = view.table
        guard view.readsCurrentRows else {
            let isWithout: SQLFragment = table.hasGeometry ? "(f.geom IS NULL)" : "TRUE"
            return .joined(boxes.map { overlap($0, ofPast: view) } + [isWithout], "OR", ifNone: "TRUE")
        }
        // A separate index selects features without a geometry, so that the table is not scanned.
        let without = SQLFragment(
            "SELECT fid FROM \(view.stored(table.name))" + (table.hasGeometry ? " WHERE geom IS NULL" : ""))
        return "f.fid IN (\(.union(boxes.map { keys(of: table, meeting: $0) } + [without])))"
    }

    /// Selects features whose served geometries meet one of the boxes, in degrees of longitude and latitude.
    func touches(_ boxes: [Envelope], _ view: TableView) -> SQLFragment {
        view.readsCurrentRows
            ? "f.fid IN (\(.union(boxes.map { keys(of: view.table, meeting: $0) })))"
            : .joined(boxes.map { overlap($0, ofPast: view) }, "OR", ifNone: "FALSE")
    }

    func meets(_ area: Polygon, _ view: TableView) -> SQLFragment {
        let bytes = SQLFragment(value: .bytes(WKB.encode(.polygon(area))))
        return """
            (f.geom IS NULL OR \(sql: AreaFunction.name)(\(sql: view.document("geojson", of: "f")), \(bytes)))
            """
    }

    /// Selects the rows whose boxes in an R-tree intersect one of the boxes.
    ///
    /// - Parameter key: the column of row keys.
    static func rows(in index: String, meeting boxes: [Envelope], key: String = "fid") -> SQLFragment {
        guard !boxes.isEmpty else { return "FALSE" }
        let selects = boxes.map { SQLFragment("SELECT id FROM \(index.quoted) WHERE \(meetsBox)", $0.bounds) }
        return "f.\(sql: key.quoted) IN (\(.union(selects)))"
    }

    /// Selects the row keys of current features whose served geometries meet the box. A feature whose box lies within
    /// the box meets it. The geometries of other features are tested.
    private func keys(of table: InventoryTable, meeting box: Envelope) -> SQLFragment {
        SQLFragment(
            """
            SELECT b.id FROM \(table.publicBoxes) AS b WHERE \(Self.meetsBox)
            AND (b.minx >= ? AND b.maxx <= ? AND b.miny >= ? AND b.maxy <= ?
              OR \(BoxFunction.name)((SELECT CAST(geojson AS BLOB) FROM \(table.documents) WHERE fid = b.id), ?, ?, ?, ?))
            """,
            box.bounds + [box.minX, box.maxX, box.minY, box.maxY].map { .number($0) } + box.corners)
    }

    /// Selects features of a past version. Row keys identify features, and a feature may have had several boxes, so the
    /// geometry of every candidate is tested.
    private func overlap(_ box: Envelope, ofPast view: TableView) -> SQLFragment {
        let document = "CAST(\(view.document("geojson", of: "f")) AS BLOB)"
        let meets = SQLFragment("\(BoxFunction.name)(\(document), ?, ?, ?, ?)", box.corners)
        if view.readsEnded { return meets }
        let keys = SQLFragment(
            "SELECT id FROM \(view.stored(view.table.publicBoxes)) WHERE \(Self.meetsBox)", box.bounds)
        let ended = view.version.map { version in
            SQLFragment(
                """
                SELECT fid FROM \(view.stored(view.table.historyBoxes))
                WHERE \(Self.meetsBox) AND first_version <= \(version) AND last_version >= \(version)
                """, box.bounds)
        }
        return "(f.fid IN (\(.list([keys] + [ended].compactMap(\.self), separator: " UNION "))) AND \(meets))"
    }

    private static let meetsBox = "maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?"
}

extension TableView {
    /// True when all rows are of the latest version, so that the indexes of its boxes select them.
    fileprivate var readsCurrentRows: Bool { version == nil && !readsEnded }
}

extension SQLFragment {
    /// Combines row keys for `IN`, which ignores duplicates.
    fileprivate static func union(_ selects: [SQLFragment]) -> SQLFragment { .list(selects, separator: " UNION ALL ") }
}

extension Envelope {
    /// The arguments of `maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?`.
    fileprivate var bounds: [SQLValue] { [minX, maxX, minY, maxY].map { .number($0) } }

    /// The arguments of ``BoxFunction``.
    fileprivate var corners: [SQLValue] { [minX, minY, maxX, maxY].map { .number($0) } }
}
