internal import SimpleFeatures
internal import SiteInventory

/// The rows of a layer of municipalities, one for each municipality key (AGS).
///
/// The federal outlines (VG250) have several rows for some keys: land and waters by the geofactor (`GF`), and parts.
/// Waters are left out when the key has land; parts with the same values are merged into one row. Rows of one key with
/// different names stay separate, so that they are reported as duplicates.
struct MunicipalitySource: VectorSource {
    private let source: any VectorSource
    private let keyColumn: Int
    private let factorColumn: Int?
    private let keys: [String: Key]
    /// The number of left-out rows with waters.
    let waterCount: Int
    /// The number of keys whose rows are merged, and of their rows.
    let mergedCount: (keys: Int, rows: Int)

    /// The rows of a key.
    private struct Key {
        var factor: Int
        var names: Set<[PropertyValue]>
        var rows = 1
        var isMerged: Bool { rows > 1 && names.count == 1 }
    }

    /// - Parameter mapping: the mapping of the layer's columns to the schema.
    /// - Throws: the errors of reading the layer.
    init?(_ layer: LayerImport, _ mapping: FieldMapping) throws {
        guard let keyColumn = mapping.identifier else { return nil }
        let factorColumn = layer.layer.fields.firstIndex {
            Self.factorNames.contains(NameKey($0.name))
        }
        let named = mapping.mapped.map(\.column)
        var keys: [String: Key] = [:]
        var rowCount = 0
        try layer.source.forEachFeature(in: layer.layer, warn: { _ in }) { row in
            guard let text = IdentifierText(row.values[keyColumn])?.text else { return }
            rowCount += 1
            let factor = Self.factor(of: row, factorColumn)
            guard let known = keys[text], known.factor >= factor else {
                keys[text] = Key(factor: factor, names: [named.map { row.values[$0] }])
                return
            }
            guard known.factor == factor else { return }
            keys[text]?.rows += 1
            keys[text]?.names.insert(named.map { row.values[$0] })
        }
        guard keys.count < rowCount else { return nil }
        (source, self.keyColumn, self.factorColumn, self.keys) = (layer.source, keyColumn, factorColumn, keys)
        waterCount = rowCount - keys.values.reduce(0) { $0 + $1.rows }
        let merged = keys.values.filter(\.isMerged)
        mergedCount = (merged.count, merged.reduce(0) { $0 + $1.rows })
    }

    private static let factorNames: Set = [NameKey("GF"), NameKey("GEOFAKTOR")]

    /// The geofactor: 4 and 3 for land, 2 and 1 for waters; 4 for an unknown one.
    private static func factor(of row: SourceFeature, _ column: Int?) -> Int {
        column.flatMap { row.values[$0].text }.flatMap { Int($0) } ?? 4
    }

    func layers() throws -> [SourceLayer] { try source.layers() }

    func samplePositions(of layer: SourceLayer) throws -> [Position] { try source.samplePositions(of: layer) }

    func forEachFeature(
        in layer: SourceLayer, warn: (SourceFault) -> Void, _ body: (SourceFeature) throws -> Void
    ) throws {
        // The merged rows of keys with further rows.
        var open: [String: (row: SourceFeature, count: Int)] = [:]
        try source.forEachFeature(in: layer, warn: warn) { row in
            guard let text = IdentifierText(row.values[keyColumn])?.text, let key = keys[text] else {
                return try body(row)
            }
            guard Self.factor(of: row, factorColumn) == key.factor else { return }
            guard key.isMerged else { return try body(row) }
            let merged: (row: SourceFeature, count: Int) =
                open[text].map { ($0.row.merged(with: row), $0.count + 1) } ?? (row, 1)
            open[text] = merged.count < key.rows ? merged : nil
            if merged.count == key.rows { try body(merged.row) }
        }
        // Rows of a key may be refused, so that its last row does not come.
        for (row, _) in open.values.sorted(by: { $0.row.row < $1.row.row }) { try body(row) }
    }
}

extension SourceFeature {
    /// Returns the later row with the parts of both.
    fileprivate func merged(with later: SourceFeature) -> SourceFeature {
        var merged = later
        merged.geometry =
            geometry.map { .geometryCollection([$0] + (later.geometry.map { [$0] } ?? [])) }
            ?? later.geometry
        merged.droppedZM = droppedZM || later.droppedZM
        merged.directionAreaRatio = directionAreaRatio == 1 ? later.directionAreaRatio : directionAreaRatio
        return merged
    }
}
