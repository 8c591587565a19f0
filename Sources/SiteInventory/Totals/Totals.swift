/// The total hectares of several sites. Land in several sites counts once.
///
/// Each figure is the area of the union of its land. Figures of overlapping sites may therefore not add up, since land
/// can be available in one site and sold in another.
public struct Totals: Hashable, Sendable {
    /// The number of sites with at least one known figure.
    public var siteCount = 0
    /// The totals of figures that at least one site has.
    public private(set) var figures: [SiteFigure: Figure] = [:]
    /// The number of sites without a figure, by reason.
    public var exclusions: [UnknownReason: Int] = [:]

    /// The area of the union of the sites' land, in hectares.
    public struct Figure: Hashable, Sendable, Encodable {
        /// The area of the union; 0 when no site has the figure.
        public var hectares = 0.0
        /// The difference between the sum over the sites and `hectares`.
        public var overlapHectares = 0.0
        /// The number of sites with a known figure.
        public var siteCount = 0

        /// The hectares; `nil` when no site has the figure, since unknown is not zero.
        public var known: Double? { siteCount > 0 ? hectares : nil }

        enum CodingKeys: String, CodingKey {
            case hectares
            case overlapHectares = "overlap_ha"
            case siteCount = "sites"
        }

        /// Writes an unknown sum as null.
        ///
        /// - Throws: `EncodingError` when the encoder cannot write a value.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(known, forKey: .hectares)
            try container.encode(overlapHectares, forKey: .overlapHectares)
            try container.encode(siteCount, forKey: .siteCount)
        }
    }

    /// Creates totals of no sites.
    public init() {}

    /// The total of the figure; 0 for a figure that no site has.
    public subscript(_ figure: SiteFigure) -> Figure { figures[figure] ?? Figure() }

    /// The total of ``SiteFigure/grossHectares``.
    public var gross: Figure { self[.grossHectares] }
    /// The total of ``SiteFigure/netHectares``.
    public var net: Figure { self[.netHectares] }
    /// The total of ``SiteFigure/availableHectares``.
    public var available: Figure { self[.availableHectares] }
    /// The total of ``SiteFigure/conditionalHectares``.
    public var conditional: Figure { self[.conditionalHectares] }

    mutating func add(_ hectares: Double, to figure: SiteFigure) { add(hectares, of: 1, to: figure) }

    /// Adds the sum of several sites.
    package mutating func add(_ hectares: Double, of siteCount: Int, to figure: SiteFigure) {
        figures[figure, default: Figure()].hectares += hectares
        figures[figure, default: Figure()].siteCount += siteCount
    }

    /// Adds the totals of other sites.
    mutating func add(_ other: Totals) {
        siteCount += other.siteCount
        for (figure, sum) in other.figures {
            add(sum.hectares, of: sum.siteCount, to: figure)
            figures[figure]?.overlapHectares += sum.overlapHectares
        }
        exclusions.merge(other.exclusions, uniquingKeysWith: +)
    }

    /// The totals rounded to the precision of hectares. Must be called after all additions.
    func rounded() -> Totals {
        var rounded = self
        rounded.figures = figures.mapValues { figure in
            Figure(
                hectares: FieldUnit.hectares.rounded(figure.hectares),
                overlapHectares: FieldUnit.hectares.rounded(figure.overlapHectares), siteCount: figure.siteCount)
        }
        return rounded
    }

    mutating func discount(_ overlapHectares: Double, from figure: SiteFigure) {
        guard overlapHectares != 0 else { return }
        figures[figure, default: Figure()].hectares -= overlapHectares
        figures[figure, default: Figure()].overlapHectares += overlapHectares
    }
}

extension Totals: Encodable {
    private struct Name: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.init(stringValue) }
        init?(intValue: Int) { nil }
    }

    /// Writes a member for each figure, named without its unit: `available`.
    ///
    /// - Throws: `EncodingError` when the encoder cannot write a value.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Name.self)
        try container.encode(siteCount, forKey: Name("sites"))
        for figure in SiteFigure.summed {
            try container.encode(self[figure], forKey: Name(figure.nameWithoutUnit))
        }
        try container.encode(exclusions, forKey: Name("exclusions"))
    }
}
