internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

/// The boxes of all features of a table, for searches that would take ten times as long in SQLite.
///
/// Has the boxes of the R-tree, with its single precision, so that both find the same neighbours.
final class BoxesInMemory {
    private var entries: [PackedSpatialIndex.Entry] = []
    private var ids: [FeatureID] = []
    /// `nil` before the first search.
    private var builtIndex: SpatialIndex?
    /// The features whose boxes meet those of others; `nil` before the first call.
    private var withNeighbours: [FeatureID]?

    var count: Int { entries.count }

    /// Must be called in ascending order of the row keys.
    func add(_ fid: Int64, _ id: FeatureID, _ box: Envelope) {
        (builtIndex, withNeighbours) = (nil, nil)
        entries.append(PackedSpatialIndex.Entry(fid, box))
        ids.append(id)
    }

    /// Calls `body` with all entries.
    func withEntries<Result>(_ body: ([PackedSpatialIndex.Entry]) throws -> Result) rethrows -> Result {
        try body(entries)
    }

    /// The features whose boxes meet that of the feature, by row key.
    ///
    /// - Returns: `nil` for more than `limit` features, of which the R-tree determines the first.
    func neighbours(of fid: Int64, limit: Int?) -> [FeatureID]? {
        guard let own = position(of: fid) else { return [] }
        let found = index.indices(meeting: entries[own].envelope)
        if let limit, found.count - 1 > limit { return nil }
        return found.filter { $0 != own }.map { ids[$0] }
    }

    /// The features whose boxes meet those of others.
    var featuresWithNeighbours: [FeatureID] {
        if let withNeighbours { return withNeighbours }
        let index = index
        let found = entries.indices.filter { index.indices(meeting: entries[$0].envelope).count > 1 }.map { ids[$0] }
        withNeighbours = found
        return found
    }

    private var index: SpatialIndex {
        if let builtIndex { return builtIndex }
        let index = SpatialIndex(entries.lazy.map(\.envelope))
        builtIndex = index
        return index
    }

    private func position(of fid: Int64) -> Int? {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].id < fid { low = middle + 1 } else { high = middle }
        }
        return low < entries.count && entries[low].id == fid ? low : nil
    }
}

extension PackedSpatialIndex.Entry {
    fileprivate var envelope: Envelope {
        Envelope(minX: Double(minX), minY: Double(minY), maxX: Double(maxX), maxY: Double(maxY))
    }
}
