import CQL2
import Foundation
import SimpleFeatures
import StoreTestSupport
import Testing

@testable import InventoryExchange
@testable import SiteInventory

/// Imports of typical deliveries.
@Suite(.everyStore) struct ImportTests {
    let temporary: TemporaryStore
    var store: any InventoryStore { temporary.store }

    init() throws { temporary = try TemporaryStore() }

    private func importBase() async throws {
        _ = try await store.importLayers([
            MemorySource.plot("verfügbar").layer("teilflaechen", hash: "plots"),
            MemorySource.sites(["Eins"]).layer("standorte", hash: "sites"),
        ])
    }

    private func codes(_ outcome: ImportOutcome) -> [Finding.Code] {
        outcome.reports.flatMap(\.findings).map(\.code)
    }

    @Test func `a table with two columns changes only these fields`() async throws {
        try await importBase()
        let table = MemorySource(
            fields: ["TF_NR", "STATUS"], rows: [(nil, [.string("P1"), .string("verkauft")])])
        var layer = table.layer("teilflaechen", hash: "table", crs: nil)
        layer.layer.hasGeometry = false
        _ = try await store.importLayers([layer])
        let plot = try #require(try await store.features(.plots).first)
        #expect(plot["status"] == .string("sold"))
        #expect(plot["site_id"] == .string("S1"))
        #expect(plot.geometry != nil)
        let site = try #require(try await store.features(.sites).first)
        #expect(site["available_ha"] == .number(0))
        #expect(abs((site["sold_ha"].number ?? 0) - 50) < 0.1)
    }

    @Test func `a removed outline is reported`() async throws {
        try await importBase()
        var without = MemorySource.sites(["Eins"])
        without.rows[0].geometry = nil
        let outcome = try await store.importLayers([without.layer("standorte", hash: "2")])
        #expect(codes(outcome).contains(.check(.geometryRemoved)))
    }

    @Test func `an older delivery is not applied again, except on request`() async throws {
        try await importBase()
        _ = try await store.importLayers([MemorySource.plot("verkauft").layer("teilflaechen", hash: "newer")])
        let older = MemorySource.plot("verfügbar").layer("teilflaechen", hash: "plots")
        let skipped = try await store.importLayers([older])
        #expect(skipped.alreadyImported.map(\.supersededBy) == [2])
        #expect(try await store.features(.plots).map { $0["status"] } == [.string("sold")])
        var options = ImportOptions()
        options.again = true
        let applied = try await store.importLayers([older], options: options)
        #expect(applied.reports.map(\.counts.changed) == [1])
        #expect(try await store.features(.plots).map { $0["status"] } == [.string("available")])
    }

    @Test func `the same layer twice in one import is imported once`() async throws {
        let layer = MemorySource.sites(["Eins"]).layer("standorte", hash: "1")
        let outcome = try await store.importLayers([layer, layer])
        #expect(outcome.reports.count == 1)
        #expect(outcome.isKept)
    }

    @Test func `a feature in two layers is refused`() async throws {
        var second = MemorySource.sites(["Anders"]).layer("standorte_2", hash: "2")
        second.layer.path = "standorte_2.shp"
        let outcome = try await store.importLayers([MemorySource.sites(["Eins"]).layer("standorte", hash: "1"), second])
        #expect(!outcome.isKept)
        #expect(codes(outcome) == [.check(.idInTwoLayers)])
    }

    @Test func `a feature in two layers with the same path is refused`() async throws {
        let outcome = try await store.importLayers([
            MemorySource.sites(["Eins"]).layer("standorte", hash: "1"),
            MemorySource.sites(["Anders"]).layer("standorte", hash: "2"),
        ])
        #expect(!outcome.isKept)
        #expect(codes(outcome) == [.check(.idInTwoLayers)])
    }

    @Test(arguments: [
        "EIGENTUEME", "EIGENTÜME", "VERKAUFSPR", "EIGENTUM", "EIGNER", "BESITZER", "OWNER_NAME", "KAEUFER_NA",
        "KAUFPR_EUR", "PREIS_EUR", "PRICE",
    ])
    func `owners and prices are stored and never published, for all names of the column`(name: String) async throws {
        var source = MemorySource.sites(["Eins"])
        source.fields.append(name)
        source.rows[0].values.append(.string("Geheim"))
        let outcome = try await store.importLayers([source.layer("standorte", hash: "1")])
        #expect(outcome.reports.first?.confidentialFields == [name])
        let feature = try #require(try await store.feature(FeatureID("S1"), in: .sites))
        #expect(!String(decoding: feature.geoJSON, as: UTF8.self).contains("Geheim"))
        #expect(try await store.features(.sites).first?["confidential"].text?.contains("Geheim") == true)
    }

    @Test func `identifiers written as real numbers equal integers`() async throws {
        let sites = MemorySource(
            fields: ["ST_NR", "NAME"], rows: [(rectangle(0, 0, 1000, 1000), [.integer(12), .string("Zwölf")])])
        let plots = MemorySource(
            fields: ["TF_NR", "ST_NR", "STATUS"],
            rows: [(rectangle(0, 0, 500, 1000), [.number(1), .number(12), .string("frei")])])
        let outcome = try await store.importLayers([
            sites.layer("standorte", hash: "1"), plots.layer("teilflaechen", hash: "2"),
        ])
        #expect(codes(outcome).isEmpty)
        #expect(try await store.features(.plots).map(\.id.text) == ["1"])
        #expect(abs((try await store.features(.sites)[0]["available_ha"].number ?? 0) - 50) < 0.1)
    }

    @Test func `overlapping parts are united and count once`() async throws {
        let twice = Geometry.multiPolygon(
            rectangle(0, 0, 1000, 1000).polygons + rectangle(500, 0, 1000, 1000).polygons)
        let source = MemorySource(fields: ["ST_NR", "NAME"], rows: [(twice, [.string("S1"), .string("Doppelt")])])
        let outcome = try await store.importLayers([source.layer("standorte", hash: "1")])
        #expect(codes(outcome) == [.check(.partsOverlap)])
        #expect(abs((try await store.features(.sites)[0]["gross_ha"].number ?? 0) - 150) < 0.1)
    }

    @Test(arguments: [1e8, 1e300])
    func `a coordinate beyond the Earth is a finding on its feature`(x: Double) async throws {
        let ring = [(0.0, 0.0), (x, 0), (x, 100), (0, 0)].map { Position($0.0, $0.1) }
        let source = MemorySource(
            fields: ["ST_NR", "NAME"], rows: [(.polygon(Polygon(LineString(ring))), [.string("S1"), .string("Weit")])])
        let outcome = try await store.importLayers([source.layer("standorte", hash: "1")])
        #expect(!outcome.isKept)
        #expect(codes(outcome) == [.check(.geometryOutsideSystem), .check(.geometryOutsideRegion)])
    }

    @Test(arguments: [
        ("ST_NR", PropertyValue.null, Finding.Code.check(.siteMissing)), ("ST_NR", .string("S9"), .check(.siteUnknown)),
        ("BEDINGUNG", .string("R99-X"), .check(.conditionUnknown)),
    ])
    func `unresolved references are reported`(field: String, value: PropertyValue, code: Finding.Code) async throws {
        let named = field == "ST_NR" ? value : .string("S1")
        let condition = field == "BEDINGUNG" ? value : .null
        let plots = MemorySource(
            fields: ["TF_NR", "ST_NR", "STATUS", "BEDINGUNG"],
            rows: [(rectangle(0, 0, 500, 1000), [.string("P1"), named, .string("frei"), condition])])
        let outcome = try await store.importLayers([
            MemorySource.sites(["Eins"]).layer("standorte", hash: "1"), plots.layer("teilflaechen", hash: "2"),
        ])
        #expect(outcome.isKept)
        #expect(codes(outcome) == [code])
    }

    @Test func `a plot outside its site is reported`() async throws {
        let plots = MemorySource(
            fields: ["TF_NR", "ST_NR", "STATUS"],
            rows: [(rectangle(5000, 0, 500, 1000), [.string("P1"), .string("S1"), .string("frei")])])
        let outcome = try await store.importLayers([
            MemorySource.sites(["Eins"]).layer("standorte", hash: "1"), plots.layer("teilflaechen", hash: "2"),
        ])
        #expect(codes(outcome) == [.check(.outsideSite)])
    }

    @Test(arguments: ["a~b", ".", "..", "S\u{1}"])
    func `an identifier that is invalid in URLs is refused`(id: String) async throws {
        let source = MemorySource(
            fields: ["ST_NR", "NAME"], rows: [(rectangle(0, 0, 10, 10), [.string(id), .string("x")])])
        let outcome = try await store.importLayers([source.layer("standorte", hash: "1")])
        #expect(codes(outcome) == [.check(.idInvalid)])
    }

    @Test func `figures that depend on the date are recomputed on the day`() async throws {
        let plots = MemorySource(
            fields: ["TF_NR", "ST_NR", "STATUS", "AB_JAHR"],
            rows: [
                (rectangle(0, 0, 500, 1000), [.string("P1"), .string("S1"), .string("frei"), .string("2028")]),
                (rectangle(500, 0, 500, 1000), [.string("P2"), .string("S1"), .string("frei"), .null]),
            ])
        let flood = MemorySource(
            fields: ["RF_NR", "ART", "SCHWERE", "GUELTIGBIS"],
            rows: [
                (
                    rectangle(500, 0, 100, 1000),
                    [.string("C1"), .string("Hochwasser"), .string("hart"), .string("2026-12-31")]
                )
            ])
        let day = try #require(CalendarDay("2026-11-22"))
        _ = try await store.importLayers(
            [
                MemorySource.sites(["Eins"]).layer("standorte", hash: "1"), plots.layer("teilflaechen", hash: "2"),
                flood.layer("restriktionsflaechen", hash: "3"),
            ], today: day)
        func available() async throws -> Double { try await store.features(.sites)[0]["available_ha"].number ?? -1 }
        #expect(abs(try await available() - 40) < 0.1)
        try await store.refresh(today: try #require(CalendarDay("2026-12-24")))
        #expect(try await store.summary(of: .sites).version == 1)
        try await store.refresh(today: try #require(CalendarDay("2027-01-02")))
        #expect(abs(try await available() - 50) < 0.1)
        try await store.refresh(today: try #require(CalendarDay("2028-01-01")))
        #expect(abs(try await available() - 100) < 0.1)
        #expect(try await store.endedVersionCount(.sites) == 2)
    }

    @Test func `queries with growing lists of values do not fill the statement cache`() async throws {
        try await importBase()
        for count in 1...40 {
            let values = (0..<count * 1000).map { FilterExpression.string("x\($0)") } + [.string("Eins")]
            let page = try await store.page(FeatureQuery(.sites, filter: .inList(.property("name"), values)))
            #expect(page.numberMatched == 1)
        }
    }
}
