// Properties and lists derived from the figure definitions.

extension SiteFigure {
    private static let definitions = allCases.map { $0.makeDefinition() }

    /// The definition of the figure.
    var definition: Definition { Self.definitions[index] }

    /// The display name of the figure.
    public var title: LocalizedText { definition.title }

    /// The unit of the figure, which determines its precision.
    public var unit: FieldUnit { definition.unit }

    /// True for a figure that has totals and a history.
    public var addsUp: Bool { definition.addsUp }

    /// The query parameter for comparisons with the figure; `nil` when there is none.
    public var range: FigureRange? { definition.range }

    /// The display on the map; `nil` when the figure is not shown.
    public var map: MapDisplay? { definition.map }

    /// The figures that have totals and a history, in the order in which they are shown.
    public static let summed = allCases.filter(\.addsUp)

    /// The name of the figure without its unit: `available`.
    public var nameWithoutUnit: String {
        rawValue.hasSuffix("_ha") ? String(rawValue.dropLast("_ha".count)) : rawValue
    }

    /// The figure as a field of the collection of sites.
    var field: CollectionSchema.Field {
        let isDerived = if case .declared = definition.source { false } else { true }
        return CollectionSchema.Field(
            name: rawValue, kind: .number, title: title, unit: unit, allowedValues: [],
            shapefileName: definition.shapefileName, isDerived: isDerived, isConfidential: false)
    }

    /// The computed figures of the hectares statement.
    static let computedHectares = allCases.filter { if case .statement = $0.definition.source { true } else { false } }

    /// All figures of the hectares statement, including the declared ones.
    static let statementHectares = allCases.filter {
        switch $0.definition.source {
        case .statement, .declared: true
        case .straightLines, .routes: false
        }
    }

    /// The figures derived from straight lines.
    static let ofStraightLines:
        [(figure: SiteFigure, unit: FieldUnit, path: any KeyPath<[AccessLink], Double?> & Sendable)] =
            allCases.compactMap {
                if case .straightLines(let path) = $0.definition.source { ($0, $0.unit, path) } else { nil }
            }

    /// The figures derived from routes by road.
    static let ofRoutes: [(figure: SiteFigure, unit: FieldUnit, path: any KeyPath<SiteRoutes, Double?> & Sendable)] =
        allCases.compactMap { if case .routes(let path) = $0.definition.source { ($0, $0.unit, path) } else { nil } }

    /// The summed figures that include land of this kind, except gross and net.
    static func summed(under kind: WaterfallStep.Kind) -> [SiteFigure] { summedByKind[kind] ?? [] }

    private static let summedByKind: [WaterfallStep.Kind: [SiteFigure]] = Dictionary(
        uniqueKeysWithValues: WaterfallStep.Kind.allCases.map { kind in
            let figures = summed.filter {
                if case .pieces(let kinds) = $0.definition.land { kinds.contains(kind) } else { false }
            }
            return (kind, figures)
        })
}

extension SiteFigure: Comparable {}
