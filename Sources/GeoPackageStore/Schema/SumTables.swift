internal import GRDB
internal import InventorySQL
internal import SimpleFeatures
internal import SiteInventory

/// The tables from which totals of sites are added up: unrounded figures, conditional land, and overlaps.
enum SumTables {
    private static let sites = InventoryTable.of(.sites)
    private static let figures = SiteFigure.summed.map(\.rawValue.quoted)

    /// The tables that other programs may not change.
    private static let names = [
        sites.figures, sites.figuresHistory, OverlapTables.conditions, OverlapTables.overlaps, OverlapTables.shares,
        OverlapTables.crowded,
    ]

    static func create(in db: Database) throws {
        let columns = figures.map { "\($0) DOUBLE" }.joined(separator: ",\n  ")
        try db.execute(
            sql: """
                CREATE TABLE \(sites.figures) (
                  fid INTEGER PRIMARY KEY REFERENCES \(sites.name) (fid),
                  reason TEXT,
                  \(columns)
                );
                CREATE TABLE \(sites.figuresHistory) (
                  fid INTEGER NOT NULL,
                  recorded_from INTEGER NOT NULL,
                  reason TEXT,
                  \(columns),
                  PRIMARY KEY (fid, recorded_from)
                );
                CREATE TABLE \(OverlapTables.conditions) (
                  fid INTEGER NOT NULL,
                  recorded_from INTEGER NOT NULL,
                  condition TEXT NOT NULL,
                  hectares DOUBLE NOT NULL,
                  PRIMARY KEY (fid, recorded_from, condition)
                );
                CREATE INDEX \(OverlapTables.conditions)_condition ON \(OverlapTables.conditions) (condition);
                CREATE TABLE \(OverlapTables.overlaps) (
                  overlap INTEGER NOT NULL,
                  fid INTEGER NOT NULL,
                  land TEXT NOT NULL,
                  condition TEXT,
                  hectares DOUBLE NOT NULL,
                  municipality TEXT,
                  first_version INTEGER NOT NULL,
                  last_version INTEGER,
                  PRIMARY KEY (overlap, fid)
                );
                CREATE TABLE \(OverlapTables.crowded) (
                  fid INTEGER NOT NULL,
                  is_crowded BOOLEAN NOT NULL,
                  land TEXT NOT NULL,
                  condition TEXT,
                  municipality TEXT,
                  hectares DOUBLE NOT NULL,
                  geometry BLOB NOT NULL,
                  first_version INTEGER NOT NULL,
                  last_version INTEGER
                );
                CREATE INDEX \(OverlapTables.crowded)_fid ON \(OverlapTables.crowded) (fid);
                CREATE TABLE \(OverlapTables.shares) (
                  fid INTEGER NOT NULL,
                  municipality TEXT,
                  is_whole BOOLEAN NOT NULL,
                  first_version INTEGER NOT NULL,
                  last_version INTEGER,
                  \(columns)
                );
                CREATE INDEX \(OverlapTables.shares)_fid ON \(OverlapTables.shares) (fid);
                CREATE INDEX \(OverlapTables.shares)_municipality ON \(OverlapTables.shares) (municipality, fid)
                  WHERE last_version IS NULL AND is_whole;
                CREATE INDEX \(OverlapTables.overlaps)_fid ON \(OverlapTables.overlaps) (fid);
                """)
        for sql in names.flatMap(GeoPackageSchema.refusalTriggers) { try db.execute(sql: sql) }
    }

    /// Fills the tables of an inventory of format 9 or older: figures from the statements, overlaps and municipal shares
    /// from the land of the sites in each version.
    ///
    /// - Throws: `DatabaseError` when the file cannot be written; `GeometryError` when land cannot be overlaid.
    static func migrate(_ db: Database, crs: CRS) throws {
        for table in names where try db.tableExists(table) { try db.execute(sql: "DROP TABLE \(table)") }
        try create(in: db)
        try fillFigures(
            sites.figures, "f.fid", from: "\(sites.name) AS f JOIN \(sites.documents) AS d ON d.fid = f.fid", db)
        try fillFigures(sites.figuresHistory, "f.fid, f.recorded_from", from: "\(sites.history) AS f", db)
        try fillConditions(
            "f.fid, f.recorded_from", from: "\(sites.name) AS f JOIN \(sites.documents) AS d ON d.fid = f.fid", db)
        try fillConditions("f.fid, f.recorded_from", from: "\(sites.history) AS f", db)
        try OverlapMigration(db, crs: crs).run()
    }

    /// A figure that the statement lacks is read from its property.
    private static func fillFigures(_ table: String, _ key: String, from source: String, _ db: Database) throws {
        let values = SiteFigure.summed.map { figure in
            "coalesce(json_extract(hectares, '$.figures.\(figure.rawValue)'), f.\(figure.rawValue.quoted))"
        }
        let reason = "f.\(FieldName.hectaresReason.rawValue.quoted)"
        try db.execute(
            sql: "INSERT INTO \(table) SELECT \(key), \(reason), \(values.joined(separator: ", ")) FROM \(source)")
    }

    private static func fillConditions(_ key: String, from source: String, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO \(OverlapTables.conditions)
                SELECT \(key), json_extract(c.value, '$.condition'), json_extract(c.value, '$.conditional_ha')
                FROM \(source), json_each(hectares, '$.conditions') AS c WHERE hectares IS NOT NULL
                """)
    }
}
