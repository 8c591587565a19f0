internal import GRDB
internal import GeometryEngine
internal import SimpleFeatures
internal import InventorySQL
internal import SiteInventory

/// Creates the tables of a new inventory.
///
/// The file is a GeoPackage 1.3. Current features are in registered feature tables. Ended versions are in tables that
/// are not registered as layers.
enum GeoPackageSchema {
    /// `GPKG` in ASCII (GeoPackage 1.3, requirement 2).
    static let applicationID = 0x4750_4B47
    static let userVersion = 10_300
    /// The version of the table format. Older formats are migrated when a file is opened.
    static let inventoryFormat = 10

    static func create(_ db: Database, crs: CRS) throws {
        try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(userVersion)")
        try db.execute(sql: metadata)
        try insertReferenceSystems(db, crs)
        try db.execute(sql: inventoryTables)
        try db.execute(
            sql: "INSERT INTO inventory_settings (name, value) VALUES ('format', ?), ('crs', ?)",
            arguments: [String(inventoryFormat), crs.definition])
        for sql in inventoryTableNames.flatMap(refusalTriggers) { try db.execute(sql: sql) }
        for table in InventoryTable.all { try create(table, in: db, crs: crs) }
        try SumTables.create(in: db)
    }

    static func create(_ table: InventoryTable, in db: Database, crs: CRS) throws {
        let columns = table.schema.fields.map { "\($0.name.quoted) \($0.sqlType)" }.joined(separator: ",\n  ")
        let geometry = table.hasGeometry ? "geom \(table.geometryTypeName),\n  " : ""
        try db.execute(
            sql: """
                CREATE TABLE \(table.name) (
                  fid INTEGER PRIMARY KEY AUTOINCREMENT,
                  \(geometry)id TEXT NOT NULL UNIQUE,
                  \(columns),
                  recorded_from INTEGER NOT NULL
                );
                CREATE TABLE \(table.documents) (
                  fid INTEGER PRIMARY KEY REFERENCES \(table.name) (fid),
                  geojson TEXT NOT NULL,
                  hectares TEXT
                );
                CREATE TABLE \(table.history) (
                  fid INTEGER NOT NULL,
                  \(geometry)id TEXT NOT NULL,
                  \(columns),
                  recorded_from INTEGER NOT NULL,
                  recorded_to INTEGER NOT NULL,
                  geojson TEXT NOT NULL,
                  hectares TEXT,
                  PRIMARY KEY (id, recorded_from)
                );
                CREATE VIRTUAL TABLE \(table.publicBoxes) USING rtree (id, minx, maxx, miny, maxy);
                """)
        try db.execute(sql: historyBoxes(table))
        try register(table, in: db, crs: crs)
        let triggers = [table.name, table.documents, table.history].flatMap(refusalTriggers)
        for sql in indexes(table) + triggers { try db.execute(sql: sql) }
    }

    /// The R-tree of ended versions. An entry has a box and the range of versions in which it was valid.
    static func historyBoxes(_ table: InventoryTable) -> String {
        """
        CREATE VIRTUAL TABLE \(table.historyBoxes)
          USING rtree (id, minx, maxx, miny, maxy, first_version, last_version, +fid INTEGER)
        """
    }

    private static func register(_ table: InventoryTable, in db: Database, crs: CRS) throws {
        try db.execute(
            sql: """
                INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)
                VALUES (?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), ?)
                """,
            arguments: [
                table.name, table.hasGeometry ? "features" : "attributes", table.schema.id.rawValue,
                table.schema.description.de, table.hasGeometry ? crs.srsID : nil,
            ])
        guard table.hasGeometry else { return }
        try db.execute(
            sql: "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
            arguments: [table.name, table.geometryTypeName, crs.srsID])
        try db.execute(
            sql: """
                CREATE VIRTUAL TABLE \(table.spatialIndex) USING rtree (id, minx, maxx, miny, maxy);
                INSERT INTO gpkg_extensions VALUES ('\(table.name)', 'geom', 'gpkg_rtree_index',
                  'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
                """)
        for sql in SpatialIndexTriggers.all(table) { try db.execute(sql: sql) }
        try db.execute(
            sql: "CREATE INDEX \(table.name)_without_geometry ON \(table.name) (fid) WHERE geom IS NULL")
    }

    private static func insertReferenceSystems(_ db: Database, _ crs: CRS) throws {
        var systems: [CRS] = [.epsg(4326)]
        if crs != .epsg(4326) { systems.append(crs) }
        for system in systems {
            let (name, wkt) = try system.nameAndWKT()
            try db.execute(
                sql: """
                    INSERT INTO gpkg_spatial_ref_sys (srs_name, srs_id, organization, organization_coordsys_id, definition)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [name, system.srsID, system.authority, system.srsID, wkt])
        }
    }

    static func indexes(_ table: InventoryTable) -> [String] {
        let columns: [String] =
            switch table.schema.id {
            case .sites:
                [
                    SiteFigure.availableHectares.rawValue, FieldName.municipality.rawValue, FieldName.status.rawValue,
                    FieldName.category.rawValue, FieldName.competenceField.rawValue, FieldName.landType.rawValue,
                    FieldName.name.rawValue, SiteFigure.grossHectares.rawValue, SiteFigure.netHectares.rawValue,
                    SiteFigure.nearestProjectStraightLineMetres.rawValue,
                    SiteFigure.nearestJunctionStraightLineMetres.rawValue,
                ]
            case .plots: [FieldName.siteID, .status, .condition].map(\.rawValue)
            case .accessLinks: [FieldName.siteID, .roadProjectID, .basis].map(\.rawValue)
            case .roadSections: [FieldName.roadProjectID.rawValue]
            case .constraints: [FieldName.bufferMetres.rawValue]
            case .roadProjects, .junctions, .roadNetwork, .targets, .municipalities: []
            }
        return columns.map { index($0, of: table.name) } + indexesOfTime(table)
    }

    /// The indexes for queries about past versions.
    static func indexesOfTime(_ table: InventoryTable) -> [String] {
        let ofSites = table.schema.field(.siteID) == nil ? [] : [FieldName.siteID.rawValue]
        return [index("recorded_from", of: table.name)]
            + (["fid", "recorded_to"] + ofSites).map { index($0, of: table.history) }
    }

    private static func index(_ column: String, of table: String) -> String {
        "CREATE INDEX IF NOT EXISTS \(table)_\(column) ON \(table) (\(column.quoted))"
    }

    /// The triggers that reject edits by other programs. Such edits would end no version and derive no hectares.
    ///
    /// A transaction of the store inserts a row into `inventory_writer` and deletes it before it ends. Other
    /// connections never see the row.
    static func refusalTriggers(_ table: String) -> [String] {
        [insertRefusal(table), refusal(of: "UPDATE", table), refusal(of: "DELETE", table)].map(\.sql)
    }

    static func insertRefusal(_ table: String) -> (name: String, sql: String) { refusal(of: "INSERT", table) }

    private static func refusal(of verb: String, _ table: String) -> (name: String, sql: String) {
        let name = "\(table)_refuse_direct_\(verb.lowercased())"
        let sql = """
            CREATE TRIGGER \(name) BEFORE \(verb) ON \(table)
            WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
            BEGIN
              SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. \
            Edit a copy (standorte export) and bring it in with: standorte import FILE');
            END
            """
        return (name, sql)
    }
}

extension CRS {
    /// The `srs_id` of the system in GeoPackages.
    var srsID: Int32? { Int32(code) }
}
