import SimpleFeatures
import TestSupport

@testable import SiteInventory

/// A site with plots and constraints that overlap each other and stick out of it.
struct RandomLand {
    var site: Site
    var plots: [Plot]
    var constraints: [ConstraintArea]

    /// Rectangles that share edges for even seeds, stars with holes for odd seeds.
    init(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        func area() -> Geometry {
            let (x, y) = (random.number(in: -200..<900), random.number(in: -200..<900))
            guard seed.isMultiple(of: 2) else {
                let middle = Position(Land.origin.x + x, Land.origin.y + y)
                return .multiPolygon([random.star(around: middle, radius: random.number(in: 30..<350))])
            }
            // On a grid, so that edges and vertices meet.
            return Land.rectangle(
                (x / 50).rounded() * 50, (y / 50).rounded() * 50, (random.number(in: 1..<10)).rounded(.up) * 50,
                (random.number(in: 1..<10)).rounded(.up) * 50)
        }
        let middle = Position(Land.origin.x + 500, Land.origin.y + 500)
        site = Land.site(
            seed.isMultiple(of: 2)
                ? Land.rectangle(0, 0, 1000, 1000) : .multiPolygon([random.star(around: middle, radius: 650)]))
        plots = (0..<Int.random(in: 1...12, using: &random)).map { index in
            let status = PlotStatus.allCases.randomElement(using: &random) ?? .unknown
            return Land.plot("P\(index)", status, area(), usable: Int.random(in: 0..<4, using: &random) > 0)
        }
        constraints = (0..<Int.random(in: 0...6, using: &random)).map { index in
            Land.constraint(
                "C\(index)", ConstraintKind.allCases.randomElement(using: &random) ?? .other,
                ConstraintSeverity.allCases.randomElement(using: &random) ?? .hard, area(),
                buffer: .random(in: 0...50, using: &random))
        }
    }

    /// The same land with every geometry rewritten.
    func rewritten(_ rewrite: (Geometry) -> Geometry) -> RandomLand {
        var copy = self
        copy.site.footprint = site.footprint.map(rewrite)
        for index in plots.indices { copy.plots[index].area = plots[index].area.map(rewrite) }
        for index in constraints.indices { copy.constraints[index].area = constraints[index].area.map(rewrite) }
        return copy
    }

    func statement() throws -> HectaresStatement { try Land.statement(site, plots, constraints) }
}
