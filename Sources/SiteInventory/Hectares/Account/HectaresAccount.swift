internal import GeometryEngine
public import SimpleFeatures

/// The hectares of a site with all that is needed to defend them: the statement, the land of each step, the same
/// areas in other planes, how certain they are, and what they follow from.
///
/// Computed when asked for, from its inputs alone, and never stored.
public struct HectaresAccount: Sendable {
    public var inputs: HectaresInputs
    public var statement: HectaresStatement
    /// Gross and net as three ways of measuring have them.
    public var areas: [AreaComparison]
    /// `nil` unless it was asked for and net is unknown.
    public var netEstimate: NetEstimate?
    public var uncertainty: HectaresUncertainty
    public var provenance: HectaresProvenance
    /// The land of each step of the waterfall, or for a site without plots of its perimeter.
    public var lands: [StepLand]

    /// - Throws: `GeometryError` when GEOS or PROJ cannot overlay or measure the geometries.
    public init(_ inputs: HectaresInputs, _ question: HectaresQuestion) throws {
        let site = Site(inputs.site.feature)
        let measures = try PlaneTools.of(inputs.crs).measures
        let conditions = inputs.conditions(in: question.scenario)
        let plots = inputs.plots.map { Plot($0.feature) }
        let constraints = inputs.constraints.map { ConstraintArea($0.feature) }
        let land = try SiteLand(
            of: site, plots: plots, constraints: constraints, conditions: conditions, measures: measures)
        self.inputs = inputs
        statement = try HectaresStatement(
            of: site, land: land, conditions: conditions, measures: measures, crs: inputs.crs)
        areas = try AreaComparison.all(statement.figures, land, measures)
        netEstimate = NetEstimate(question.netFactor, statement.figures)
        uncertainty = try HectaresUncertainty(of: land, inputs)
        provenance = HectaresProvenance(inputs, measures)
        lands = StepLand.all(statement.steps, land, gross: statement.figures.gross)
    }
}

/// A step of the waterfall, and the land that it is about.
public struct StepLand: Hashable, Sendable {
    public var step: WaterfallStep
    /// In the inventory's plane; `nil` for slivers, and for a claimant to whom nothing was left.
    public var land: Geometry?

    fileprivate static func all(_ steps: [WaterfallStep], _ land: SiteLand, gross: Double?) -> [StepLand] {
        guard let partition = land.partition else {
            // Without plots there is no step down, but there is land.
            guard let gross, let perimeter = land.gross else { return [] }
            let shown = (gross * 100).rounded() / 100
            return [
                StepLand(
                    step: WaterfallStep(kind: .gross, hectares: gross, shown: shown, running: shown), land: perimeter)
            ]
        }
        var taken = partition.pieces.filter { $0.kind != .available }[...]
        return steps.map { step in
            switch step.kind {
            case .gross: StepLand(step: step, land: land.gross)
            case .available: StepLand(step: step, land: partition.availableLand)
            case .slivers: StepLand(step: step)
            default: StepLand(step: step, land: taken.popFirst()?.land)
            }
        }
    }
}

extension HectaresAccount: Encodable {
    /// The members of the statement, and beside them what the statement does not store.
    public func encode(to encoder: any Encoder) throws {
        try statement.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(areas, forKey: .areas)
        try container.encodeIfPresent(netEstimate, forKey: .netEstimate)
        try container.encode(uncertainty, forKey: .uncertainty)
        try container.encode(provenance, forKey: .provenance)
    }

    enum CodingKeys: String, CodingKey {
        case areas, uncertainty, provenance
        case netEstimate = "net_estimate"
    }
}

extension FeatureSource {
    /// Computes a site's hectares from what the inventory holds; `nil` when there is no such site.
    public func hectares(_ question: HectaresQuestion) async throws -> HectaresAccount? {
        let crs = crs
        return try await read { snapshot in
            try snapshot.hectaresInputs(for: question, crs: crs).map { try HectaresAccount($0, question) }
        }
    }
}
