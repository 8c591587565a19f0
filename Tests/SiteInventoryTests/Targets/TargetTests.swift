import SimpleFeatures
import Testing

@testable import SiteInventory

@Suite struct TargetTests {
    private static func target(
        _ id: String = "T", _ quantity: String = "", value: Double? = 100, unit: String = "ha", qualifier: String = "",
        scope: String = "Park", note: String = ""
    ) -> Target {
        func word(_ text: String) -> PropertyValue { text.isEmpty ? .null : .string(text) }
        return Target(
            Feature(
                id: FeatureID(id), geometry: nil,
                properties: [
                    "quantity": .string(quantity), "value": PropertyValue(value), "unit": .string(unit),
                    "qualifier": word(qualifier), "scope": .string(scope), "year": .integer(2015), "note": word(note),
                ]))
    }

    @Test(arguments: [
        ("gut", Target.Bound.atLeast), ("mindestens", .atLeast), ("mehr als", .atLeast), ("etwa", .about),
        ("rd.", .about),
        ("in der Größenordnung von", .about), ("höchstens", .atMost), ("", .exactly), ("rund um", .exactly),
    ])
    func `a qualifier determines the bound`(qualifier: String, bound: Target.Bound) {
        #expect(Self.target(qualifier: qualifier).bound == bound)
    }

    @Test(arguments: [
        ("Entwicklungsflächen Logistik", "ha", Target.Measure.hectares(.grossHectares)),
        ("Kaufgrundstücke Logistik", "ha", .hectares(.netHectares)),
        ("sofort verfügbar", "Hektar", .hectares(.availableHectares)),
        ("Wald", "ha", nil), ("Standorte Logistik", "Standorte", .sites), ("Neue", "Arbeitsplätze", .jobs),
        ("Beschäftigte", "Beschäftigte", nil), ("Umsatz Chemie", "Mrd. EUR", nil), ("Kaufgrundstücke", "%", nil),
    ])
    func `unit and quantity determine the compared figure`(
        quantity: String, unit: String, measure: Target.Measure?
    ) {
        #expect(Self.target("T", quantity, unit: unit).measure == measure)
    }

    @Test(arguments: [
        (100.0, Target.Bound.atLeast, false, TargetComparison.Assessment.reached), (99.9, .atLeast, false, .short),
        (99.9, .atLeast, true, .notComparable), (100, .atLeast, true, .reached), (91, .about, false, .aboutReached),
        (109, .about, false, .aboutReached), (89, .about, false, .short), (111, .about, false, .exceeded),
        (95, .about, true, .notComparable), (111, .about, true, .exceeded), (100, .atMost, false, .reached),
        (101, .atMost, false, .exceeded), (101, .atMost, true, .exceeded), (5, .atMost, true, .notComparable),
        (4, .exactly, false, .short), (101, .exactly, false, .exceeded), (4, .exactly, true, .notComparable),
    ])
    func `a lower bound proves that a target is reached or exceeded, and nothing else`(
        value: Double, bound: Target.Bound, isLowerBound: Bool, assessment: TargetComparison.Assessment
    ) {
        #expect(TargetComparison.Assessment(value, of: 100, bound, isLowerBound: isLowerBound) == assessment)
    }

    private static func site(_ id: String, _ values: [String: String]) -> Feature {
        Feature(
            id: FeatureID(id), geometry: nil,
            properties: values.mapValues { PropertyValue.string($0) }.merging(["name": .string("Name \(id)")]) { a, _ in
                a
            })
    }

    @Test(arguments: [
        ("Park", TargetScope.Kind.programme, ["A", "B"]), ("Neue Chemie", .competenceField, ["C"]),
        ("Zukunftsstandorte", .all, ["A", "B", "C"]), ("Sites", .all, ["A", "B", "C"]), ("Name C", .site, ["C"]),
        ("Herne, Marl", .municipalities, ["A", "C"]), ("Anderswo", .none, []),
    ])
    func `a scope is a programme, a field, towns, a site, or all of them`(
        scope: String, kind: TargetScope.Kind, ids: [String]
    ) {
        let sites = [
            Self.site("A", ["programme": "P", "municipality": "Herne"]), Self.site("B", ["programme": "P"]),
            Self.site("C", ["competence_field": "Neue Chemie", "municipality": "Marl"]),
            Self.site("P", ["name": "Park", "site_kind": "programme"]),
        ]
        let found = TargetScope(scope, among: sites)
        #expect(found.kind == kind && found.sites.map(\.id.text) == ids)
    }

    @Test func `a note marks base figures, the priority of brownfield and excluded sites`() {
        #expect(Self.target(note: "Bestand, kein Zielwert; anderes").isBaseFigure)
        #expect(!Self.target(note: "kurz- und mittelfristig").isBaseFigure)
        let target = Self.target(note: "vorrangig ehemalige Altindustrieflächen, newPark ausgenommen")
        #expect(target.isBrownfieldFirst && target.exceptions == ["newPark"])
    }
}
