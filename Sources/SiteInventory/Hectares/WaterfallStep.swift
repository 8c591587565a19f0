/// One row of the waterfall from gross to available.
public struct WaterfallStep: Hashable, Sendable, Codable {
    /// The kind of claim.
    public var kind: Kind
    /// The plot or constraint that claims the land; `nil` for gross, land outside plots, slivers and available.
    public var id: String?
    /// The kind of a constraint.
    public var constraintKind: ConstraintKind?
    /// The condition of a conditional plot.
    public var condition: String?
    /// The area that the step subtracts; for `gross` and `available` the area itself.
    public var hectares: Double
    /// The part of the claimant's land within the site that earlier claims took; `nil` without a claimant.
    public var alreadyTaken: Double?
    /// `hectares` rounded to 0.01 ha by largest remainder.
    public var shown: Double
    /// The remaining hectares after the step, to 0.01 ha.
    public var running: Double

    enum CodingKeys: String, CodingKey {
        case kind, id
        case constraintKind = "constraint_kind"
        case condition, hectares
        case alreadyTaken = "already_taken_ha"
        case shown = "shown_ha"
        case running = "running_ha"
    }

    /// The claims in order of precedence: each square metre belongs to the first claim on it (see `docs/hectares.md`).
    public enum Kind: String, Vocabulary {
        case gross
        case notInUsablePlot = "not_in_usable_plot"
        case hardConstraint = "hard_constraint"
        case sold, occupied
        case notMarketable = "not_marketable"
        case unknown
        case reservedForOwner = "reserved_for_owner"
        case reserved, conditional, slivers, available
    }
}
