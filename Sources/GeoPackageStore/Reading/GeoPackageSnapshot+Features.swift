internal import Foundation
internal import GRDB
internal import SimpleFeatures
internal import InventorySQL
internal import SiteInventory

extension GeoPackageSnapshot {
    func forEachFeature(_ selection: FeatureSelection, _ body: (VersionedFeature) throws -> Void) throws {
        let table = InventoryTable.of(selection.collection)
        let reader = try FeatureRowReader.of(selection, table)
        let rows = try cursor(selection, reader, table)
        while let row = try rows.next() {
            try ReadBudget.check()
            try body(reader.feature(row))
        }
    }

    func texts(of property: FieldName, in collection: CollectionID) throws -> [String] {
        let table = InventoryTable.of(collection)
        let column = try table.field(property.rawValue).name.quoted
        let sql = "SELECT DISTINCT \(column) FROM \(table.name) WHERE \(column) IS NOT NULL"
        return try String.fetchAll(statement(sql, of: table))
    }

    func envelope(of collection: CollectionID) throws -> Envelope? {
        let table = InventoryTable.of(collection)
        guard table.hasGeometry else { return nil }
        try willUseIndex(of: table)
        return try PackedSpatialIndex.bounds(of: table.spatialIndex, in: db)
    }

    private func cursor(
        _ selection: FeatureSelection, _ reader: FeatureRowReader, _ table: InventoryTable
    ) throws -> RowCursor {
        if case .query(let query) = selection.condition {
            try checkPrice(of: query)
            let select = try SelectStatement(query, crs: db.plane(), version: pastVersion, GeoPackageDialect())
                .features(reader.columnList)
            return try db.rows(select, of: query)
        }
        if case .meeting = selection.condition { try willUseIndex(of: table) }
        let rest = try selection.sql(of: table, isCurrent: pastVersion == nil)
        let sql = "SELECT \(reader.columnList) FROM \(table.name) AS f \(rest.sql)"
        return try Row.fetchCursor(statement(sql, of: table), arguments: StatementArguments(rest))
    }
}

extension FeatureSelection {
    /// The SQL after the name of the table, in a statement that names its rows `f`.
    fileprivate func sql(of table: InventoryTable, isCurrent: Bool) throws -> SQLFragment {
        var sql: SQLFragment = "WHERE \(try condition(of: table, isCurrent: isCurrent))"
        if let largestFirst {
            sql.sql += " ORDER BY \(try column(largestFirst, of: table)) DESC NULLS LAST"
        } else if !isByID {
            sql.sql += " ORDER BY f.id"
        }
        if let limit { sql.sql += " LIMIT \(limit)" }
        return sql
    }

    private var isByID: Bool { if case .ids = condition { true } else { false } }

    private func condition(of table: InventoryTable, isCurrent: Bool) throws -> SQLFragment {
        let dialect = GeoPackageDialect()
        switch condition {
        case .all, .query: return "TRUE"
        case .ids(let ids): return dialect.isIn("f.id", ids.map { .text($0.text) })
        case .property(let name, let values):
            return dialect.isIn("\(sql: try column(name, of: table))", values.map { .text($0) })
        case .withoutGeometry: return table.hasGeometry ? "f.geom IS NULL" : "TRUE"
        case .meeting(let box):
            if isCurrent { return GeoPackageDialect.rows(in: table.spatialIndex, meeting: [box]) }
            // The spatial index in the plane has no past versions. The header of each geometry has its box.
            return SQLFragment(
                "ST_MaxX(geom) >= ? AND ST_MinX(geom) <= ? AND ST_MaxY(geom) >= ? AND ST_MinY(geom) <= ?",
                [box.minX, box.maxX, box.minY, box.maxY].map { .number($0) })
        }
    }

    private func column(_ property: FieldName, of table: InventoryTable) throws -> String {
        "f.\(try table.field(property.rawValue).name.quoted)"
    }
}
