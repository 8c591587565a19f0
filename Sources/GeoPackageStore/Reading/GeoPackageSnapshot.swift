internal import GRDB
internal import SimpleFeatures
internal import InventorySQL
internal import SiteInventory

/// The features of one version, read within a transaction.
class GeoPackageSnapshot: InventorySnapshot {
    let db: Database
    /// The version of the snapshot; `nil` for the latest.
    let pastVersion: Int64?
    /// `nil` to read without limits.
    private let pricing: QueryPricing?
    private let sums: VersionCache<SumKey, any Sendable>?

    /// - Parameters:
    ///   - version: the version to read; `nil` for the latest.
    ///   - sums: keeps sums of the latest version; `nil` to keep nothing.
    init(
        _ db: Database, version: Int64? = nil, _ pricing: QueryPricing? = nil,
        keeping sums: VersionCache<SumKey, any Sendable>? = nil
    ) throws {
        self.db = db
        self.pricing = pricing
        self.sums = sums
        pastVersion = try db.pastVersion(version)
    }

    /// - Throws: ``QueryTooExpensive`` for a query that the limits of the server do not allow.
    func checkPrice(of query: FeatureQuery) throws { try pricing?.check(query, version: pastVersion, db) }

    func kept<Value: Sendable>(_ key: SumKey, _ compute: () throws -> Value) throws -> Value {
        guard let sums, pastVersion == nil else { return try compute() }
        // A price does not depend on what is kept.
        let value = try sums.value(of: key, at: state().version) { try compute() }
        return try value as? Value ?? compute()
    }

    /// The ids that ``neighbours(of:in:)`` has read.
    var rowIDs: [CollectionID: RowIDs] = [:]

    func state() throws -> InventoryState { try db.state(at: pastVersion) }

    func view(of table: InventoryTable) -> TableView { TableView(table, version: pastVersion, GeoPackageDialect()) }

    /// Prepares a statement that reads the table as of the version.
    func statement(_ sql: String, of table: InventoryTable) throws -> Statement {
        try ReadBudget.check()
        let view = view(of: table)
        // The statements of past versions contain the version number, so they are rarely repeated and not cached.
        return view.isCurrent ? try db.cachedStatement(sql: sql) : try db.makeStatement(sql: view.prefix.sql + sql)
    }

    /// Must be called before the spatial index of a table is read.
    func willUseIndex(of table: InventoryTable) throws {}

    /// The boxes of all features of the table; `nil` when only the spatial index has them.
    func boxesInMemory(of table: InventoryTable) -> BoxesInMemory? { nil }

    func hectaresStatementJSON(of site: FeatureID) throws -> [UInt8]? {
        let table = InventoryTable.of(.sites)
        let document = view(of: table).document("hectares", of: "f")
        let statement = try statement("SELECT \(document) FROM \(table.name) AS f WHERE f.id = ?", of: table)
        return try String.fetchOne(statement, arguments: [site.text]).map { Array($0.utf8) }
    }
}

extension Database {
    /// The coordinate system of the inventory's geometries.
    func plane() throws -> CRS {
        let sql = "SELECT value FROM inventory_settings WHERE name = 'crs'"
        let parts = try String.fetchOne(cachedStatement(sql: sql))?.split(separator: ":") ?? []
        guard parts.count == 2 else { throw StoreError("the inventory does not name its coordinate reference system") }
        return CRS(authority: String(parts[0]), code: String(parts[1]))
    }
}
