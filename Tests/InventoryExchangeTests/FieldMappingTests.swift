import SimpleFeatures
import Testing

@testable import InventoryExchange
@testable import SiteInventory

@Suite struct FieldMappingTests {
    private func mapping(_ names: [String], assigned: [String: String] = [:]) -> (FieldMapping, [String: String]) {
        let mapping = FieldMapping(
            names.map { SourceField(name: $0, kind: .string) }, to: .of(.sites), assigned: assigned)
        let pairs = mapping.mapped.map { (names[$0.column], $0.field.name) }
        return (mapping, Dictionary(pairs) { first, _ in first })
    }

    @Test(arguments: [
        ("Vornutzung", "former_use"), ("KOMPETENZF", "competence_field"), ("Priorität", "priority"),
        ("PRIORITAET", "priority"), ("former use", "former_use"), ("Förderung", "funding"),
        ("GEM_NAME", "municipality"),
        ("Brutto-ha", "declared_gross_ha"), ("BRUTTOFLAE", "declared_gross_ha"),
    ])
    func `names match whatever their case, umlauts, punctuation and cut`(name: String, field: String) {
        #expect(mapping(["ST_NR", name]).1[name] == field)
    }

    @Test func `the mapping option has precedence over the names`() {
        let (mapping, pairs) = mapping(
            ["ST_NR", "KENNUNG", "NAME", "TITEL2"], assigned: ["kennung": "id", "TITEL2": "name", "NAME": ""])
        #expect(mapping.identifier == 1)
        #expect(pairs == ["TITEL2": "name"])
        #expect(mapping.extra == [0, 2])
        #expect(mapping.findings.isEmpty)
    }

    @Test func `a mapping option with an unknown name is a finding that lists the known ones`() {
        let (mapping, _) = mapping(["ST_NR", "NAME"], assigned: ["NAMEN": "name", "NAME": "nmae"])
        #expect(mapping.findings.map(\.code) == [.check(.fieldMapUnknown), .check(.fieldMapUnknown)])
        #expect(mapping.findings.map(\.field) == ["nmae", "NAMEN"])
        #expect(mapping.findings[1].remedy?.en.contains("ST_NR, NAME") == true)
    }

    @Test func `missing fields are reported`() {
        let (mapping, _) = mapping(["ST_NR", "NAME"])
        #expect(mapping.missing.contains { $0.name == "declared_gross_ha" })
        #expect(!mapping.missing.contains { $0.name == "name" || $0.isDerived })
    }
}
