internal import SimpleFeatures

/// A geometry that may be kept; none is fine too.
struct CheckedGeometry {
    var geometry: Geometry?
}

extension Importer {
    /// The geometry as it is kept, perhaps none; `nil`, with a finding, when the row must be refused for it.
    mutating func checkedGeometry(of source: SourceFeature, _ id: FeatureID) throws -> CheckedGeometry? {
        guard schema.geometry != .none else { return CheckedGeometry(geometry: nil) }
        guard let geometry = source.geometry, !geometry.isEmpty else {
            if layer.hasGeometry { add(.missingGeometry(row: source.row, id)) }
            return CheckedGeometry(geometry: nil)
        }
        if source.droppedZM, !report.findings.contains(where: { $0.code == .heightsDropped }) {
            add(.droppedHeights(row: source.row, id))
        }
        switch try geometryCheck.check(geometry) {
        case .kept(let geometry): return CheckedGeometry(geometry: geometry)
        case .united(let geometry, let before, let after):
            add(.overlappingParts(before: before, after: after, row: source.row, id))
            return CheckedGeometry(geometry: geometry)
        case .repaired(let geometry, let repair):
            add(.repairedGeometry(repair, row: source.row, id))
            return CheckedGeometry(geometry: geometry)
        case .refused(let refusal):
            add(.refusedGeometry(refusal, rule: schema.geometry, row: source.row, id))
            return nil
        }
    }
}
