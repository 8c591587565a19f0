// Properties and lists derived from the figure definitions.

extension SiteFigure {
    private static let definitions = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.makeDefinition()) })

    /// The figure's row in the table.
    var definition: Definition {
        guard let definition = Self.definitions[self] else { preconditionFailure("\(self) has no definition") }
        return definition
    }

    /// The figure's name in tables and forms.
    public var title: LocalizedText { definition.title }

    /// The figure's unit, and with it the precision to which it is rounded.
    public var unit: FieldUnit { definition.unit }

    /// True for a figure that has totals and a history.
    public var addsUp: Bool { definition.addsUp }

    /// The query parameter that compares the figure; `nil` when there is none.
    public var range: FigureRange? { definition.range }

    /// How the map shows the figure; `nil` when it does not.
    public var map: MapDisplay? { definition.map }

    /// The figures that have totals and a history, in the order in which they are shown.
    public static let summed = allCases.filter(\.addsUp)

    /// The name of the figure where its unit is given beside it: `available`.
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

    /// All figures of the hectares statement, the declared ones too.
    static let statementHectares = allCases.filter {
        switch $0.definition.source {
        case .statement, .declared: true
        case .straightLines, .routes: false
        }
    }

    /// The figures that follow from straight lines.
    static let ofStraightLines:
        [(figure: SiteFigure, unit: FieldUnit, path: any KeyPath<[AccessLink], Double?> & Sendable)] =
            allCases.compactMap {
                if case .straightLines(let path) = $0.definition.source { ($0, $0.unit, path) } else { nil }
            }

    /// The figures that follow from ways by road.
    static let ofRoutes: [(figure: SiteFigure, unit: FieldUnit, path: any KeyPath<SiteRoutes, Double?> & Sendable)] =
        allCases.compactMap { if case .routes(let path) = $0.definition.source { ($0, $0.unit, path) } else { nil } }

    /// The summed figures that land under the heading counts in, beside gross and net.
    static func summed(under kind: WaterfallStep.Kind) -> [SiteFigure] { summedByKind[kind] ?? [] }

    private static let summedByKind: [WaterfallStep.Kind: [SiteFigure]] = Dictionary(
        uniqueKeysWithValues: WaterfallStep.Kind.allCases.map { kind in
            let figures = summed.filter {
                if case .pieces(let kinds) = $0.definition.land { kinds.contains(kind) } else { false }
            }
            return (kind, figures)
        })
}

extension SiteFigure: Comparable {
    /// In the order in which figures are shown.
    public static func < (a: SiteFigure, b: SiteFigure) -> Bool { (order[a] ?? 0) < (order[b] ?? 0) }

    private static let order = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
}
