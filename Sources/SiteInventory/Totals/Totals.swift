/// The hectares of many sites together: land on which sites overlap counts once.
///
/// Each figure is measured over the union of the land that has it, so that figures of overlapping sites need not add up:
/// land may be available in one site and sold in the other.
public struct Totals: Hashable, Sendable {
    /// Sites with land that counts in a figure.
    public var siteCount = 0
    public private(set) var figures: [HectaresFigure: Figure] = [:]
    /// Sites left out of a figure, by the reason why it is unknown.
    public var exclusions: [UnknownReason: Int] = [:]

    /// A sum over the union of the land.
    public struct Figure: Hashable, Sendable, Encodable {
        public var hectares = 0.0
        /// By how much the sum over the sites exceeds it.
        public var overlapHectares = 0.0
        /// How many sites have this figure.
        public var siteCount = 0

        /// `nil` when no site has the figure: unknown is not zero.
        public var known: Double? { siteCount > 0 ? hectares : nil }

        enum CodingKeys: String, CodingKey {
            case hectares
            case overlapHectares = "overlap_ha"
            case siteCount = "sites"
        }

        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(known, forKey: .hectares)
            try container.encode(overlapHectares, forKey: .overlapHectares)
            try container.encode(siteCount, forKey: .siteCount)
        }
    }

    public init() {}

    public subscript(_ figure: HectaresFigure) -> Figure { figures[figure] ?? Figure() }

    public var gross: Figure { self[.gross] }
    public var net: Figure { self[.net] }
    public var available: Figure { self[.available] }
    public var conditional: Figure { self[.conditional] }

    mutating func add(_ hectares: Double, to figure: HectaresFigure) {
        figures[figure, default: Figure()].hectares += hectares
        figures[figure, default: Figure()].siteCount += 1
    }

    mutating func discount(_ overlapHectares: Double, from figure: HectaresFigure) {
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

    /// A member for each figure, named without its unit: `available`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Name.self)
        try container.encode(siteCount, forKey: Name("sites"))
        for figure in HectaresFigure.allCases {
            try container.encode(self[figure], forKey: Name(figure.nameWithoutUnit))
        }
        try container.encode(exclusions, forKey: Name("exclusions"))
    }
}
