import TestSupport
import Testing

@testable import SiteInventory

/// The check of declared hectares (domain.md 3.4): a note above 0.1 %, a warning above 1 %, an error above 5 %. The last two
/// need a difference above 0.01 ha too.
@Suite struct DeclaredAreaRuleTests {
    @Test(arguments: [
        // Declared, computed, check.
        (288.0, 288.0, DeclaredCheck.agrees), (288.2, 288, .agrees), (288.3, 288, .note), (287.8, 288, .agrees),
        (287.7, 288, .note), (100.9, 100, .note), (101.1, 100, .warning), (98.9, 100, .warning), (104.9, 100, .warning),
        (105.1, 100, .error), (94.9, 100, .error), (0, 100, .error), (1000, 100, .error),
        // Small plots: 0.005 ha, 0.009 ha and 0.011 ha apart.
        (0.1, 0.105, .note), (0.209, 0.2, .note), (0.211, 0.2, .error), (0.511, 0.5, .warning), (0.1009, 0.1, .note),
    ])
    func `the difference relative to the computed area decides`(
        declared: Double, computed: Double, check: DeclaredCheck
    ) {
        #expect(DeclaredArea(declaredHectares: declared, computedHectares: computed).check == check)
    }

    @Test(
        "a wrong unit is recognised by the ratio of declared and computed area",
        arguments: [
            (150_000.0, 15.0, AreaUnit.squareMetres), (157_400, 15, .squareMetres), (1500, 15, .ares),
            (0.15, 15, .squareKilometres), (37.06, 15, .acres), (38.7, 15, .webMercator), (39, 15, .webMercator),
            (30, 15, nil), (15, 15, nil), (16.5, 15, nil), (160_000, 15, nil), (0.2, 15, nil), (0, 15, nil),
        ] as [(Double, Double, AreaUnit?)])
    func unit(declared: Double, computed: Double, unit: AreaUnit?) {
        #expect(DeclaredArea(declaredHectares: declared, computedHectares: computed).unit == unit)
    }

    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    func `a larger difference is never a milder check`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let computed = Double.random(in: 0.05...300, using: &random)
        let order: [DeclaredCheck] = [.agrees, .note, .warning, .error]
        let checks = [0.0, 0.0005, 0.002, 0.009, 0.011, 0.04, 0.051, 0.3].map { share in
            DeclaredArea(declaredHectares: computed * (1 + share), computedHectares: computed).check
        }
        let ranks = checks.map { order.firstIndex(of: $0) ?? -1 }
        #expect(ranks == ranks.sorted())
        #expect(checks.first == .agrees)
    }
}
