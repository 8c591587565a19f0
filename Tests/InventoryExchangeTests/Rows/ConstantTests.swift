import SimpleFeatures
import SiteInventory
import Testing

@testable import InventoryExchange

/// Values that the import sets for rows without one, and registers with coordinates.
@Suite struct ConstantTests {
    private static func layer(_ table: Table, _ values: [String: String], hash: String = "a") -> LayerImport {
        var layer = table.layer(hash: hash)
        layer.fieldValues = values
        return layer
    }

    private static let constraints = Table(
        "restriktionsflaechen", ["RF_NR", "SCHWERE"],
        [(square(0, 0, 50, 50), ["C1", ""]), (square(0, 100, 50, 50), ["C2", "gering"])])

    @Test func `a value is set where the row has none`() throws {
        let imports = MemoryImports()
        let outcome = try imports.run(layers: [Self.layer(Self.constraints, ["severity": "hart", "kind": "flood"])])
        #expect(outcome.isKept && !outcome.codes.contains(.check(.severityMissing)))
        #expect(outcome.reports[0].setFields == ["severity": "hard", "kind": "flood"])
        #expect(try imports.value("severity", of: "C1", in: .constraints) == .string("hard"))
        #expect(try imports.value("severity", of: "C2", in: .constraints) == .string("minor"))
        #expect(try imports.value("kind", of: "C2", in: .constraints) == .string("flood"))
    }

    @Test(arguments: [["severity": "sehr"], ["schwere": "hart"], ["accuracy_m": "viel"], ["area_ha": "1"]])
    func `an unknown field or an unreadable value refuses the layer`(values: [String: String]) throws {
        let outcome = try MemoryImports().run(layers: [Self.layer(Self.constraints, values)])
        #expect(!outcome.isKept && outcome.problems == [.check(.fieldSetInvalid)])
    }

    @Test func `a field of another layer of the import is no error`() throws {
        let values = ["severity": "hard"]
        let outcome = try MemoryImports().run(layers: [
            Self.layer(Table.sites(["S1"]), values, hash: "a"), Self.layer(Self.constraints, values, hash: "b"),
        ])
        #expect(outcome.isKept)
    }

    // MARK: Registers

    /// A register with the columns X and Y, as the reader of CSV describes it.
    private static func register(_ rows: [(x: Double, y: Double, values: [String])], map: [String: String] = [:])
        -> LayerImport
    {
        let table = Table(
            "standorte", ["ST_NR", "NAME", "HECTARES", "X", "Y"],
            rows.map { (.point(Position($0.x, $0.y)), $0.values + ["\($0.x)", "\($0.y)"]) })
        var layer = table.layer(hash: "register \(rows) \(map)")
        for column in [3, 4] { layer.layer.fields[column].kind = .coordinate }
        layer.fieldMap = map
        return layer
    }

    @Test func `a register with coordinates becomes sites with a representative point`() throws {
        let imports = MemoryImports()
        let outcome = try imports.run(layers: [Self.register([(371_676, 5_715_050, ["A1", "Zeche Nord", "12,5"])])])
        #expect(outcome.isKept && outcome.problems == [])
        #expect(outcome.codes == [.check(.geometryPoint)])
        let site = try #require(try imports.features(.sites).first)
        #expect(site.geometry == nil && site["declared_gross_ha"] == .number(12.5) && site["extra"] == .null)
        #expect(abs((site["representative_longitude"].number ?? 0) - 7.1483) < 1e-4)
        #expect(abs((site["representative_latitude"].number ?? 0) - 51.5719) < 1e-4)
        #expect(site["gross_ha"].isNull)
    }

    @Test func `a register keeps the outlines of the inventory`() throws {
        let imports = MemoryImports()
        _ = try imports.run([Table.sites(["A1"])])
        let outcome = try imports.run(layers: [Self.register([(371_050, 5_715_500, ["A1", "neu", ""])])])
        #expect(outcome.isKept && !outcome.codes.contains(.check(.geometryRemoved)))
        let site = try #require(try imports.features(.sites).first)
        #expect(site.geometry != nil && site["name"] == .string("neu"))
    }

    @Test func `ordinates are attributes when the mapping option names them`() throws {
        let imports = MemoryImports()
        let map = ["X": "accuracy_m", "Y": ""]
        _ = try imports.run(layers: [Self.register([(371_676, 5_715_050, ["A1", "a", ""])], map: map)])
        let site = try #require(try imports.features(.sites).first)
        #expect(site["accuracy_m"] == .number(371_676))
        #expect(site["extra"].text?.contains("5715050") == true)
        #expect(!site["representative_longitude"].isNull)
    }

    @Test(arguments: [
        ("SiteReference", "id"), ("SiteNameAddress", "name"), ("Hectares", "declared_gross_ha"), ("Notes", "note"),
        ("OrganisationLabel", "source"), ("LastUpdatedDate", "survey_date"), ("EndDate", "valid_to"),
    ])
    func `the columns of the brownfield registers of England are recognised`(column: String, field: String) {
        let names = [
            "OrganisationURI", "OrganisationLabel", "SiteReference", "PreviouslyPartOf", "SiteNameAddress",
            "SiteplanURL", "CoordinateReferenceSystem", "GeoX", "GeoY", "Hectares", "OwnershipStatus", "Deliverable",
            "PlanningStatus", "PermissionType", "PermissionDate", "PlanningHistory", "ProposedForPIP",
            "MinNetDwellings", "DevelopmentDescription", "NonHousingDevelopment", "Part2", "NetDwellingsRangeFrom",
            "NetDwellingsRangeTo", "HazardousSubstances", "SiteInformation", "Notes", "FirstAddedDate",
            "LastUpdatedDate", "EndDate",
        ]
        let mapping = FieldMapping(names.map { SourceField(name: $0, kind: .string) }, to: .of(.sites))
        var pairs = Dictionary(uniqueKeysWithValues: mapping.mapped.map { (names[$0.column], $0.field.name) })
        if let identifier = mapping.identifier { pairs[names[identifier]] = "id" }
        #expect(pairs[column] == field)
        #expect(pairs.count == 7)
    }
}
