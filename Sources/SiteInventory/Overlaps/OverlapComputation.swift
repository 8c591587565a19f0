internal import GeometryEngine
internal import SimpleFeatures

/// Computes the overlaps of which given sites are the owners.
///
/// A part of a land belongs to the owner with the first id. So the land of holders with earlier ids is subtracted, and
/// the lands of holders with later ids divide the rest.
struct OverlapComputation {
    let measures: Measures
    /// The boundaries at which overlaps are divided.
    let boundaries: MunicipalBoundaries

    private struct Place: Hashable {
        var claims: [SiteOverlap.Claim]
        var municipality: String?
    }

    /// Smaller intersections are rounding errors of the overlay.
    private static let noiseSquareMetres = 1e-6
    /// The number of parts of a land from which its site is crowded.
    private static let mostParts = 1024

    private typealias Part = (area: GeometryWithEnvelope, claims: [SiteOverlap.Claim])

    /// The overlaps; `nil` when a land has too many parts.
    ///
    /// - Parameter others: the holders of lands that may share land with `own`.
    /// - Throws: `GeometryError` when land cannot be overlaid or measured.
    func overlaps(of own: LandHolders, with others: [LandHolders]) throws -> [SiteOverlap]? {
        let earlier = others.filter { $0.first < own.first }
        let later = others.filter { $0.first > own.first }.sorted { $0.first < $1.first }
        var squareMetres: [Place: Double] = [:]
        for (layer, lands) in own.lands.layers.enumerated() {
            for land in lands {
                let taken = earlier.flatMap { $0.lands.layers[layer].map(\.area) }
                guard let rest = try land.area.outside(taken) else { continue }
                guard let parts = try parts(of: (rest, own.claims(land)), later, layer) else { return nil }
                for part in parts {
                    let claims = Self.sharing(part.claims, owner: own.first)
                    guard !claims.isEmpty else { continue }
                    for cut in try boundaries.parts(of: part.area) {
                        let place = Place(claims: claims, municipality: cut.key)
                        squareMetres[place, default: 0] += try measures.areaSquareMetres(cut.land.land)
                    }
                }
            }
        }
        return squareMetres.map { place, area in
            SiteOverlap(
                hectares: area / squareMetresPerHectare, municipality: place.municipality, claims: place.claims)
        }
        .sorted { ($0.claims.map(\.site.text)).lexicographicallyPrecedes($1.claims.map(\.site.text)) }
    }

    /// Divides a land by the lands of the other holders in the layer. Omits the part of one site alone.
    ///
    /// - Returns: `nil` for more than ``mostParts``.
    private func parts(of whole: Part, _ others: [LandHolders], _ layer: Int) throws -> [Part]? {
        var parts = [whole]
        for other in others {
            for land in other.lands.layers[layer] where land.area.mayMeet(whole.area) {
                parts = try parts.flatMap { try divide($0, by: land, of: other) }
                guard parts.count <= Self.mostParts else { return nil }
            }
        }
        return parts.filter { $0.claims.count > 1 }
    }

    private func divide(_ part: Part, by land: SiteLands.Land, of other: LandHolders) throws -> [Part] {
        if part.area.land == land.area.land { return [(part.area, part.claims + other.claims(land))] }
        guard let common = try part.area.inside(land.area),
            measures.gridAreaSquareMetres(common.land) > Self.noiseSquareMetres
        else { return [part] }
        let rest = try part.area.outside([land.area])
        return [(common, part.claims + other.claims(land))] + (rest.map { [($0, part.claims)] } ?? [])
    }

    /// The claims in a figure that another claim is in too, and that of the owner, sorted by site. Empty when no two
    /// claims share a figure.
    private static func sharing(_ claims: [SiteOverlap.Claim], owner: FeatureID) -> [SiteOverlap.Claim] {
        var counts: [SiteFigure: Int] = [:]
        for claim in claims { for figure in claim.land.figures { counts[figure, default: 0] += 1 } }
        guard counts.values.contains(where: { $0 > 1 }) else { return [] }
        return claims.filter { claim in
            claim.site == owner || claim.land.figures.contains { counts[$0, default: 0] > 1 }
        }.sorted { $0.site < $1.site }
    }
}
