import SimpleFeatures
import Testing

@testable import InventoryExchange
@testable import SiteInventory

@Suite struct DeclaredAreaTests {
    @Test(arguments: [
        (100.0, nil), (100.05, nil), (100.2, Finding.Severity.info), (101.5, .warning), (94, .warning), (50, .warning),
    ])
    func `a difference matters from a tenth of a percent on`(declared: Double, severity: Finding.Severity?) {
        #expect(DeclaredArea(declaredHectares: declared, computedHectares: 100).severity == severity)
    }

    @Test func `the rounding of a small plot's figure gives no warning`() {
        #expect(DeclaredArea(declaredHectares: 0.11, computedHectares: 0.105).severity == .info)
    }

    @Test(arguments: [
        (120_000.0, AreaUnit.squareMetres, "square metres"), (1200, .ares, "ares"),
        (0.12, .squareKilometres, "square kilometres"), (29.65, .acres, "acres"), (31.1, .webMercator, "Web Mercator"),
    ])
    func `a figure in another unit is recognised by its ratio`(declared: Double, unit: AreaUnit, words: String)
        throws
    {
        let area = DeclaredArea(declaredHectares: declared, computedHectares: 12)
        #expect(area.unit == unit)
        let field = try #require(CollectionSchema.of(.sites).field("declared_gross_ha"))
        let finding = try #require(area.finding(field, of: FeatureID("S1"), row: 3))
        #expect(finding.code == .check(.areaUnitWrong))
        #expect(finding.message.en.contains(words))
    }

    @Test func `figures have a comma in German and a point elsewhere`() throws {
        let field = try #require(CollectionSchema.of(.sites).field("declared_gross_ha"))
        let finding = try #require(
            DeclaredArea(declaredHectares: 12.5, computedHectares: 10).finding(field, of: FeatureID("S1"), row: 1))
        #expect(finding.message.de == "S1: Angegeben sind 12,5 ha, der Umriss hat 10,0 ha (25,0 % Unterschied).")
        #expect(finding.message.en == "S1: 12.5 ha are declared, and the outline has 10.0 ha (25.0 % apart).")
        #expect(finding.value == "12.5")
    }

    @Test func `without an outline there is nothing to compare`() throws {
        let field = try #require(CollectionSchema.of(.sites).field("declared_gross_ha"))
        #expect(
            DeclaredArea(declaredHectares: 5, computedHectares: 0).finding(field, of: FeatureID("S1"), row: 1) == nil)
    }
}
