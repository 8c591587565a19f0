import SimpleFeatures
import SiteInventory
import TestSupport
import Testing

@testable import InventoryExchange

/// Figures that an export wrote are computed by the inventory, not read back.
@Suite struct ComputedColumnTests {
    /// Sites and plots with random land, words, numbers, dates, and columns outside the schema.
    private static func imports(seed: UInt64) throws -> MemoryImports {
        var random = SeededGenerator(seed: seed)
        func word(_ words: String...) -> String { words.randomElement(using: &random) ?? "" }
        func number() -> String { word("", "12,5", "0.25", "1234.5678") }
        func star(_ x: Double, _ radius: Double) -> Geometry {
            .polygon(random.star(around: Position(371_000 + x, 5_715_000), radius: radius))
        }
        let sites = (1...4).map { index -> (Geometry?, [String]) in
            (
                index == 4 ? nil : star(Double(index) * 3000, 400),
                [
                    "S\(index)", word("newPark", "Süd 1/2", "Große Heide"), word("Herten", "Marl", ""),
                    word("Logistik", "Industrie", ""), number(), word("30.06.2024", "2023-01-01", ""),
                    word("ja", "nein", ""), word("Rieselfelder", "", "a;b\"c"), word("", "RAG"),
                ]
            )
        }
        let plots = (1...6).map { index -> (Geometry?, [String]) in
            (
                star(Double(index % 3 + 1) * 3000, 150),
                [
                    "P\(index)", "S\(index % 3 + 1)", word("frei", "bedingt", "verkauft", "Option", ""),
                    word("ja", "nein"), word("2030", "", "remediation"), number(),
                ]
            )
        }
        var options = ImportOptions()
        options.confirmsOverlap = true
        let imports = MemoryImports()
        let outcome = try imports.run(
            [
                Table(
                    "standorte",
                    [
                        "ST_NR", "NAME", "GEMEINDE", "KATEGORIE", "BRUTTO_HA", "ERHEBUNG", "VOLLVERM", "Vornotiz",
                        "EIGENTUEM",
                    ], sites),
                Table("teilflaechen", ["TF_NR", "ST_NR", "STATUS", "NUTZBAR", "BEDINGUNG", "FLAECHE_HA"], plots),
            ], options)
        try #require(outcome.isKept, "\(outcome.reports.flatMap(\.findings).map(\.message.en))")
        return imports
    }

    @Test func `figures in a file are not read`() throws {
        let imports = try Self.imports(seed: 1)
        let before = try imports.value("gross_ha", of: "S1", in: .sites)
        let sink = MemorySink()
        let sites = try imports.features(.sites)
        var export = try LayerExport(.of(.sites), ExportOptions(.geoPackage), from: .utm32) { body in
            for var site in sites {
                site["gross_ha"] = .number(999)
                try body(site)
            }
        }
        _ = try export.run(into: sink)
        let outcome = try imports.run(layers: sink.imports(.geoPackage, hash: "figures"))
        #expect(outcome.reports[0].computedFields?.contains("gross_ha") == true)
        #expect(try imports.value("gross_ha", of: "S1", in: .sites) == before)
    }
}
