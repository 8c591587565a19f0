internal import Foundation
internal import GRDB
internal import InventorySQL
internal import SQLiteRows
internal import SimpleFeatures
internal import SiteInventory

/// The rows that are written for a version of a feature, with their values ready to be bound.
///
/// Encoded on any thread, so that the thread of the transaction only writes.
struct NewRow: EncodedVersion {
    /// The version, without the texts of ``document``.
    let version: FeatureVersion
    /// The values of ``InventoryTable/versionColumns``.
    let columns: BoundRow
    /// The served GeoJSON and the hectares.
    let document: BoundRow
    /// The box of the geometry in the inventory's plane, in metres.
    let envelope: Envelope?
    /// The figures of a site; `nil` for other features.
    let sums: SumRows?

    /// - Parameter number: the number of the inventory's version that begins.
    init(_ version: consuming FeatureVersion, _ table: InventoryTable, srsID: Int32, number: Int64) {
        var version = version
        document = Self.takeDocument(of: &version)
        self.version = version
        envelope = table.hasGeometry ? version.feature.geometry.flatMap { Envelope($0) } : nil
        columns = Self.columns(version, table, envelope, srsID: srsID, number: number)
        sums = table.hasFigures ? SumRows(version) : nil
    }

    private static func columns(
        _ version: FeatureVersion, _ table: InventoryTable, _ envelope: Envelope?, srsID: Int32, number: Int64
    ) -> BoundRow {
        var row = BoundRow(
            columnCount: table.versionColumns.count,
            byteCount: 512 + 16 * (version.feature.geometry?.polygons.first?.exterior.positions.count ?? 0))
        if table.hasGeometry {
            if let geometry = version.feature.geometry {
                row.appendBlob { GeoPackageGeometry.append(geometry, envelope, srsID: srsID, to: &$0) }
            } else {
                row.appendNull()
            }
        }
        row.append(version.feature.id.text)
        for value in version.values { row.append(value) }
        row.append(number)
        return row
    }

    /// Moves the texts out of the version. The buffer of the GeoJSON becomes that of the row.
    private static func takeDocument(of version: inout FeatureVersion) -> BoundRow {
        let geoJSON = version.geoJSON
        version.geoJSON = []
        var row = BoundRow(columnCount: 2, bytes: consume geoJSON)
        row.appendText(from: 0)
        row.appendText(version.hectaresStatement)
        version.hectaresStatement = nil
        return row
    }

    /// The column of the geometry in ``columns``.
    static let geometryColumn = 0
    /// The columns of ``document``.
    static let (geoJSONColumn, hectaresColumn) = (0, 1)
}

extension BoundRow {
    fileprivate mutating func append(_ value: PropertyValue) {
        switch value {
        case .null: appendNull()
        case .string(let text), .json(let text): append(text)
        case .integer(let number): append(number)
        case .number(let number): append(number)
        case .boolean(let truth): append(truth ? 1 : 0 as Int64)
        }
    }
}

/// The current version of a feature, for comparison with a new one.
struct CurrentRow {
    let fid: Int64
    let recordedFrom: Int64
    private let geometry: [UInt8]?
    private let confidential: String?
    private let table: InventoryTable

    init?(_ id: FeatureID, _ table: InventoryTable, _ db: Database) throws {
        let geometry = table.hasGeometry ? "geom" : "NULL AS geom"
        let sql = "SELECT fid, recorded_from, \(geometry), confidential FROM \(table.name) WHERE id = ?"
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id.text]) else { return nil }
        fid = row["fid"]
        recordedFrom = row["recorded_from"]
        self.geometry = (row["geom"] as Data?).map { [UInt8]($0) }
        confidential = row[FieldName.confidentialAttributes.rawValue]
        self.table = table
    }

    /// True when the new row has the same content.
    func equals(_ row: NewRow, _ db: Database) throws -> Bool {
        let newGeometry = table.hasGeometry ? row.columns.bytes(ofColumn: NewRow.geometryColumn) : nil
        guard geometry.map({ $0[...] }) == newGeometry,
            confidential == row.version.feature[.confidentialAttributes].text
        else { return false }
        let sql = "SELECT geojson, hectares FROM \(table.documents) WHERE fid = ?"
        guard let document = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [fid]),
            Self.bytes(document, "geojson") == row.document.bytes(ofColumn: NewRow.geoJSONColumn),
            Self.bytes(document, "hectares") == row.document.bytes(ofColumn: NewRow.hectaresColumn)
        else { return false }
        return try row.sums?.areStored(fid, recordedFrom: recordedFrom, db) ?? true
    }

    private static func bytes(_ row: Row, _ column: String) -> ArraySlice<UInt8>? {
        (row[column] as String?).map { Array($0.utf8)[...] }
    }
}
