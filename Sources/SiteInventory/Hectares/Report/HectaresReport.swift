internal import GeometryEngine
public import SimpleFeatures

/// The hectares of a site with their evidence: statement, land of each step, other measures of the same areas,
/// uncertainty and provenance.
///
/// Computed from its inputs on request. Never stored.
public struct HectaresReport: Sendable {
    /// The features from which the hectares are computed.
    public var inputs: HectaresInputs
    /// The figures and the waterfall.
    public var statement: HectaresStatement
    /// Gross and net, measured in three ways.
    public var areas: [AreaComparison]
    /// `nil` unless an estimate is requested and net is unknown.
    public var netEstimate: NetEstimate?
    /// The standard errors of the figures.
    public var uncertainty: HectaresUncertainty
    /// The inputs and parameters of the computation.
    public var provenance: HectaresProvenance
    /// The land of each step of the waterfall; the perimeter for a site without plots.
    public var lands: [StepLand]

    /// - Throws: `GeometryError` when GEOS or PROJ cannot overlay or measure the geometries.
    public init(_ inputs: HectaresInputs, _ question: HectaresRequest) throws {
        let site = Site(inputs.site.feature)
        let measures = try PlaneContext.of(inputs.crs).measures
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

/// A step of the waterfall with its land.
public struct StepLand: Hashable, Sendable {
    /// The step.
    public var step: WaterfallStep
    /// The land in the inventory's plane; `nil` for slivers, and for a claimant without land.
    public var land: Geometry?

    fileprivate static func all(_ steps: [WaterfallStep], _ land: SiteLand, gross: Double?) -> [StepLand] {
        guard let partition = land.partition else {
            // Without plots the only step is gross.
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

extension HectaresReport: Encodable {
    /// Writes the members of the statement and those of the report into one object.
    ///
    /// - Throws: `EncodingError` when the encoder cannot write a value.
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
    /// Computes the hectares of a site; `nil` for an unknown site.
    ///
    /// - Throws: `GeometryError` when land cannot be overlaid; the errors of the store.
    public func hectares(_ question: HectaresRequest) async throws -> HectaresReport? {
        let crs = crs
        return try await read { snapshot in
            try snapshot.hectaresInputs(for: question, crs: crs).map { try HectaresReport($0, question) }
        }
    }
}
