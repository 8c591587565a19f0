internal import Foundation
internal import GRDB
internal import InventorySQL
internal import SimpleFeatures
internal import SiteInventory

/// The values that are written for a feature.
struct NewRow {
    let id: FeatureID
    /// The values in the order of the schema's fields.
    let values: [PropertyValue]
    let confidential: String?
    let geometry: Data?
    /// The box of the geometry in the inventory's plane, in metres.
    let envelope: Envelope?
    let geoJSON: String
    let hectares: String?
    let publicEnvelope: Envelope?
    /// The figures of a site; `nil` for other features.
    let sums: SumRows?

    init(_ new: FeatureVersion, _ table: InventoryTable, srsID: Int32) {
        id = new.feature.id
        values = new.values
        confidential = new.feature[.confidentialAttributes].text
        geometry = table.hasGeometry ? new.feature.geometry.map { GeoPackageGeometry.encode($0, srsID: srsID) } : nil
        envelope = geometry == nil ? nil : new.feature.geometry.flatMap { Envelope($0) }
        geoJSON = String(decoding: new.geoJSON, as: UTF8.self)
        hectares = new.hectaresStatement.map { String(decoding: $0, as: UTF8.self) }
        publicEnvelope = new.publicEnvelope
        sums = table.hasFigures ? SumRows(new) : nil
    }
}

/// The current version of a feature, for comparison with a new one.
struct CurrentRow {
    let fid: Int64
    let recordedFrom: Int64
    private let geometry: Data?
    private let confidential: String?
    private let table: InventoryTable

    init?(_ id: FeatureID, _ table: InventoryTable, _ db: Database) throws {
        let geometry = table.hasGeometry ? "geom" : "NULL AS geom"
        let sql = "SELECT fid, recorded_from, \(geometry), confidential FROM \(table.name) WHERE id = ?"
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id.text]) else { return nil }
        fid = row["fid"]
        recordedFrom = row["recorded_from"]
        self.geometry = row["geom"]
        confidential = row[FieldName.confidentialAttributes.rawValue]
        self.table = table
    }

    /// True when the new row has the same content.
    func equals(_ row: NewRow, _ db: Database) throws -> Bool {
        guard geometry == row.geometry, confidential == row.confidential else { return false }
        let sql = "SELECT geojson, hectares FROM \(table.documents) WHERE fid = ?"
        guard let document = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [fid]) else { return false }
        guard document["geojson"] == row.geoJSON, document["hectares"] == row.hectares else { return false }
        return try row.sums?.areStored(fid, recordedFrom: recordedFrom, db) ?? true
    }
}
