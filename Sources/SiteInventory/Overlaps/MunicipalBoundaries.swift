internal import Codecs
internal import GeometryEngine
internal import SimpleFeatures

/// The boundaries of the municipalities. Any thread can use them.
struct MunicipalBoundaries: Sendable {
    private struct Municipality: Sendable {
        var key: String
        var area: GeometryWithEnvelope
        var prepared: PreparedGeometry
    }

    /// The part of a land in a municipality.
    struct Part {
        /// The id of the municipality; `nil` for land outside all of them.
        var key: String?
        var land: GeometryWithEnvelope
        /// True when the land lies within the municipality.
        var isWhole: Bool
    }

    private let municipalities: [Municipality]
    private let index: SpatialIndex

    /// Reads the municipalities with a geometry.
    ///
    /// - Throws: `GeometryError` when a boundary cannot be prepared; the errors of the snapshot.
    init(_ snapshot: any InventorySnapshot) throws {
        municipalities = try snapshot.features(FeatureSelection(.municipalities).only([])).compactMap { feature in
            try GeometryWithEnvelope(feature.geometry).map {
                Municipality(key: feature.id.text, area: $0, prepared: try PreparedGeometry($0.land))
            }
        }
        index = SpatialIndex(municipalities.map(\.area.box))
    }

    var isEmpty: Bool { municipalities.isEmpty }

    /// Divides the land among the municipalities in the order of ids. The parts do not overlap, even where boundaries
    /// do.
    ///
    /// - Throws: `GeometryError` when the land cannot be cut.
    func parts(of land: GeometryWithEnvelope) throws -> [Part] {
        if isEmpty { return [Part(key: nil, land: land, isWhole: true)] }
        let near = index.indices(meeting: land.box).map { municipalities[$0] }
        let bytes = WKB.encode(land.land)
        if let only = try near.first(where: { try $0.prepared.holds(.within, ofWKB: bytes) }) {
            return [Part(key: only.key, land: land, isWhole: true)]
        }
        var (parts, rest): ([Part], GeometryWithEnvelope?) = ([], land)
        for municipality in near {
            guard let left = rest else { break }
            if let part = try left.inside(municipality.area) {
                parts.append(Part(key: municipality.key, land: part, isWhole: false))
            }
            rest = try left.outside([municipality.area])
        }
        return parts + (rest.map { [Part(key: nil, land: $0, isWhole: parts.isEmpty)] } ?? [])
    }
}
