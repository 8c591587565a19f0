internal import Foundation
internal import GRDB
internal import InventorySQL
internal import SimpleFeatures

/// The triggers that update the spatial index of a GeoPackage, and the SQL functions that they call.
///
/// GeoPackage 1.3, annex F.3.
enum SpatialIndexTriggers {
    static func all(_ table: InventoryTable) -> [String] {
        let index = table.spatialIndex
        let hasNot = { (row: String) in "(\(row).geom IS NULL OR ST_IsEmpty(\(row).geom))" }
        let put = putNewBox(table)
        let delete = "DELETE FROM \(index) WHERE id = OLD.fid;"
        return [
            insert(table),
            trigger(
                index, "update1", "AFTER UPDATE OF geom", on: table, when: "OLD.fid = NEW.fid AND \(has("NEW"))",
                put),
            trigger(
                index, "update2", "AFTER UPDATE OF geom", on: table, when: "OLD.fid = NEW.fid AND \(hasNot("NEW"))",
                delete),
            trigger(
                index, "update3", "AFTER UPDATE", on: table, when: "OLD.fid != NEW.fid AND \(has("NEW"))",
                delete + put),
            trigger(
                index, "update4", "AFTER UPDATE", on: table, when: "OLD.fid != NEW.fid AND \(hasNot("NEW"))",
                "DELETE FROM \(index) WHERE id IN (OLD.fid, NEW.fid);"),
            trigger(index, "delete", "AFTER DELETE", on: table, when: "OLD.geom NOT NULL", delete),
        ]
    }

    /// The trigger for a new feature. ``BulkInsert`` drops and restores it.
    static func insert(_ table: InventoryTable) -> String {
        trigger(
            table.spatialIndex, "insert", "AFTER INSERT", on: table, when: has("NEW"), putNewBox(table))
    }

    static func insertName(_ table: InventoryTable) -> String { "\(table.spatialIndex)_insert" }

    private static func has(_ row: String) -> String { "(\(row).geom NOT NULL AND NOT ST_IsEmpty(\(row).geom))" }

    private static func putNewBox(_ table: InventoryTable) -> String {
        """
        INSERT OR REPLACE INTO \(table.spatialIndex) VALUES (
          NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
        """
    }

    private static func trigger(
        _ index: String, _ name: String, _ event: String, on table: InventoryTable, when condition: String,
        _ action: String
    ) -> String {
        "CREATE TRIGGER \(index)_\(name) \(event) ON \(table.name) WHEN \(condition) BEGIN \(action) END"
    }

    /// Registers the functions with a connection. GDAL and QGIS register their own.
    static func register(in db: Database) {
        db.add(
            function: DatabaseFunction("ST_IsEmpty", argumentCount: 1, pure: true) { values in
                guard let blob = Data.fromDatabaseValue(values[0]) else { return nil }
                return try GeoPackageGeometry.envelope(blob) == nil
            })
        addBound("ST_MinX", in: db) { $0.minX }
        addBound("ST_MaxX", in: db) { $0.maxX }
        addBound("ST_MinY", in: db) { $0.minY }
        addBound("ST_MaxY", in: db) { $0.maxY }
    }

    private static func addBound(
        _ name: String, in db: Database, _ bound: @escaping @Sendable (Envelope) -> Double
    ) {
        db.add(
            function: DatabaseFunction(name, argumentCount: 1, pure: true) { values in
                guard let blob = Data.fromDatabaseValue(values[0]) else { return nil }
                return try GeoPackageGeometry.envelope(blob).map(bound)
            })
    }
}
