internal import GRDB
internal import SimpleFeatures
internal import SiteInventory

/// Puts many features into a table that was empty.
///
/// A few go in as into any other table. Once there are many, the triggers on new rows are taken away, since for a row
/// with triggers SQLite copies every page that it touches; and the spatial indexes wait, to be packed from all boxes
/// at once when they are needed or when the transaction ends. Other connections see nothing of it.
struct BulkFill {
    private let table: Table
    private var plane: [PackedSpatialIndex.Entry] = []
    private var globe: [PackedSpatialIndex.Entry] = []
    /// False for a table that has rows of its own.
    private var isOn: Bool
    /// True while the indexes lack the boxes.
    private(set) var isWaiting = false

    /// From so many features on, packing takes less time than one box after the other.
    private static let fewest = 1000
    /// The lists of boxes must not fill the memory: 24 bytes for each.
    private static let most = 2_000_000

    init(_ table: Table, _ db: Database) throws {
        self.table = table
        isOn = try Int.fetchOne(db, sql: "SELECT 1 FROM \(table.name) LIMIT 1") == nil
    }

    /// To be called before a feature is put.
    mutating func prepare(_ db: Database) throws {
        let count = max(plane.count, globe.count)
        if count >= Self.most { return try finish(db) }
        guard isOn, !isWaiting, count >= Self.fewest else { return }
        isWaiting = true
        for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger.name)") }
    }

    /// The triggers on new rows.
    private var triggers: [(name: String, sql: String)] {
        let boxes = (SpatialIndexTriggers.insertName(table), SpatialIndexTriggers.insert(table))
        return [table.name, table.documents].map(GeoPackageSchema.insertRefusal) + (table.hasGeometry ? [boxes] : [])
    }

    mutating func add(_ fid: Int64, plane planeBox: Envelope?, globe globeBox: Envelope?) {
        guard isOn else { return }
        if let planeBox { plane.append(PackedSpatialIndex.Entry(fid, planeBox)) }
        if let globeBox { globe.append(PackedSpatialIndex.Entry(fid, globeBox)) }
    }

    /// Fills the indexes if they wait. From then on they are kept like those of any other table.
    mutating func finish(_ db: Database) throws {
        if isWaiting {
            if table.hasGeometry { try PackedSpatialIndex.fill(table.spatialIndex, with: plane, in: db) }
            try PackedSpatialIndex.fill(table.publicBoxes, with: globe, in: db)
            for trigger in triggers { try db.execute(sql: trigger.sql) }
        }
        (isOn, isWaiting, plane, globe) = (false, false, [], [])
    }
}
