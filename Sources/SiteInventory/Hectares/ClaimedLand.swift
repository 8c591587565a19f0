internal import SimpleFeatures

/// The land of the earlier claims on a site.
///
/// Keeps unions instead of all areas, so that many areas on one spot do not take a time that grows with their square.
struct ClaimedLand {
    /// Unions of 16, 32, 64 and more areas, the largest first, each with the number of its areas.
    private var unions: [(land: GeometryWithEnvelope, count: Int)] = []
    /// The last areas, which are not yet united.
    private var areas: [GeometryWithEnvelope] = []

    /// Up to this number, areas are united only with those near them.
    private static let areasPerUnion = 16

    /// The number of geometries that each overlay needs.
    var operandCount: Int { unions.count + areas.count }

    mutating func add(_ area: GeometryWithEnvelope) throws {
        areas.append(area)
        guard areas.count == Self.areasPerUnion, var land = try GeometryWithEnvelope.united(areas) else { return }
        var count = areas.count
        areas = []
        while let last = unions.last, last.count == count {
            unions.removeLast()
            land = try GeometryWithEnvelope.united([last.land, land]) ?? land
            count += last.count
        }
        unions.append((land, count))
    }

    /// Returns the part of the land outside all claims; `nil` when nothing remains.
    func outside(_ land: GeometryWithEnvelope) throws -> GeometryWithEnvelope? {
        var rest = land
        for union in unions {
            guard let left = try rest.outside([union.land]) else { return nil }
            rest = left
        }
        return try rest.outside(areas)
    }

    /// Returns the same land as one area.
    func united() throws -> ClaimedLand {
        var claimed = ClaimedLand()
        claimed.areas = try [GeometryWithEnvelope.united(unions.map(\.land) + areas)].compactMap(\.self)
        return claimed
    }
}
