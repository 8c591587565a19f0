import CQL2
import SimpleFeatures
import StoreTestSupport
import Testing

@testable import InventoryExchange
@testable import SiteInventory

/// Squares of 100 ha and strips of them, so that sums can be counted by hand.
@Suite(.everyStore) struct TotalsTests {
    private typealias Row = (geometry: Geometry?, values: [PropertyValue])

    private static func words(_ words: String...) -> [PropertyValue] { words.map { .string($0) } }

    /// A: 100 ha, its left half sold, its right half available. B covers A's right half and as much beyond, all of it
    /// reserved. C lies apart, waits for R1, and has no municipality. D has no plots, E no footprint.
    private static func imported(_ more: [LayerImport] = []) async throws -> TemporaryStore {
        let temporary = try TemporaryStore()
        let sites = MemorySource(
            fields: ["ST_NR", "NAME", "GEMEINDE", "KATEGORIE"],
            rows: [
                (rectangle(0, 0, 1000, 1000), words("A", "A", "Herten", "logistics")),
                (rectangle(500, 0, 1000, 1000), words("B", "B", "Marl", "logistics")),
                (rectangle(4000, 0, 1000, 1000), words("C", "C", "", "industry")),
                (rectangle(6000, 0, 1000, 1000), words("D", "D", "Marl", "industry")),
                (nil, words("E", "E", "Herten", "leisure")),
            ])
        let plots = MemorySource(
            fields: ["TF_NR", "ST_NR", "STATUS", "NUTZBAR", "BEDINGUNG"],
            rows: [
                (rectangle(0, 0, 500, 1000), words("P1", "A", "verkauft", "ja", "")),
                (rectangle(500, 0, 500, 1000), words("P2", "A", "frei", "ja", "")),
                (rectangle(500, 0, 1000, 1000), words("P3", "B", "reserviert", "ja", "")),
                (rectangle(4000, 0, 1000, 1000), words("P4", "C", "frei", "ja", "R1")),
            ])
        let roads = MemorySource(
            fields: ["VP_NR", "NAME", "STATUS"], rows: [(rectangle(0, 9000, 1, 1), words("R1", "B 1n", "im Bau"))])
        let outcome = try await temporary.store.importLayers(
            more + [
                roads.layer("verkehrsprojekte", hash: "roads"), plots.layer("teilflaechen", hash: "plots"),
                sites.layer("standorte", hash: "sites"),
            ])
        try #require(outcome.isKept, "\(outcome.reports.flatMap(\.findings))")
        return temporary
    }

    private static func totals(
        _ store: any InventoryStore, by grouping: SiteGrouping? = nil, _ query: FeatureQuery? = nil,
        _ scenario: Scenario = .asIs
    ) async throws -> GroupedTotals {
        let crs = store.crs
        return try await store.read { try GroupedTotals($0, crs: crs, by: grouping, of: query, scenario: scenario) }
    }

    /// Of each figure that sites have: hectares to one hundredth of the squares' 100 ha, and how many sites have it.
    private static func figures(_ totals: Totals) -> [SiteFigure: [Double]] {
        var figures: [SiteFigure: [Double]] = [:]
        for figure in SiteFigure.summed where totals[figure].siteCount > 0 {
            figures[figure] = [totals[figure].hectares.rounded(), Double(totals[figure].siteCount)]
        }
        return figures
    }

    @Test func `land that two sites cover counts once in each figure that it has`() async throws {
        let total = try await Self.totals(Self.imported().store).total
        let expected: [SiteFigure: [Double]] = [
            .grossHectares: [350, 4], .netHectares: [250, 3], .developableHectares: [200, 3],
            .availableHectares: [50, 3], .conditionalHectares: [100, 3], .reservedHectares: [100, 3],
            .soldHectares: [50, 3], .occupiedHectares: [0, 3], .notMarketableHectares: [0, 3],
            .unknownHectares: [0, 3],
        ]
        #expect(Self.figures(total) == expected)
        #expect(total.gross.overlapHectares.rounded() == 50 && total.net.overlapHectares.rounded() == 50)
        #expect(total[.developableHectares].overlapHectares.rounded() == 50 && total.available.overlapHectares == 0)
        #expect(total.exclusions == [.noPlots: 1, .noFootprint: 1])
        #expect(total.siteCount == 4)
    }

    @Test func `each group is its own union, and what several cover is told apart`() async throws {
        let totals = try await Self.totals(Self.imported().store, by: .municipality)
        #expect(totals.groups.map(\.key) == ["Herten", "Marl", nil])
        #expect(totals.groups.map { $0.totals.gross.hectares.rounded() } == [100, 200, 100])
        #expect(totals.groups.map { $0.totals.siteCount } == [1, 2, 1])
        #expect(totals.groups.map { $0.totals.exclusions } == [[.noFootprint: 1], [.noPlots: 1], [:]])
        #expect(totals.overlap[.grossHectares]?.rounded() == 50 && totals.overlap[.soldHectares] == 0)
        for figure in SiteFigure.summed {
            let sum = totals.groups.reduce(0) { $0 + $1.totals[figure].hectares }
            // Each of the sums is rounded to 0.0001 ha.
            let tolerance = Double(totals.groups.count + 2) * 0.00005 + 1e-9
            let rest = sum - (totals.overlap[figure] ?? 0) - totals.total[figure].hectares
            #expect(abs(rest) < tolerance, "\(figure)")
        }
        let byCategory = try await Self.totals(Self.imported().store, by: .category)
        #expect(byCategory.groups.map(\.key) == ["industry", "leisure", "logistics"])
        #expect(byCategory.groups.map { $0.totals.gross.known?.rounded() } == [200, nil, 150])
        #expect(byCategory.overlap[.grossHectares] == 0)
    }

    @Test func `with boundaries a site across towns counts by its shares, cut at the boundary`() async throws {
        let towns = MemorySource(
            fields: ["AGS", "NAME"],
            rows: [
                (rectangle(-1000, -1000, 1750, 9000), Self.words("05562024", "Marl")),
                (rectangle(750, -1000, 4000, 9000), Self.words("05562020", "Herten")),
            ])
        let store = try await Self.imported([towns.layer("gemeinden", hash: "towns")]).store
        let totals = try await Self.totals(store, by: .municipality)
        // C reaches 25 ha beyond Herten, D lies in no town; E counts by its name.
        #expect(totals.groups.map(\.key) == ["05562020", "05562024", nil])
        #expect(totals.groups.map { $0.totals.gross.hectares.rounded() } == [150, 75, 125])
        #expect(totals.groups.map { $0.totals.available.hectares.rounded() } == [25, 25, 0])
        #expect(totals.groups.map { $0.totals[.reservedHectares].hectares.rounded() } == [75, 25, 0])
        #expect(totals.groups.map { $0.totals.conditional.hectares.rounded() } == [75, 0, 25])
        #expect(totals.groups[0].totals.exclusions == [.noFootprint: 1])
        #expect(totals.total.gross.hectares.rounded() == 350 && totals.overlap[.grossHectares] == 0)
    }

    @Test func `land is told apart by what it waits for`() async throws {
        let store = try await Self.imported().store
        let totals = try await Self.totals(store, by: .roadCondition)
        #expect(totals.groups.map(\.key) == ["R1"])
        #expect(Self.figures(totals.groups[0].totals) == [.conditionalHectares: [100, 1]])
        let opened = try await Self.totals(store, by: .roadCondition, nil, Scenario(open: [FeatureID("R1")]))
        #expect(opened.groups.isEmpty && opened.total.available.hectares.rounded() == 150)
        #expect(opened.assumption?.open == ["R1"])
    }

    @Test func `a filter selects sites as they are in the scenario`() async throws {
        let store = try await Self.imported().store
        let query = FeatureQuery(
            .sites, limit: 1, filter: .comparison(.property("available_ha"), .greaterOrEqual, .number(60)))
        #expect(try await Self.totals(store, query).total.siteCount == 0)
        let opened = try await Self.totals(store, query, Scenario(open: [FeatureID("R1")]))
        #expect(opened.total.siteCount == 1 && opened.total.available.hectares.rounded() == 100)
    }

    private static func totals(
        _ store: any InventoryStore, _ query: FeatureQuery, _ scenario: Scenario = .asIs
    ) async throws -> GroupedTotals {
        try await totals(store, by: nil, query, scenario)
    }

    @Test func `a figure's history has a step for each version that changed it, with what brought it`() async throws {
        let temporary = try await Self.imported()
        defer { withExtendedLifetime(temporary) {} }
        let store = temporary.store
        let built = MemorySource(
            fields: ["TF_NR", "STATUS"], rows: [(rectangle(500, 0, 500, 1000), Self.words("P2", "bebaut"))])
        try #require(try await store.importLayers([built.layer("teilflaechen", hash: "built")]).isKept)
        // Another name changes no figure.
        let renamed = MemorySource(
            fields: ["ST_NR", "NAME"], rows: [(rectangle(0, 0, 1000, 1000), Self.words("A", "Neu"))])
        try #require(try await store.importLayers([renamed.layer("standorte", hash: "renamed")]).isKept)
        _ = try await store.revertImport(2)

        let ofSite = try #require(try await store.history(of: .availableHectares, ofSite: FeatureID("A")))
        #expect(ofSite.steps.map { $0.hectares?.rounded() } == [50, 0, 50])
        #expect(ofSite.steps.map(\.change.version) == [1, 2, 4])
        #expect(
            ofSite.steps.map(\.change.imports) == [
                ["verkehrsprojekte.shp", "teilflaechen.shp", "standorte.shp"], ["teilflaechen.shp"], [],
            ])
        #expect(ofSite.steps.map(\.change.reverts) == [nil, nil, 2])
        let gross = try await store.history(of: .grossHectares, of: FeatureQuery(.sites))
        #expect(gross.steps.map { $0.hectares?.rounded() } == [350])
        #expect(gross.steps.first?.overlapHectares.rounded() == 50 && gross.steps.first?.siteCount == 4)
        let ofTown = FeatureQuery(.sites, filter: .comparison(.property("municipality"), .equal, .string("Herten")))
        #expect(
            try await store.history(of: .occupiedHectares, of: ofTown).steps.map { $0.hectares?.rounded() } == [
                0, 50, 0,
            ])
        #expect(try await store.history(of: .netHectares, ofSite: FeatureID("D"))?.steps.map(\.hectares) == [nil])
        #expect(try await store.history(of: .netHectares, ofSite: FeatureID("nobody")) == nil)
        let early = try await store.at(version: 2).history(of: .availableHectares, ofSite: FeatureID("A"))
        #expect(early?.steps.map { $0.hectares?.rounded() } == [50, 0])
    }
}
