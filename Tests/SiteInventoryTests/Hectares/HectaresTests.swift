import Foundation
import SimpleFeatures
import Testing

@testable import SiteInventory

/// Geodesic hectares are about 0.04 % more than plane ones here, so shapes are counted to one per mille.
private func expect(
    _ value: Double?, _ expected: Double, _ comment: Comment? = nil, location: SourceLocation = #_sourceLocation
) {
    guard let value else {
        Issue.record("unknown instead of \(expected)", sourceLocation: location)
        return
    }
    #expect(abs(value - expected) <= 0.001 * max(expected, 0.01), comment, sourceLocation: location)
}

@Suite struct HectaresTests {
    /// 1,000 m by 1,000 m: 100 ha.
    let site = Land.site(Land.rectangle(0, 0, 1000, 1000))

    @Test func `each status has its figure`() throws {
        let plots = [
            Land.plot("A", .available, Land.rectangle(0, 0, 100, 1000)),
            Land.plot("B", .availableConditional, Land.rectangle(100, 0, 100, 1000), ["condition": .string("R1")]),
            Land.plot("C", .reserved, Land.rectangle(200, 0, 100, 1000)),
            Land.plot("D", .sold, Land.rectangle(300, 0, 100, 1000)),
            Land.plot("E", .occupied, Land.rectangle(400, 0, 100, 1000)),
            Land.plot("F", .unknown, Land.rectangle(500, 0, 100, 1000)),
            Land.plot("G", .notMarketable, Land.rectangle(600, 0, 100, 1000)),
            Land.plot("H", .available, Land.rectangle(700, 0, 100, 1000), ["reserved_for_owner": .boolean(true)]),
            Land.plot("I", .notMarketable, Land.rectangle(800, 0, 100, 1000), usable: false),
        ]
        let figures = try Land.statement(site, plots).figures
        expect(figures.gross, 100)
        expect(figures.net, 80)
        expect(figures.developable, 40)
        expect(figures.available, 10)
        expect(figures.conditional, 10)
        expect(figures.reserved, 20)
        expect(figures.sold, 10)
        expect(figures.occupied, 10)
        expect(figures.unknown, 10)
        expect(figures.notMarketable, 10)
        expect(figures.largestPlot, 10)
    }

    @Test func `overlapping land goes to the status that comes first`() throws {
        let plots = [
            Land.plot("A", .available, Land.rectangle(0, 0, 600, 1000)),
            Land.plot("B", .sold, Land.rectangle(400, 0, 600, 1000)),
        ]
        let figures = try Land.statement(site, plots).figures
        expect(figures.net, 100)
        expect(figures.sold, 60)
        expect(figures.available, 40)
    }

    @Test func `of two plots of one status the first id takes the overlap`() throws {
        let plots = [
            Land.plot("B", .sold, Land.rectangle(0, 0, 600, 1000)),
            Land.plot("A", .sold, Land.rectangle(400, 0, 600, 1000)),
        ]
        let steps = try Land.statement(site, plots).steps.filter { $0.kind == .sold }
        #expect(steps.map(\.id) == ["A", "B"])
        expect(steps[0].hectares, 60)
        expect(steps[1].hectares, 40)
    }

    @Test func `hard constraints come before plots and overlap counts once`() throws {
        let plots = [Land.plot("A", .available, Land.rectangle(0, 0, 1000, 1000))]
        let constraints = [
            Land.constraint("C2", .flood, .hard, Land.rectangle(100, 0, 200, 1000)),
            Land.constraint("C1", .contamination, .hard, Land.rectangle(0, 0, 200, 1000)),
        ]
        let statement = try Land.statement(site, plots, constraints)
        expect(statement.figures.net, 100)
        expect(statement.figures.available, 70)
        let taken = statement.steps.filter { $0.kind == .hardConstraint }
        #expect(taken.map(\.id) == ["C1", "C2"])
        expect(taken[0].hectares, 20)
        expect(taken[1].hectares, 10)
    }

    @Test func `soft constraints restrict but do not subtract`() throws {
        let plots = [Land.plot("A", .available, Land.rectangle(0, 0, 1000, 1000))]
        let constraints = [
            Land.constraint("C1", .noise, .minor, Land.rectangle(0, 0, 300, 1000)),
            Land.constraint("C2", .mining, .severe, Land.rectangle(200, 0, 200, 1000)),
        ]
        let figures = try Land.statement(site, plots, constraints).figures
        expect(figures.available, 100)
        expect(figures.restricted, 40)
    }

    @Test func `land under a severe and a minor constraint counts once, as severe`() throws {
        let plots = [Land.plot("A", .available, Land.rectangle(0, 0, 1000, 1000))]
        let constraints = [
            Land.constraint("C1", .noise, .minor, Land.rectangle(0, 0, 300, 1000)),
            Land.constraint("C2", .mining, .severe, Land.rectangle(200, 0, 200, 1000)),
            Land.constraint("C3", .noise, .none, Land.rectangle(0, 0, 1000, 1000)),
        ]
        let figures = try Land.statement(site, plots, constraints).figures
        expect(figures.restrictedSevere, 20)
        expect(figures.restrictedMinor, 20)
        expect(figures.restricted, 40)
    }

    @Test func `a step states how much of its land earlier steps had taken`() throws {
        let plots = [
            Land.plot("A", .sold, Land.rectangle(0, 0, 400, 1000)),
            Land.plot("B", .occupied, Land.rectangle(300, 0, 400, 1000)),
        ]
        let flood = Land.constraint("C", .flood, .hard, Land.rectangle(-100, 0, 200, 1000))
        let steps = try Land.statement(site, plots, [flood]).steps
        #expect(steps.map(\.id) == [nil, nil, "C", "A", "B", nil])
        // The parts of the constraint and the first plot outside the site do not count.
        expect(steps[2].hectares, 10)
        #expect(steps[2].alreadyTaken == 0)
        expect(steps[3].hectares, 30)
        expect(steps[3].alreadyTaken, 10)
        expect(steps[4].hectares, 30)
        expect(steps[4].alreadyTaken, 10)
        #expect(steps[0].alreadyTaken == nil && steps[1].alreadyTaken == nil)
    }

    @Test func `a plot whose land is taken completely still has a step`() throws {
        let plots = [
            Land.plot("A", .sold, Land.rectangle(0, 0, 400, 1000)),
            Land.plot("B", .reserved, Land.rectangle(100, 0, 200, 1000)),
            Land.plot("C", .reserved, Land.rectangle(2000, 0, 200, 1000)),
        ]
        let steps = try Land.statement(site, plots).steps
        let reserved = steps.filter { $0.kind == .reserved }
        #expect(reserved.map(\.id) == ["B"])
        #expect(reserved.first?.hectares == 0 && reserved.first?.shown == 0)
        expect(reserved.first?.alreadyTaken, 20)
    }

    @Test func `a constraint's buffer takes land too`() throws {
        let plots = [Land.plot("A", .available, Land.rectangle(0, 0, 1000, 1000))]
        let corridor = Land.constraint(
            "C1", .utilityCorridor, .hard, Land.rectangle(490, -100, 20, 1200), buffer: 40)
        expect(try Land.statement(site, plots, [corridor]).figures.available, 90)
    }

    @Test func `a constraint over everything leaves no available land but the net land`() throws {
        let plots = [Land.plot("A", .available, Land.rectangle(0, 0, 500, 1000))]
        let all = Land.constraint("C1", .flood, .hard, Land.rectangle(-10, -10, 2000, 2000))
        let figures = try Land.statement(site, plots, [all]).figures
        expect(figures.available, 0)
        expect(figures.net, 50)
        expect(figures.developable, 0)
    }

    @Test func `plots count only within their site`() throws {
        let plots = [Land.plot("A", .available, Land.rectangle(500, 0, 1000, 1000))]
        expect(try Land.statement(site, plots).figures.available, 50)
    }

    @Test func `the largest part is contiguous over the borders of plots`() throws {
        let plots = [
            Land.plot("A", .available, Land.rectangle(0, 0, 100, 1000)),
            Land.plot("B", .available, Land.rectangle(100, 0, 100, 1000)),
            Land.plot("C", .available, Land.rectangle(600, 0, 150, 1000)),
        ]
        let figures = try Land.statement(site, plots).figures
        expect(figures.available, 35)
        expect(figures.largestPlot, 20)
    }

    @Test(
        "gaps under a centimetre do not part land, and necks under ten do not join it",
        arguments: [
            // (1 ha from 0 to 100, and another from `start`, `shift` further north; metres) → hectares
            (100 + 1e-8, 0, 2), (100.009, 0, 2), (100.01, 0, 1), (100.011, 0, 1), (100.005, 50, 2),
            (100, 99.8, 2), (100, 99.9, 2), (100, 99.91, 1), (100, 100, 1), (100 - 1e-8, 100 - 1e-8, 1),
        ] as [(Double, Double, Double)])
    func hairs(start: Double, shift: Double, hectares: Double) throws {
        let plots = [
            Land.plot("A", .available, Land.rectangle(0, 0, 100, 100)),
            Land.plot("B", .available, Land.rectangle(start, shift, 100, 100)),
        ]
        expect(try Land.statement(site, plots).figures.largestPlot, hectares)
    }

    /// The blunter the corners, the longer the narrow gap between them.
    @Test(arguments: [4, 6, 8, 12, 20])
    func `parts that touch in a point are not contiguous, however blunt their corners`(cornerCount: Int) throws {
        func polygon(_ middle: Double, towards direction: Double) -> Geometry {
            let corners = (0..<cornerCount).map { index -> (x: Double, y: Double) in
                let angle = direction + Double(index) * 2 * .pi / Double(cornerCount)
                return (middle + 100 * cos(angle), 500 + 100 * sin(angle))
            }
            return Land.ring(corners)
        }
        let plots = [
            Land.plot("A", .available, polygon(300, towards: 0)),
            Land.plot("B", .available, polygon(500, towards: .pi)),
        ]
        let figures = try Land.statement(site, plots).figures
        expect(figures.largestPlot, (figures.available ?? 0) / 2)
    }

    @Test func `a strip narrower than a neck does not belong to the largest part`() throws {
        let strip = Land.plot("A", .available, Land.rectangle(0, 500, 900, 0.008))
        let square = Land.plot("B", .available, Land.rectangle(0, 400, 100, 100))
        expect(try Land.statement(site, [strip]).figures.largestPlot, 0)
        let figures = try Land.statement(site, [strip, square]).figures
        #expect(abs((figures.available ?? 0) - 1.0011) < 1e-4)
        #expect(abs((figures.largestPlot ?? 0) - 1.0004) < 1e-4)
    }

    /// Z7368 of the generated sites: a sold plot ends in a spike of 1e-10 m along the boundary of two available plots.
    @Test func `a spike of rounding does not separate land`() throws {
        let plots = [
            Land.plot("A", .available, Land.rectangle(0, 0, 100, 100)),
            Land.plot("B", .available, Land.rectangle(100, 0, 100, 100)),
            Land.plot("C", .sold, Land.ring((100, 100), (100 - 1e-7, 0), (100 + 1e-7, 0))),
        ]
        expect(try Land.statement(site, plots).figures.largestPlot, 2)
    }

    @Test func `without plots net is unknown, not zero`() throws {
        let statement = try Land.statement(site, [])
        #expect(statement.figures.net == nil)
        #expect(statement.figures.available == nil)
        #expect(statement.reason == .noPlots)
        expect(statement.figures.gross, 100)
    }

    @Test func `a site declared fully marketed has nothing left although its net is unknown`() throws {
        let statement = try Land.statement(Land.site(Land.rectangle(0, 0, 1000, 1000), fullyMarketed: true), [])
        #expect(statement.figures.available == 0)
        #expect(statement.figures.conditional == 0)
        #expect(statement.figures.net == nil)
        #expect(statement.reason == .declaredSoldOut)
    }

    @Test func `without a footprint every figure is unknown`() throws {
        let statement = try Land.statement(Land.site(nil), [])
        #expect(statement.figures.gross == nil)
        #expect(statement.figures.available == nil)
        #expect(statement.reason == .noFootprint)
    }

    @Test func `parts of a perimeter that overlap count once`() throws {
        let twice = Geometry.multiPolygon(
            Land.rectangle(0, 0, 1000, 1000).polygons + Land.rectangle(500, 0, 1000, 1000).polygons)
        expect(try Land.statement(Land.site(twice), []).figures.gross, 150)
    }
}
