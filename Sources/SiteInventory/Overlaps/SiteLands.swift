internal import GeometryEngine
internal import SimpleFeatures

/// The lands of a site that overlaps are computed from, by layer: the perimeter, the usable plots, and the pieces of
/// the partition.
///
/// Lands of one layer are disjoint. Lands of different layers are not compared.
struct SiteLands: Hashable, Sendable {
    /// One land of a layer.
    struct Land: Hashable, Sendable {
        var claim: OverlapLand
        var condition: String?
        var area: GeometryWithEnvelope
    }

    private(set) var layers: [[Land]] = [[], [], []]

    /// - Throws: `GeometryError` when the land cannot be overlaid.
    init(of inputs: RelatedFeaturesReader.LandInputs, conditions: Conditions, measures: Measures) throws {
        guard let footprint = inputs.site.footprint else { return }
        guard inputs.plots.contains(where: { $0.area != nil }) else {
            layers[0] = Self.land(.perimeter, try LandPartition.perimeter(footprint))
            return
        }
        let partition = try LandPartition(
            footprint: footprint, plots: inputs.plots, constraints: inputs.constraints, conditions: conditions,
            measures: measures)
        layers[0] = Self.land(.perimeter, partition.gross)
        layers[1] = Self.land(.usablePlots, partition.net)
        layers[2] = partition.pieces.flatMap { piece in
            SiteFigure.summed(under: piece.kind).isEmpty
                ? [] : Self.land(.piece(piece.kind), piece.land, condition: piece.condition)
        }
    }

    /// True for a site without plots, whose lands depend on its outline only.
    var isPerimeterOnly: Bool { layers[1].isEmpty && layers[2].isEmpty }

    private static func land(_ claim: OverlapLand, _ land: Geometry?, condition: String? = nil) -> [Land] {
        GeometryWithEnvelope(land).map { [Land(claim: claim, condition: condition, area: $0)] } ?? []
    }
}

/// The sites with the same lands. Usually this is one site.
struct LandHolders: Sendable {
    /// The ids, sorted. Never empty.
    var sites: [FeatureID]
    var lands: SiteLands

    var first: FeatureID { sites[0] }

    func claims(_ land: SiteLands.Land) -> [SiteOverlap.Claim] {
        sites.map { SiteOverlap.Claim(site: $0, land: land.claim, condition: land.condition) }
    }
}
