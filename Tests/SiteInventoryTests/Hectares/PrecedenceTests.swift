import SimpleFeatures
import Testing

@testable import SiteInventory

/// The order in which claimants take land (domain.md 3.3, "Order of precedence").
@Suite struct PrecedenceTests {
    /// The claims of plots in their order, with the status and the properties that make a plot claim so.
    private static let claims: [(kind: WaterfallStep.Kind, status: PlotStatus, properties: [String: PropertyValue])] = [
        (.sold, .sold, [:]), (.occupied, .occupied, [:]), (.notMarketable, .notMarketable, [:]),
        (.unknown, .unknown, [:]), (.reservedForOwner, .available, ["reserved_for_owner": .boolean(true)]),
        (.reserved, .reserved, [:]), (.conditional, .availableConditional, ["condition": .string("remediation")]),
        (.available, .available, [:]),
    ]

    /// Every pair of an earlier and a later claim.
    private static let pairs: [(Int, Int)] = claims.indices.flatMap { first in
        claims.indices.filter { $0 > first }.map { (first, $0) }
    }

    /// 20 ha; two plots of 10 ha overlap on 5 ha.
    @Test(arguments: pairs)
    func `the earlier claim takes the overlap, whatever the ids and the order of the rows`(
        first: Int, second: Int
    ) throws {
        let site = Land.site(Land.rectangle(0, 0, 200, 1000))
        for ids in [("A", "B"), ("B", "A")] {
            let plots = [
                Land.plot(
                    ids.0, Self.claims[first].status, Land.rectangle(0, 0, 100, 1000), Self.claims[first].properties),
                Land.plot(
                    ids.1, Self.claims[second].status, Land.rectangle(50, 0, 100, 1000),
                    Self.claims[second].properties),
            ]
            for rows in [plots, plots.reversed()] {
                let steps = try Land.statement(site, rows).steps
                #expect(hectares(Self.claims[first].kind, in: steps) == 10, "\(Self.claims[first].kind)")
                #expect(hectares(Self.claims[second].kind, in: steps) == 5, "\(Self.claims[second].kind)")
            }
        }
    }

    private func hectares(_ kind: WaterfallStep.Kind, in steps: [WaterfallStep]) -> Double {
        (steps.reduce(0) { $1.kind == kind ? $0 + $1.hectares : $0 } * 100).rounded() / 100
    }

    @Test(arguments: claims.indices)
    func `a hard constraint comes before every plot`(index: Int) throws {
        let (kind, status, properties) = Self.claims[index]
        let site = Land.site(Land.rectangle(0, 0, 100, 1000))
        let plot = Land.plot("A", status, Land.rectangle(0, 0, 100, 1000), properties)
        let flood = Land.constraint("C", .flood, .hard, Land.rectangle(0, 0, 30, 1000))
        let steps = try Land.statement(site, [plot], [flood]).steps
        #expect(hectares(.hardConstraint, in: steps) == 3)
        #expect(hectares(kind, in: steps) == 7)
    }

    @Test(arguments: ConstraintKind.allCases)
    func `constraints claim by kind in the order of the vocabulary, then by id`(kind: ConstraintKind) throws {
        let land = Land.rectangle(0, 0, 100, 1000)
        let later = ConstraintKind.allCases.drop { $0 != kind }.dropFirst()
        let others = later.map { Land.constraint("A", $0, .hard, land) }
        let own = [Land.constraint("Z", kind, .hard, land), Land.constraint("Y", kind, .hard, land)]
        let sorted = (others + own).shuffled().sorted()
        #expect(sorted.prefix(2).map(\.id.text) == ["Y", "Z"])
        #expect(sorted.dropFirst(2).map(\.kind) == Array(later))
        // Of two constraints on the same land, the first takes all of it.
        let plot = Land.plot("P", .available, land)
        let steps = try Land.statement(Land.site(land), [plot], others + own).steps
        let taken = steps.filter { $0.kind == .hardConstraint && $0.hectares > 0 }
        #expect(taken.map(\.id) == ["Y"] && taken.map(\.constraintKind) == [kind])
    }

    @Test(arguments: [ConstraintSeverity.severe, .minor, .none])
    func `a constraint that is not hard takes no land`(severity: ConstraintSeverity) throws {
        let land = Land.rectangle(0, 0, 100, 1000)
        let figures = try Land.statement(
            Land.site(land), [Land.plot("A", .available, land)], [Land.constraint("C", .nature, severity, land)]
        ).figures
        #expect(abs((figures.available ?? 0) - 10) < 0.01)
        #expect(abs((figures.restricted ?? -1) - (severity == .none ? 0 : 10)) < 0.01)
    }

    @Test(
        "net land is what the usable plots cover, whatever their status",
        arguments: PlotStatus.allCases, [true, false])
    func net(status: PlotStatus, isUsable: Bool) throws {
        let site = Land.site(Land.rectangle(0, 0, 100, 1000))
        let plot = Land.plot("A", status, Land.rectangle(0, 0, 40, 1000), usable: isUsable)
        let figures = try Land.statement(site, [plot]).figures
        #expect(abs((figures.net ?? -1) - (isUsable ? 4 : 0)) < 0.01)
        #expect(abs((figures.gross ?? -1) - 10) < 0.01)
    }

    /// domain.md 3.2: the figures in which land of each status counts.
    @Test(arguments: [
        (PlotStatus.available, [SiteFigure.availableHectares, .developableHectares]),
        (.availableConditional, [.conditionalHectares, .developableHectares]),
        (.reserved, [.reservedHectares, .developableHectares]),
        (.sold, [.soldHectares]), (.occupied, [.occupiedHectares]), (.notMarketable, [.notMarketableHectares]),
        (.unknown, [.unknownHectares]),
    ])
    func `each status counts in its own figures and in no other`(status: PlotStatus, counted: [SiteFigure]) throws {
        let land = Land.rectangle(0, 0, 100, 1000)
        var site = Feature(id: FeatureID("S1"), geometry: land)
        site.setHectares(try Land.statement(Land.site(land), [Land.plot("A", status, land)]))
        for figure in SiteFigure.summed where figure != .grossHectares && figure != .netHectares {
            let hectares = site[figure.rawValue].number ?? -1
            #expect(abs(hectares - (counted.contains(figure) ? 10 : 0)) < 0.01, "\(figure)")
        }
        #expect(site[.status].text == status.rawValue)
    }
}
