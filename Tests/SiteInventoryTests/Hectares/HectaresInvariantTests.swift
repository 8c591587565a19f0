import SimpleFeatures
import TestSupport
import Testing

@testable import SiteInventory

/// Invariants of domain.md 3.3 over random land. A sliver of 1 m² may be dropped at every overlay.
@Suite struct HectaresInvariantTests {
    private static let toleranceHectares = 1e-4

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `available, conditional and reserved add up to developable`(seed: UInt64) throws {
        let figures = try RandomLand(seed: seed).statement().figures
        let parts = [figures.available, figures.conditional, figures.reserved].compactMap(\.self)
        #expect(parts.count == 3)
        #expect(abs(parts.reduce(0, +) - (figures.developable ?? -1)) < 1e-9)
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `developable is net without hard constraints and without land that is not for sale`(seed: UInt64) throws {
        let statement = try RandomLand(seed: seed).statement()
        let figures = statement.figures
        let constraints = statement.steps.filter { $0.kind == .hardConstraint }.reduce(0) { $0 + $1.hectares }
        let taken = [figures.sold, figures.occupied, figures.notMarketable, figures.unknown].compactMap(\.self)
        let rest = (figures.net ?? 0) - constraints - taken.reduce(0, +)
        let slivers = statement.slivers.areaSquareMetres / squareMetresPerHectare
        #expect(abs(rest - (figures.developable ?? -1)) < slivers + Self.toleranceHectares)
    }

    /// Some plots get conditions on roads that a scenario opens one after the other.
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `opening roads only turns conditional land into available land`(seed: UInt64) throws {
        var land = RandomLand(seed: seed)
        var random = SeededGenerator(seed: seed)
        for index in land.plots.indices where Bool.random(using: &random) {
            land.plots[index].status = .available
            land.plots[index].condition = ["R1", "R2", "R3"].randomElement(using: &random)
        }
        var before: HectaresFigures?
        for opened in [[], ["R1"], ["R1", "R2"], ["R1", "R2", "R3"]] {
            var statuses: [String: RoadStatus] = ["R1": .planning, "R2": .planning, "R3": .planning]
            for road in opened { statuses[road] = .open }
            let figures = try Land.statement(land.site, land.plots, land.constraints, Land.roads(statuses)).figures
            if let before {
                #expect((figures.available ?? 0) >= (before.available ?? 0) - Self.toleranceHectares)
                #expect((figures.conditional ?? 0) <= (before.conditional ?? 0) + Self.toleranceHectares)
                for (now, then) in [
                    (figures.gross, before.gross), (figures.net, before.net), (figures.sold, before.sold),
                    (figures.developable, before.developable),
                ] { #expect(abs((now ?? -1) - (then ?? -2)) < Self.toleranceHectares) }
            }
            before = figures
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `selling a plot never makes more land developable, and leaves net unchanged`(seed: UInt64) throws {
        let land = RandomLand(seed: seed)
        let before = try land.statement().figures
        for index in land.plots.indices.prefix(4) {
            var sold = land
            sold.plots[index].status = .sold
            let after = try sold.statement().figures
            #expect((after.developable ?? 0) <= (before.developable ?? 0) + Self.toleranceHectares)
            #expect((after.sold ?? 0) >= (before.sold ?? 0) - Self.toleranceHectares)
            #expect(abs((after.net ?? 0) - (before.net ?? 0)) < Self.toleranceHectares)
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `a wider buffer never makes more land available`(seed: UInt64) throws {
        var land = RandomLand(seed: seed)
        var available = try land.statement().figures.available ?? 0
        for _ in 1...3 {
            for index in land.constraints.indices { land.constraints[index].bufferMetres += 20 }
            let narrower = try land.statement().figures.available ?? 0
            #expect(narrower <= available + Self.toleranceHectares)
            available = narrower
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `a plot outside the site changes no figure`(seed: UInt64) throws {
        var land = RandomLand(seed: seed)
        let before = try land.statement().figures
        land.plots.append(Land.plot("Z", .available, Land.rectangle(20_000, 0, 500, 500)))
        land.constraints.append(Land.constraint("Z", .flood, .hard, Land.rectangle(20_000, 0, 500, 500)))
        let after = try land.statement().figures
        for ((figure, then), (_, now)) in zip(before.all, after.all) {
            #expect(abs((now ?? -1) - (then ?? -1)) < Self.toleranceHectares, "\(figure)")
        }
    }
}
