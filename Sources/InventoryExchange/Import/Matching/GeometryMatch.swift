internal import Codecs
internal import Crypto
internal import Foundation
internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

/// Finds the stored feature that covers the same land as a feature without an identifier.
struct GeometryMatch {
    let snapshot: any InventorySnapshot
    let collection: CollectionID
    let measures: Measures

    /// The minimum overlap of two outlines of one feature, as a share of the larger area.
    static let leastShare = 0.9

    /// Returns the feature that covers the same land, with the overlap as a share of the larger area. Returns `nil`
    /// when there is none.
    func feature(covering geometry: Geometry) throws -> (id: FeatureID, share: Double)? {
        guard let box = Envelope(geometry) else { return nil }
        let area = measures.gridAreaSquareMetres(geometry)
        guard area > 0 else { return nil }
        var best: (id: FeatureID, share: Double)?
        for other in try snapshot.features(in: collection, meeting: box) {
            guard let land = other.geometry, let common = try geometry.intersection(land) else { continue }
            let share = measures.gridAreaSquareMetres(common) / max(area, measures.gridAreaSquareMetres(land))
            if share > Self.leastShare, share > best?.share ?? 0 { best = (other.id, share) }
        }
        return best
    }

    /// Returns an identifier derived from the outline. Equal outlines have equal identifiers.
    static func identifier(for geometry: Geometry) -> FeatureID {
        let digest = SHA256.hash(data: Data(WKB.encode(geometry)))
        return FeatureID("G-" + digest.prefix(8).map { $0.hexadecimal }.joined())
    }
}
