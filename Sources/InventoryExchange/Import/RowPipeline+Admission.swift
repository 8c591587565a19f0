internal import SimpleFeatures
internal import SiteInventory

/// A row after it was compared with the rows before it.
struct AdmittedRow: Sendable {
    /// Counting from 1.
    var number: Int
    var firstPosition: Position?
    var notes: [Importer.Note]
    /// True for a row that names no feature.
    var isUnknown = false
    /// True for what the inventory measured itself.
    var isComputed = false
    /// `nil` for a refused row.
    var update: FeatureUpdate?

    mutating func refuse(_ finding: Finding) {
        update = nil
        notes.append(.finding(finding))
    }
}

/// Rows with what was derived of those that are not refused.
struct DerivedRows: Sendable {
    var rows: [AdmittedRow]
    var features: [DerivedFeature]
}

extension RowPipeline {
    /// Says what the row brings, if no other row has brought it.
    func admit(_ row: ReadRow) throws -> AdmittedRow {
        var admitted = AdmittedRow(number: row.number, firstPosition: row.firstPosition, notes: row.notes)
        admitted.isComputed = row.isComputed
        if row.isComputed { return admitted }
        if let match { return try admitUnnumbered(row, match) }
        guard let id = row.id else {
            admitted.isUnknown = true
            return admitted
        }
        let claim = run.claims.claim(id, in: collection, forLayer: layer.contentHash)
        guard claim != .repeated else {
            admitted.refuse(.duplicateID(id, row: row.number))
            return admitted
        }
        admitted.notes += row.geometryNotes
        guard let checked = row.geometry else { return admitted }
        admitted.update = FeatureUpdate(
            feature: Feature(id: id, geometry: checked.geometry, properties: row.properties),
            tellsGeometry: layer.layer.hasGeometry)
        settle(claim, of: id, &admitted)
        return admitted
    }

    /// A feature that has no identifier is the one that covers the same land, or a new one.
    private func admitUnnumbered(_ row: ReadRow, _ match: GeometryMatch) throws -> AdmittedRow {
        var admitted = AdmittedRow(
            number: row.number, firstPosition: row.firstPosition, notes: row.notes + row.geometryNotes)
        guard let geometry = row.geometry?.geometry else {
            admitted.isUnknown = true
            return admitted
        }
        let known = try match.feature(covering: geometry)
        let id = known?.id ?? GeometryMatch.identifier(for: geometry)
        let claim = run.claims.claim(id, in: collection, forLayer: layer.contentHash)
        guard claim != .repeated else {
            admitted.refuse(.duplicateLand(of: id, row: row.number))
            return admitted
        }
        let finding: Finding =
            known.map { .matchedByGeometry(id, share: $0.share, row: row.number) } ?? .numbered(id, row: row.number)
        admitted.notes.append(.finding(finding))
        admitted.update = FeatureUpdate(
            feature: Feature(id: id, geometry: geometry, properties: row.properties), tellsGeometry: true)
        settle(claim, of: id, &admitted)
        return admitted
    }

    private func settle(_ claim: FeatureClaims.Claim, of id: FeatureID, _ row: inout AdmittedRow) {
        if claim == .inOtherLayer {
            row.refuse(.idInTwoLayers(id, row: row.number))
        } else {
            run.claims.bring(id, byLayer: layer.contentHash)
        }
    }
}
