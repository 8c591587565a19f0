internal import GRDB
internal import InventorySQL
internal import SimpleFeatures
internal import SiteInventory

/// Inserts many features into an empty table.
///
/// The first 1,000 features are inserted as into any other table. Then the insert triggers are dropped, since SQLite
/// copies every page that a row with triggers changes. The spatial indexes are built from all boxes at once, when they
/// are needed or when the transaction ends. Other connections see only the result.
struct BulkInsert {
    private let table: InventoryTable
    /// The boxes in the plane; `nil` after a change of the table that is not an insert, or when there are too many.
    private(set) var boxes: BoxesInMemory?
    private var globe: [PackedSpatialIndex.Entry] = []
    /// False when the table was not empty, or when its indexes are complete.
    private var isOn: Bool
    /// True while triggers are dropped and the indexes are incomplete.
    private(set) var isWaiting = false

    /// The number of features from which building an index takes less time than inserting its boxes one by one.
    private static let fewest = 1000
    /// The number of boxes at which the indexes are built, to bound the memory: a box takes 24 bytes, its id 16.
    private static let most = 2_000_000

    init(_ table: InventoryTable, _ db: Database) throws {
        self.table = table
        isOn = try Int.fetchOne(db, sql: "SELECT 1 FROM \(table.name) LIMIT 1") == nil
        if isOn { boxes = BoxesInMemory() }
    }

    /// Must be called before a feature is inserted.
    mutating func prepare(_ db: Database) throws {
        let count = max(boxes?.count ?? 0, globe.count)
        if count >= Self.most { return try endBoxes(db) }
        guard isOn else { return boxes = nil }
        guard !isWaiting, count >= Self.fewest else { return }
        isWaiting = true
        for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger.name)") }
    }

    /// The triggers that run for inserted rows.
    private var triggers: [(name: String, sql: String)] {
        let boxes = (SpatialIndexTriggers.insertName(table), SpatialIndexTriggers.insert(table))
        let tables = [table.name, table.documents] + (table.hasFigures ? [table.figures] : [])
        return tables.map(GeoPackageSchema.insertRefusal) + (table.hasGeometry ? [boxes] : [])
    }

    mutating func add(_ fid: Int64, _ id: FeatureID, plane planeBox: Envelope?, globe globeBox: Envelope?) {
        guard isOn else { return }
        if let planeBox { boxes?.add(fid, id, planeBox) }
        if let globeBox { globe.append(PackedSpatialIndex.Entry(fid, globeBox)) }
    }

    /// Builds the indexes and restores the triggers. Later features are inserted as into any other table.
    mutating func finish(_ db: Database) throws {
        if isWaiting {
            if table.hasGeometry {
                try boxes?.withEntries { try PackedSpatialIndex.fill(table.spatialIndex, with: $0, in: db) }
            }
            try PackedSpatialIndex.fill(table.publicBoxes, with: globe, in: db)
            for trigger in triggers { try db.execute(sql: trigger.sql) }
        }
        (isOn, isWaiting, globe) = (false, false, [])
    }

    /// Must be called before a box changes. Builds the indexes and drops the boxes.
    mutating func endBoxes(_ db: Database) throws {
        try finish(db)
        boxes = nil
    }
}
