internal import SimpleFeatures
internal import SiteInventory

// The matching stage compares rows with earlier rows of the import, and with the features of the inventory.

extension ImportPipeline {
    /// Refuses a row whose feature an earlier row describes.
    ///
    /// - Throws: `GeometryError` when features are matched by geometry and GEOS fails; the errors of the store.
    func match(_ row: ImportRow) throws -> ImportRow {
        if row.isComputed { return row }
        if row.isMatchedByGeometry, let geometryMatch { return try matchByGeometry(row, geometryMatch) }
        guard let id = row.id else { return row }
        var row = row
        let claim = run.claims.claim(id, in: collection, forLayer: layer.contentHash)
        guard claim != .repeated else {
            row.refuse(.duplicateID(id, row: row.number))
            return row
        }
        row.notes += row.geometryNotes
        if row.feature != nil { settle(claim, of: id, &row) }
        return row
    }

    /// Assigns the id of the feature that covers the same land to a row without an id, or a new id.
    private func matchByGeometry(_ row: ImportRow, _ match: GeometryMatch) throws -> ImportRow {
        var row = row
        row.notes += row.geometryNotes
        row.id = nil
        guard let feature = row.feature else { return row }
        guard let geometry = feature.geometry else {
            row.refuse(.missingIDAndOutline(named: identifierColumn, row: row.number))
            return row
        }
        let known = try match.feature(covering: geometry)
        let id = known?.id ?? GeometryMatch.identifier(for: geometry)
        row.id = id
        let claim = run.claims.claim(id, in: collection, forLayer: layer.contentHash)
        guard claim != .repeated else {
            row.refuse(.duplicateLand(of: id, row: row.number))
            return row
        }
        let finding: Finding =
            known.map { .matchedByGeometry(id, share: $0.share, row: row.number) } ?? .numbered(id, row: row.number)
        row.notes.append(.finding(finding))
        row.feature = Feature(id: id, geometry: geometry, row: feature.properties)
        settle(claim, of: id, &row)
        return row
    }

    private func settle(_ claim: FeatureClaims.Claim, of id: FeatureID, _ row: inout ImportRow) {
        if claim == .inOtherLayer {
            row.refuse(.idInTwoLayers(id, row: row.number))
        } else {
            run.claims.bring(id, byLayer: layer.contentHash)
        }
    }

    /// Merges the features of the rows with the stored ones, and refuses rows that the mode does not allow.
    ///
    /// - Returns: the merged feature and the stored one, for each row that is not refused.
    func mergeWithInventory(_ rows: inout [ImportRow]) throws -> [(feature: Feature, before: Feature?)] {
        let stored = try run.transaction.features(rows.compactMap { $0.feature?.id }, in: collection)
        var changes: [(feature: Feature, before: Feature?)] = []
        for index in rows.indices {
            guard let feature = rows[index].feature else { continue }
            let before = stored[feature.id]
            if before != nil, run.options.mode == .append {
                rows[index].refuse(.existingID(feature.id, row: rows[index].number))
                continue
            }
            if let before, let finding = relocation(of: before, by: feature, row: rows[index].number) {
                guard finding.severity < .error else {
                    rows[index].isRelocated = true
                    rows[index].refuse(finding)
                    continue
                }
                rows[index].notes.append(.finding(finding))
            }
            if statesGeometry, feature.geometry == nil, before?.geometry != nil {
                rows[index].notes.append(.finding(.removedGeometry(row: rows[index].number, feature.id)))
            }
            let merged = feature.merged(
                into: before, statesGeometry: statesGeometry, vertices: rows[index].vertices)
            changes.append((merged, before))
        }
        return changes
    }

    /// False for layers without outlines: a table, and a register with points.
    private var statesGeometry: Bool { layer.layer.hasGeometry && mapper.registerTransformer == nil }

    /// Returns the finding about a row that reuses the id of a stored feature for another feature. Returns `nil` for an
    /// id that is not a row number, and when the client names the source or the feature.
    private func relocation(of before: Feature, by feature: Feature, row: Int) -> Finding? {
        guard run.options.source == nil, !layer.isEdit, mayBeRowNumber(feature.id),
            let change = FeatureRelocation(from: before, to: feature, isRowNumber: rowNumbers.isByName)
        else { return nil }
        return .movedFeature(feature.id, change, row: row, isConfirmed: run.options.confirmsMoves)
    }

    /// True for a number in a column whose name is that of row numbers, and otherwise for a number up to the number of
    /// rows.
    private func mayBeRowNumber(_ id: FeatureID) -> Bool {
        guard id.text.isAllDigits, let number = Int(id.text) else { return false }
        return rowNumbers.isByName || number <= layer.layer.featureCount
    }

    /// The name of the column of identifiers; `nil` when the layer has none.
    var identifierColumn: String? { mapper.mapping.identifier.map { layer.layer.fields[$0].name } }
}
