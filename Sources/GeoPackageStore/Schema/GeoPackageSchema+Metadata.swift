internal import Codecs
internal import GRDB
internal import SimpleFeatures
internal import InventorySQL
internal import SiteInventory

extension GeoPackageSchema {
    /// The tables and rows that GeoPackage 1.3 requires.
    static let metadata = """
        CREATE TABLE gpkg_spatial_ref_sys (
          srs_name TEXT NOT NULL,
          srs_id INTEGER NOT NULL PRIMARY KEY,
          organization TEXT NOT NULL,
          organization_coordsys_id INTEGER NOT NULL,
          definition TEXT NOT NULL,
          description TEXT
        );
        INSERT INTO gpkg_spatial_ref_sys VALUES
          ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
          ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system');
        CREATE TABLE gpkg_contents (
          table_name TEXT NOT NULL PRIMARY KEY,
          data_type TEXT NOT NULL,
          identifier TEXT UNIQUE,
          description TEXT DEFAULT '',
          last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
          min_x DOUBLE,
          min_y DOUBLE,
          max_x DOUBLE,
          max_y DOUBLE,
          srs_id INTEGER,
          CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
        );
        CREATE TABLE gpkg_geometry_columns (
          table_name TEXT NOT NULL,
          column_name TEXT NOT NULL,
          geometry_type_name TEXT NOT NULL,
          srs_id INTEGER NOT NULL,
          z TINYINT NOT NULL,
          m TINYINT NOT NULL,
          CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
          CONSTRAINT uk_gc_table_name UNIQUE (table_name),
          CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents (table_name),
          CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
        );
        CREATE TABLE gpkg_extensions (
          table_name TEXT,
          column_name TEXT,
          extension_name TEXT NOT NULL,
          definition TEXT NOT NULL,
          scope TEXT NOT NULL,
          CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
        );
        """

    private static let revertsTable = """
        CREATE TABLE inventory_reverts (
          reverted_version INTEGER PRIMARY KEY REFERENCES inventory_versions (version),
          version INTEGER NOT NULL REFERENCES inventory_versions (version)
        );
        """

    private static let mappingsTable = """
        CREATE TABLE inventory_mappings (
          source TEXT NOT NULL,
          layer TEXT NOT NULL,
          mapping TEXT NOT NULL,
          PRIMARY KEY (source, layer)
        );
        """

    /// Creates the tables of settings, versions and imports.
    static let inventoryTables = """
        CREATE TABLE inventory_settings (
          name TEXT NOT NULL PRIMARY KEY,
          value TEXT NOT NULL
        );
        CREATE TABLE inventory_versions (
          version INTEGER PRIMARY KEY AUTOINCREMENT,
          recorded_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
        );
        CREATE TABLE inventory_imports (
          content_hash TEXT NOT NULL,
          version INTEGER NOT NULL REFERENCES inventory_versions (version),
          collection TEXT,
          report TEXT NOT NULL,
          PRIMARY KEY (content_hash, version)
        );
        \(revertsTable)
        \(mappingsTable)
        \(KeptFiles.tables)
        CREATE TABLE inventory_writer (is_writing INTEGER PRIMARY KEY);
        """

    /// The tables that other programs may not change.
    static let inventoryTableNames =
        [
            "inventory_settings", "inventory_versions", "inventory_imports", "inventory_reverts", "inventory_mappings",
        ] + KeptFiles.tableNames

    /// Migrates the tables of an older format to this one.
    static func migrate(_ db: Database, crs: CRS) throws {
        let format = try Int.fetchOne(
            db, sql: "SELECT CAST(value AS INTEGER) FROM inventory_settings WHERE name = 'format'")
        // Format 1 had no table of reverts.
        if try !db.tableExists("inventory_reverts") {
            try db.execute(sql: revertsTable)
            for sql in refusalTriggers("inventory_reverts") { try db.execute(sql: sql) }
        }
        // Format 2 had no mappings, no junctions and no road network.
        if try !db.tableExists("inventory_mappings") {
            try db.execute(sql: mappingsTable)
            for sql in refusalTriggers("inventory_mappings") { try db.execute(sql: sql) }
        }
        for table in InventoryTable.all where try !db.tableExists(table.name) { try create(table, in: db, crs: crs) }
        // Format 3 had no indexes of past versions.
        for table in InventoryTable.all where try !db.tableExists(table.historyBoxes) {
            try makeHistorySearchable(table, in: db)
        }
        try db.execute(sql: "INSERT INTO inventory_writer VALUES (1)")
        // Format 3 had no grades of restricted land. Format 4 had no junctions near sites.
        let knewFewer = try addMissingColumns(db)
        // Format 3 had no index of buffers.
        for sql in InventoryTable.all.flatMap(indexes) { try db.execute(sql: sql) }
        // Format 5 stored unrounded figures.
        if format ?? 0 < 6 {
            for table in InventoryTable.all { try RoundedFigures(table: table).store(in: db) }
        }
        // Format 6 stored a delivered file once for each of its layers.
        if format ?? 0 < 7 { try KeptFiles.migrate(db) }
        // Format 7 stored no unrounded figures and no overlaps, format 8 no municipal shares, format 9 no crowded lands.
        if format ?? 0 < 10 { try SumTables.migrate(db, crs: crs) }
        if knewFewer {
            // With a day in the past, the next refresh computes every site and fills the new columns.
            try db.execute(sql: "UPDATE inventory_settings SET value = '0001-01-01' WHERE name = 'judged_on'")
        }
        try db.execute(
            sql: "UPDATE inventory_settings SET value = ? WHERE name = 'format'", arguments: [String(inventoryFormat)])
        try db.execute(sql: "DELETE FROM inventory_writer")
    }

    private static func makeHistorySearchable(_ table: InventoryTable, in db: Database) throws {
        for sql in [historyBoxes(table)] + indexesOfTime(table) { try db.execute(sql: sql) }
        let insert = try db.makeStatement(
            sql: """
                INSERT INTO \(table.historyBoxes) (minx, maxx, miny, maxy, first_version, last_version, fid)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
        let ended = try Row.fetchCursor(
            db, sql: "SELECT fid, recorded_from, recorded_to, geojson FROM \(table.history)")
        while let row = try ended.next() {
            guard let geometry = try GeoJSONReader.geometry(ofFeature: Array((row["geojson"] as String).utf8)),
                let box = Envelope(geometry)
            else { continue }
            let last: Int64 = row["recorded_to"] - 1
            try insert.execute(arguments: [
                box.minX, box.maxX, box.minY, box.maxY, row["recorded_from"] as Int64, last, row["fid"] as Int64,
            ])
        }
    }

    /// Adds the columns of new fields. Returns false when no column was missing.
    private static func addMissingColumns(_ db: Database) throws -> Bool {
        var hasAdded = false
        for table in InventoryTable.all {
            let known = Set(try db.columns(in: table.name).map(\.name))
            for field in table.schema.fields where !known.contains(field.name) {
                for name in [table.name, table.history] {
                    try db.execute(sql: "ALTER TABLE \(name) ADD COLUMN \(field.name.quoted) \(field.sqlType)")
                }
                hasAdded = true
            }
        }
        return hasAdded
    }
}
