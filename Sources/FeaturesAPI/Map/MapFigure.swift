import SiteInventory

/// A figure of a site as the map page's scripts get it, in the language of the page.
struct MapFigure: Encodable {
    /// The property's name.
    let name: String
    let title: String
    /// Shown with the title.
    let explanation: String?
    /// `available`, `conditional`, `gross`: a column of the list; `nil` for a figure that only the card shows.
    let role: String?
    /// When the card shows the figure: `always`, `known`, or `positive`.
    let shown: String
    /// The property with a word that is shown before the figure.
    let qualifier: String?
    /// The query parameter for the minimum.
    let minimum: String?

    /// The figures of the list in the order of its columns, then those that the card always shows, then the others.
    static func all(_ language: Language) -> [MapFigure] {
        let shown = SiteFigure.allCases.compactMap { figure in figure.map.map { (figure, $0) } }
        return shown.enumerated().sorted { a, b in
            let (first, second) = (a.element.1.place.rank, b.element.1.place.rank)
            return (first, a.offset) < (second, b.offset)
        }.map { MapFigure($0.element.0, $0.element.1, language) }
    }

    private init(_ figure: SiteFigure, _ display: MapDisplay, _ language: Language) {
        name = figure.rawValue
        title = (display.shortTitle ?? figure.title)[language]
        explanation = display.explanation?[language]
        qualifier = display.qualifier?.rawValue
        minimum = figure.range.flatMap { $0.isMinimum ? $0.name : nil }
        switch display.place {
        case .headline(let column): (role, shown) = (column.rawValue, "always")
        case .always: (role, shown) = (nil, "always")
        case .known: (role, shown) = (nil, "known")
        case .positive: (role, shown) = (nil, "positive")
        }
    }
}

extension MapDisplay.Place {
    fileprivate var rank: Int {
        switch self {
        case .headline(let role): MapDisplay.Role.allCases.firstIndex(of: role) ?? 0
        case .always: MapDisplay.Role.allCases.count
        case .known, .positive: MapDisplay.Role.allCases.count + 1
        }
    }
}
