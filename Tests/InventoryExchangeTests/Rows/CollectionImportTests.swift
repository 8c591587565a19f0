import SimpleFeatures
import SiteInventory
import Testing

@testable import InventoryExchange

/// One row of each collection, with the German columns and words of planners' files.
@Suite struct CollectionImportTests {
    private static let road = Geometry.lineString(
        LineString([Position(371_000, 5_715_000), Position(372_000, 5_715_000)]))

    private static let tables: [(table: Table, id: String, values: [String: PropertyValue])] = [
        (
            Table(
                "standorte", ["ST_NR", "NAME", "KATEGORIE", "LANDTYP", "BRUTTO_HA", "VOLLVERM", "ERHEBUNG"],
                [(square(0, 0, 100, 1000), ["S1", "Ewald", "Logistik", "Brachfläche", "10,0", "nein", "30.06.2024"])]),
            "S1",
            [
                "category": .string("logistics"), "land_type": .string("brownfield"), "declared_gross_ha": .number(10),
                "fully_marketed": .boolean(false), "survey_date": .string("2024-06-30"),
            ]
        ),
        (
            Table(
                "teilflaechen", ["TF_NR", "ST_NR", "STATUS", "NUTZBAR", "BEDINGUNG", "VERFUEGBAR_AB", "BETR_GEB"],
                [(square(0, 0, 50, 1000), ["P1", "S1", "bedingt verfügbar", "ja", "R1", "2030", "nein"])]),
            "P1",
            [
                "status": .string("available_conditional"), "usable": .boolean(true), "condition": .string("R1"),
                "available_from": .integer(2030), "reserved_for_owner": .boolean(false),
            ]
        ),
        (
            Table(
                "restriktionsflaechen", ["RF_NR", "ART", "SCHWERE", "PUFFER_M", "GUELTIG_BIS"],
                [(square(0, 0, 10, 10), ["C1", "Überschwemmungsgebiet", "hart", "25", "31.12.2030"])]),
            "C1",
            [
                "kind": .string("flood"), "severity": .string("hard"), "buffer_m": .number(25),
                "valid_to": .string("2030-12-31"),
            ]
        ),
        (
            Table(
                "verkehrsprojekte", ["VP_NR", "NAME", "ART", "STATUS", "ZIELJAHR"],
                [(road, ["R1", "B 474n", "Neubau", "im Bau", "2030"])]),
            "R1",
            ["kind": .string("new_road"), "status": .string("under_construction"), "target_year": .integer(2030)]
        ),
        (
            Table(
                "verkehrsabschnitte", ["ABS_NR", "VP_NR", "NAME", "STATUS"],
                [(road, ["R1-N", "R1", "Nord", "in Planung"])]),
            "R1-N", ["road_project_id": .string("R1"), "status": .string("planning")]
        ),
        (
            Table(
                "anschlussstellen", ["AS_ID", "NAME", "AS_NR"],
                [(.point(Position(371_000, 5_716_000)), ["J1", "Herten", "15"])]),
            "J1", ["name": .string("Herten")]
        ),
        (
            Table(
                "strassennetz", ["STR_ID", "NAME", "KLASSE", "VMAX", "RICHTUNG"],
                [(road, ["E1", "Hochstraße", "Kreisstraße", "50", "beide Richtungen"])]),
            "E1", ["road_class": .string("tertiary"), "max_speed_kmh": .number(50), "direction": .string("both")]
        ),
        (
            Table(
                "gemeinden", ["AGS", "GEN", "KREIS"],
                [(square(-1000, -1000, 5000, 5000), ["05562020", "Herten", "Recklinghausen"])]),
            "05562020", ["name": .string("Herten"), "district": .string("Recklinghausen")]
        ),
        (
            Table(
                "zielwerte", ["ZW_NR", "GROESSE", "WERT", "EINHEIT", "ZUSATZ", "JAHR", "BEREICH"], hasGeometry: false,
                [(nil, ["T1", "Entwicklungsflächen", "170", "ha", "gut", "2015", "Logistik"])]),
            "T1",
            ["value": .number(170), "unit": .string("ha"), "qualifier": .string("gut"), "year": .integer(2015)]
        ),
        (
            Table(
                "anbindungen", ["ST_NR", "VP_NR", "QUELLE", "ZEILEN"], hasGeometry: false,
                [(nil, ["S1", "R1", "Vereinbarung", "565"])]),
            "S1~R1~documented",
            [
                "basis": .string("documented"), "source": .string("Vereinbarung"), "agreement_lines": .string("565"),
                "connection_state": .string("under_construction"),
            ]
        ),
    ]

    @Test func `every collection is recognised and read, in any order of the layers`() throws {
        for tables in [Self.tables, Self.tables.reversed()] {
            let imports = MemoryImports()
            let outcome = try imports.run(tables.map(\.table))
            try #require(outcome.isKept, "\(outcome.reports.flatMap(\.findings).map(\.message.en))")
            #expect(outcome.problems.isEmpty, "\(outcome.problems)")
            for (report, (table, id, values)) in zip(outcome.reports, tables) {
                let collection = try #require(report.collection)
                #expect(report.counts.added == 1, "\(table.name)")
                for (name, value) in values {
                    #expect(try imports.value(name, of: id, in: collection) == value, "\(table.name): \(name)")
                }
            }
            #expect(Set(outcome.reports.compactMap(\.collection)).count == CollectionSchema.all.count)
        }
    }

    @Test func `the imported site has figures, links and a connection`() throws {
        let imports = MemoryImports()
        _ = try imports.run(Self.tables.map(\.table))
        let site = try #require(try imports.features(.sites).first)
        // 5 ha of the plot without the flood area: a square of 10 m with a buffer of 25 m, cut at the plot's edges.
        let conditional = try #require(site["conditional_ha"].number)
        #expect((4.8..<4.95).contains(conditional))
        #expect(site["available_ha"].number == 0)
        #expect(site["nearest_project_id"].text == "R1" && site["nearest_junction_id"].text == "J1")
        #expect(site["connection_state"].text == "under_construction")
    }
}
