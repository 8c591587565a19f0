/// The land of a site in an overlap: a layer of the site, or a piece of its partition.
public enum OverlapLand: Hashable, Sendable, RawRepresentable {
    /// The land within the perimeter.
    case perimeter
    /// The usable plots within the perimeter.
    case usablePlots
    /// The land that claims of this kind got.
    case piece(WaterfallStep.Kind)

    private static let (perimeterName, usablePlotsName) = ("perimeter", "usable_plots")

    /// Reads the word of a store; `nil` for an unknown word.
    public init?(rawValue: String) {
        switch rawValue {
        case Self.perimeterName: self = .perimeter
        case Self.usablePlotsName: self = .usablePlots
        default:
            guard let kind = WaterfallStep.Kind(rawValue: rawValue) else { return nil }
            self = .piece(kind)
        }
    }

    /// The word in a store.
    public var rawValue: String {
        switch self {
        case .perimeter: Self.perimeterName
        case .usablePlots: Self.usablePlotsName
        case .piece(let kind): kind.rawValue
        }
    }

    /// The summed figures that include this land.
    var figures: [SiteFigure] {
        switch self {
        case .perimeter: Self.figuresOfPerimeter
        case .usablePlots: Self.figuresOfUsablePlots
        case .piece(let kind): SiteFigure.summed(under: kind)
        }
    }

    private static let figuresOfPerimeter = SiteFigure.summed.filter { $0.definition.land == .perimeter }
    private static let figuresOfUsablePlots = SiteFigure.summed.filter { $0.definition.land == .usablePlots }

    /// The lands that the figure includes.
    package static func lands(of figure: SiteFigure) -> [OverlapLand] {
        ([.perimeter, .usablePlots] + WaterfallStep.Kind.allCases.map(OverlapLand.piece)).filter {
            $0.figures.contains(figure)
        }
    }
}
