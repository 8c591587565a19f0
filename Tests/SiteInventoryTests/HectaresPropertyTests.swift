import SimpleFeatures
import TestSupport
import Testing

@testable import SiteInventory

/// A site with plots and constraints that overlap each other and stick out of it.
private struct RandomLand {
    var site: Site
    var plots: [Plot]
    var constraints: [ConstraintArea]

    init(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        func rectangle() -> Geometry {
            Land.rectangle(
                .random(in: -200...900, using: &random), .random(in: -200...900, using: &random),
                .random(in: 20...500, using: &random), .random(in: 20...500, using: &random))
        }
        site = Land.site(Land.rectangle(0, 0, 1000, 1000))
        plots = (0..<Int.random(in: 1...12, using: &random)).map { index in
            let status = PlotStatus.allCases.randomElement(using: &random) ?? .unknown
            return Land.plot("P\(index)", status, rectangle(), usable: .random(using: &random))
        }
        constraints = (0..<Int.random(in: 0...6, using: &random)).map { index in
            Land.constraint(
                "C\(index)", ConstraintKind.allCases.randomElement(using: &random) ?? .other,
                ConstraintSeverity.allCases.randomElement(using: &random) ?? .hard, rectangle(),
                buffer: .random(in: 0...50, using: &random))
        }
    }

    func statement() throws -> HectaresStatement { try Land.statement(site, plots, constraints) }
}

/// 1 m², the size of a sliver.
private let tolerance = 1e-4

@Suite struct HectaresPropertyTests {
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `available is within developable, developable within net, net within gross`(seed: UInt64) throws {
        let figures = try RandomLand(seed: seed).statement().figures
        let gross = try #require(figures.gross)
        let net = try #require(figures.net)
        let developable = try #require(figures.developable)
        let available = try #require(figures.available)
        #expect(available >= 0)
        #expect(available <= developable + tolerance)
        #expect(developable <= net + tolerance)
        #expect(net <= gross + tolerance)
        #expect((figures.largestPlot ?? 0) <= available + tolerance)
        #expect((figures.restricted ?? 0) <= available + tolerance)
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `the waterfall adds up exactly as shown`(seed: UInt64) throws {
        let steps = try RandomLand(seed: seed).statement().steps
        let cents = steps.map { Int(($0.shown * 100).rounded()) }
        let first = try #require(cents.first)
        let last = try #require(cents.last)
        #expect(first - cents.dropFirst().dropLast().reduce(0, +) == last)
        for (step, cent) in zip(steps, cents) { #expect(abs(step.shown * 100 - Double(cent)) < 1e-6) }
        #expect(steps.allSatisfy { $0.running >= -0.01 })
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `every square metre is given away once`(seed: UInt64) throws {
        let statement = try RandomLand(seed: seed).statement()
        let taken = statement.steps.dropFirst().reduce(0) { $0 + $1.hectares }
        // A hundredth of a square metre: the edges of overlays are cut at other places than the perimeter's.
        #expect(abs(taken - (statement.figures.gross ?? 0)) < 1e-6)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `the order of plots and constraints makes no difference`(seed: UInt64) throws {
        let land = RandomLand(seed: seed)
        var shuffled = land
        var random = SeededGenerator(seed: seed + 1000)
        shuffled.plots.shuffle(using: &random)
        shuffled.constraints.shuffle(using: &random)
        #expect(try land.statement() == shuffled.statement())
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `another hard constraint never makes more land available`(seed: UInt64) throws {
        var land = RandomLand(seed: seed)
        let before = try land.statement().figures
        land.constraints.append(Land.constraint("X", .other, .hard, Land.rectangle(300, 300, 300, 300)))
        let after = try land.statement().figures
        #expect((after.available ?? 0) <= (before.available ?? 0) + tolerance)
        #expect((after.developable ?? 0) <= (before.developable ?? 0) + tolerance)
        #expect(after.net == before.net)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `the same constraint twice takes nothing more`(seed: UInt64) throws {
        var land = RandomLand(seed: seed)
        let before = try land.statement().figures
        land.constraints += land.constraints.map { constraint in
            var copy = constraint
            copy.id = FeatureID("\(constraint.id)-again")
            return copy
        }
        let after = try land.statement().figures
        #expect(abs((after.available ?? 0) - (before.available ?? 0)) < tolerance)
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `rounded parts add up to the rounded sum and lie within a hundredth`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let parts = (0..<Int.random(in: 1...20, using: &random)).map { _ in
            Double.random(in: 0...50, using: &random)
        }
        let rounded = roundedToHundredths(parts)
        let sum = parts.reduce(0, +)
        #expect(abs(rounded.reduce(0, +) - (sum * 100).rounded() / 100) < 1e-9)
        for (part, shown) in zip(parts, rounded) { #expect(abs(part - shown) < 0.01 + 1e-9) }
    }
}
