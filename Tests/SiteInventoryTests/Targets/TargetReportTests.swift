import SimpleFeatures
import Testing

@testable import SiteInventory

/// Targets of the agreement beside an inventory of logistics sites (domain.md 1.3).
@Suite struct TargetReportTests {
    private static func target(
        _ id: String, _ quantity: String, _ value: Double?, _ unit: String, _ qualifier: String? = nil,
        scope: String = "Last Mile Logistik Park", year: Int? = nil, note: String? = nil
    ) -> Feature {
        Feature(
            id: FeatureID(id), geometry: nil,
            properties: [
                "quantity": .string(quantity), "value": PropertyValue(value), "unit": .string(unit),
                "qualifier": PropertyValue(qualifier), "scope": .string(scope), "year": PropertyValue(year),
                "note": PropertyValue(note),
            ])
    }

    /// Gross and net of the sites of the programme: three strips, of which two have plots.
    private static func report(_ targets: [Feature], unnamed: Int? = nil) throws -> [TargetComparison] {
        func site(_ id: String, _ x: Double, _ width: Double, _ landType: String) -> Feature {
            Derived.site(
                id, Land.rectangle(x, 0, width, 1000),
                ["programme": "S13", "municipality": "Herne", "land_type": landType])
        }
        let counts = unnamed.map { [target("T00", "Standorte Logistik", Double($0 + 3), "Standorte")] } ?? []
        let inventory = try Derived.inventory([
            .sites: [
                site("S09", 0, 120, "brownfield"), site("S10", 1000, 157, "brownfield"),
                site("S11", 2000, 80, "greenfield"),
                Derived.site("S13", nil, ["site_kind": "programme", "name": "Last Mile Logistik Park"]),
                Derived.site("S17", Land.rectangle(5000, 0, 100, 1000), ["municipality": "Haltern am See"]),
            ],
            .plots: [
                Derived.plot("S10-1", of: "S10", .sold, Land.rectangle(1000, 0, 133, 1000)),
                Derived.plot("S11-1", of: "S11", .occupied, Land.rectangle(2000, 0, 80, 1000)),
            ],
            .targets: counts + targets,
        ])
        return try TargetReport(inventory, crs: .utm32).targets.filter { $0.target.id != "T00" }
    }

    private static func rounded(_ value: Double?) -> Double? { value.map { ($0 * 10).rounded() / 10 } }

    @Test(
        "hectares are compared with the union of the programme's sites",
        arguments: [
            ("Entwicklungsflächen Logistik", 30.0, "gut", "gross_ha", 35.7, TargetComparison.Assessment.reached),
            ("Entwicklungsflächen Logistik", 170, "gut", "gross_ha", 35.7, .short),
            ("Entwicklungsflächen Logistik", 36, "etwa", "gross_ha", 35.7, .aboutReached),
            ("Entwicklungsflächen Logistik", 30, "höchstens", "gross_ha", 35.7, .exceeded),
        ])
    func hectares(
        quantity: String, value: Double, qualifier: String, figure: String, inventory: Double,
        assessment: TargetComparison.Assessment
    ) throws {
        let comparison = try #require(try Self.report([Self.target("T01", quantity, value, "ha", qualifier)]).first)
        #expect(comparison.sites == ["S09", "S10", "S11"])
        #expect(comparison.figure == figure)
        #expect(Self.rounded(comparison.inventoryValue) == inventory)
        #expect(Self.rounded(comparison.gap) == Self.rounded(inventory - value))
        #expect(comparison.assessment == assessment && comparison.reason == nil)
    }

    @Test func `a figure that is unknown for some sites is a lower bound`() throws {
        let targets = [
            Self.target("T01", "Kaufgrundstücke", 90, "ha", "gut"),
            Self.target("T02", "Kaufgrundstücke", 20, "ha", "gut"),
        ]
        let comparisons = try Self.report(targets)
        #expect(comparisons.map { Self.rounded($0.inventoryValue) } == [21.3, 21.3])
        #expect(comparisons.map(\.unknownSiteCount) == [1, 1])
        #expect(comparisons.map(\.assessment) == [.notComparable, .reached])
        #expect(comparisons.map(\.reason) == [.unknownFigures, nil])
    }

    @Test func `unnamed sites of the programme make a shortfall incomparable`() throws {
        let comparison = try #require(
            try Self.report([Self.target("T01", "Entwicklungsflächen", 170, "ha", "gut")], unnamed: 4).first)
        #expect(comparison.unnamedSiteCount == 4)
        #expect(comparison.assessment == .notComparable && comparison.reason == .unnamedSites)
        #expect(comparison.reasonText?.en == "4 of 7 sites are unnamed")
    }

    @Test(
        "a target that cannot be compared has a reason",
        arguments: [
            (Self.target("T01", "Umsatz Chemie", 2.183, "Mrd. EUR"), TargetComparison.Reason.notAboutSites),
            (Self.target("T01", "Standorte", nil, "Standorte"), .noValue),
            (Self.target("T01", "Brutto", 10, "ha", scope: "Anderswo"), .noSites),
            (Self.target("T01", "Brutto", 10, "ha", note: "Bestand, kein Zielwert"), .baseFigure),
            (Self.target("T01", "Neue", 4600, "Arbeitsplätze"), .noJobsCounted),
            (Self.target("T01", "Netto", 10, "ha", scope: "Haltern am See"), .unknownFigures),
        ])
    func incomparable(target: Feature, reason: TargetComparison.Reason) throws {
        let comparison = try #require(try Self.report([target]).first)
        #expect(comparison.assessment == .notComparable)
        #expect(comparison.reason == reason)
        #expect(comparison.reasonText != nil)
    }

    @Test(arguments: [(2015, true), (2025, true), (2026, false), (2030, false), (nil, false)] as [(Int?, Bool)])
    func `a target is past due after its year`(year: Int?, isPastDue: Bool) throws {
        let comparison = try Self.report([Self.target("T01", "Brutto", 10, "ha", year: year)]).first
        #expect(comparison?.isPastDue == isPastDue)
    }

    /// 4,600 jobs on 90 ha net are 51 jobs per hectare (domain.md 1.3).
    @Test func `jobs are related to used and to net hectares`() throws {
        let targets = [
            Self.target("T02", "Kaufgrundstücke Logistik", 90, "ha", "in der Größenordnung von"),
            Self.target(
                "T03", "Neue Arbeitsplätze", 4600, "Arbeitsplätze", "gut",
                note: "vorrangig Altindustrieflächen, S11 ausgenommen"),
        ]
        let jobs = try #require(try Self.report(targets).last?.jobs)
        #expect(Self.rounded(jobs.agreedPerNetHectare) == 51.1)
        #expect(Self.rounded(jobs.neededNetHectares) == 90)
        #expect(Self.rounded(jobs.knownNetHectares) == 21.3)
        // S11 is excluded, S09 has no plots: the 13.3 ha sold on S10 remain.
        #expect(Self.rounded(jobs.usedHectares) == 13.3 && jobs.unknownSiteCount == 1)
        #expect(Self.rounded(jobs.usedBrownfieldHectares) == 13.3)
        #expect(jobs.perUsedHectare.map { $0.rounded() } == 346)
    }

    @Test func `targets are compared in a scenario too`() throws {
        let inventory = try Derived.inventory([
            .sites: [Derived.site("S01", Land.rectangle(0, 0, 600, 1000))],
            .plots: [Derived.plot("P1", of: "S01", .available, Land.rectangle(0, 0, 600, 1000), condition: "R04")],
            .roadProjects: [RoadFeatures.project("R04")],
            .targets: [Self.target("T01", "sofort verfügbar", 50, "ha", "gut", scope: "Site S01")],
        ])
        let now = try TargetReport(inventory, crs: .utm32)
        #expect(now.targets.map(\.assessment) == [.short] && now.assumption == nil)
        let opened = try TargetReport(inventory, crs: .utm32, scenario: Scenario(open: [FeatureID("R04")]))
        #expect(opened.targets.map(\.assessment) == [.reached] && opened.assumption?.open == ["R04"])
    }
}
