import GeometryEngine
import SimpleFeatures
import TestSupport
import Testing

@testable import SiteInventory

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
        let cents = steps.map { Int(exactly: ($0.shown * 100).rounded()) ?? .min }
        let first = try #require(cents.first)
        let last = try #require(cents.last)
        #expect(first - cents.dropFirst().dropLast().reduce(0, +) == last)
        for (step, cent) in zip(steps, cents) { #expect(abs(step.shown * 100 - Double(cent)) < 1e-6) }
        #expect(steps.allSatisfy { $0.running >= -0.01 })
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `every square metre belongs to one step`(seed: UInt64) throws {
        let statement = try RandomLand(seed: seed).statement()
        let taken = statement.steps.dropFirst().reduce(0) { $0 + $1.hectares }
        // A hundredth of a square metre: overlays split edges at other positions than the perimeter.
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

    @Test(arguments: 1...20 as ClosedRange<UInt64>, Rewriting.allCases)
    func `the notation of a geometry makes no difference`(seed: UInt64, rewriting: Rewriting) throws {
        let land = RandomLand(seed: seed)
        let figures = try land.statement().figures
        let others = try land.rewritten(rewriting.rewrite).statement().figures
        for (figure, other) in zip(figures.all, others.all) {
            #expect(abs((figure.value ?? -1) - (other.value ?? -1)) < tolerance, "\(figure.figure.rawValue)")
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `a site in two parts has the sum of what both have`(seed: UInt64) throws {
        let land = RandomLand(seed: seed)
        let whole = try land.statement().figures
        let halves = try [(-1000.0, 433.0), (433, 2000)].map { west, east in
            var half = land
            half.site.footprint = try land.site.footprint?.intersection(Land.rectangle(west, -500, east - west, 3000))
            return try half.statement().figures
        }
        for (index, figure) in whole.all.enumerated()
        where SiteFigure.computedHectares.contains(figure.figure) && figure.figure.unit == .hectares
            && figure.figure != .largestPlotHectares
        {
            let sum = halves.reduce(0) { $0 + ($1.all[index].value ?? 0) }
            // Along the cut, slivers of a square metre may be dropped on both sides.
            #expect(abs(sum - (figure.value ?? 0)) < 4 * tolerance, "\(figure.figure.rawValue)")
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `a plot in two parts of the same status changes no figure`(seed: UInt64) throws {
        let land = RandomLand(seed: seed)
        var split = land
        split.plots = try land.plots.flatMap { plot -> [Plot] in
            guard let area = plot.area, let box = Envelope(area) else { return [plot] }
            let middle = (box.minX + box.maxX) / 2
            return try [(box.minX - 1, middle), (middle, box.maxX + 1)].enumerated().map { index, sides in
                var part = plot
                part.id = FeatureID("\(plot.id)-\(index)")
                let corners = Envelope(minX: sides.0, minY: box.minY - 1, maxX: sides.1, maxY: box.maxY + 1).corners
                part.area = try area.intersection(.polygon(Polygon(LineString(corners + corners.prefix(1)))))
                return part
            }
        }
        let (figures, others) = (try land.statement().figures, try split.statement().figures)
        for (figure, other) in zip(figures.all, others.all) {
            #expect(abs((figure.value ?? -1) - (other.value ?? -1)) < 4 * tolerance, "\(figure.figure.rawValue)")
        }
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `the land that a plot got and the land that was taken before add up to its land within the site`(seed: UInt64)
        throws
    {
        let land = RandomLand(seed: seed)
        let measures = try Measures(crs: .utm32)
        let footprint = try #require(land.site.footprint)
        for step in try land.statement().steps {
            guard let id = step.id, let already = step.alreadyTaken else { continue }
            let plot = land.plots.first { $0.id.text == id }?.area
            let area = try plot ?? land.constraints.first { $0.id.text == id }?.effectiveArea()
            let within = try measures.hectares(try area?.intersection(footprint))
            #expect(abs(step.hectares + already - within) < 2 * tolerance, "\(id)")
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `restricted land is within available land, and its grades add up to it`(seed: UInt64) throws {
        let figures = try RandomLand(seed: seed).statement().figures
        let (severe, minor) = (figures.restrictedSevere ?? -1, figures.restrictedMinor ?? -1)
        #expect(severe >= 0 && minor >= 0 && figures.restricted == severe + minor)
        #expect(severe + minor <= (figures.available ?? 0) + tolerance)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>, [CRS.epsg(3035), .epsg(25833), .epsg(31466)])
    func `in another plane the figures are the same`(seed: UInt64, crs: CRS) throws {
        let land = RandomLand(seed: seed)
        // Long edges are straight in one plane only.
        let dense = land.rewritten { $0.densified(to: 5) }
        let toOther = try CoordinateTransformer(from: .utm32, to: crs)
        var failed: (any Error)?
        let moved = dense.rewritten { geometry in
            do { return try toOther.transform(geometry) } catch { failed = error }
            return geometry
        }
        if let failed { throw failed }
        let figures = try dense.statement().figures
        let others = try HectaresStatement(
            of: moved.site, plots: moved.plots, constraints: moved.constraints, conditions: Land.noRoads,
            measures: Measures(crs: crs), crs: crs
        ).figures
        for (figure, other) in zip(figures.all, others.all) {
            // Between datums the shift itself is uncertain; buffers have the metres of their plane.
            let relative = crs == .epsg(31466) ? 1e-4 : 1e-6
            let hasBuffers =
                land.constraints.contains { $0.bufferMetres > 0 } && figure.figure != .grossHectares
            let own = figure.value ?? -1
            let its = other.value ?? -1
            let allowed: Double = max(relative * own, 4 * tolerance) + (hasBuffers ? 1e-2 : 0)
            #expect(abs(own - its) < allowed, "\(figure.figure.rawValue): \(own), \(its)")
        }
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
    func `a repeated constraint takes no more land`(seed: UInt64) throws {
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
