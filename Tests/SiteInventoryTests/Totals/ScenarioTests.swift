import SimpleFeatures
import Testing

@testable import SiteInventory

@Suite struct ScenarioTests {
    /// R1 without sections, R2 with two, R3 dropped.
    private static func conditions(_ scenario: Scenario, openSections: Set<String> = []) -> Conditions {
        func status(_ id: String, else status: RoadStatus) -> PropertyValue {
            .string((openSections.contains(id) ? .open : status).rawValue)
        }
        let projects: [(String, RoadStatus, Int64?)] = [
            ("R1", .planning, 2030), ("R2", .planning, 2026), ("R3", .dropped, 2026), ("R4", .planning, nil),
        ]
        let sections: [(String, Int64)] = [("R2-A", 2028), ("R2-B", 2032)]
        return Conditions(
            projects: projects.map { id, word, year in
                let target = year.map { PropertyValue.integer($0) } ?? .null
                return RoadProject(
                    Feature(
                        id: FeatureID(id), geometry: nil,
                        properties: ["status": status(id, else: word), "target_year": target]))
            },
            sections: sections.map { id, year in
                RoadSection(
                    Feature(
                        id: FeatureID(id), geometry: nil,
                        properties: [
                            "road_project_id": .string("R2"), "status": status(id, else: .planning),
                            "target_year": .integer(year),
                        ]))
            }, year: 2026, scenario: scenario)
    }

    private static let roads = ["R1", "R2", "R2-A", "R2-B", "R3", "R4"]

    @Test(arguments: [
        (Scenario.asIs, []), (Scenario(availableBy: 2027), []), (Scenario(availableBy: 2028), ["R2-A"]),
        (Scenario(availableBy: 2030), ["R1", "R2-A"]), (Scenario(availableBy: 2032), ["R1", "R2", "R2-A", "R2-B"]),
        (Scenario(availableBy: 2999), ["R1", "R2", "R2-A", "R2-B"]),
        (Scenario(opening: ["R2-A"]), ["R2-A"]), (Scenario(opening: ["R2"]), ["R2", "R2-A", "R2-B"]),
        (Scenario(opening: ["R2-A", "R2-B"]), ["R2", "R2-A", "R2-B"]), (Scenario(opening: ["R3"]), ["R3"]),
        (Scenario(opening: ["R4"]), ["R4"]),
        (Scenario(availableBy: 2030, opening: ["R2-B"]), ["R1", "R2", "R2-A", "R2-B"]),
    ])
    func `a scenario opens the roads that it names and those that fall due, and no others`(
        _ scenario: Scenario, open: [String]
    ) {
        let conditions = Self.conditions(scenario)
        #expect(Self.roads.filter(conditions.isMet) == open)
        #expect(conditions.assumption?.countsAsOpen == (scenario.isAsIs ? nil : open))
        #expect(conditions.assumption?.availableBy == scenario.availableBy)
    }

    @Test func `a scenario about one road does not open a project whose sections are open already`() {
        let open: Set = ["R2-A", "R2-B"]
        #expect(!Self.conditions(.asIs, openSections: open).isMet("R2"))
        #expect(!Self.conditions(Scenario(opening: ["R1"]), openSections: open).isMet("R2"))
        #expect(Self.conditions(Scenario(opening: ["R2"]), openSections: open).isMet("R2"))
    }

    @Test(arguments: [(nil, 2026), (2020, 2026), (2030, 2030)])
    func `a condition on a year is met in the scenario's year and stays met`(
        availableBy: Int?, lastYear: Int
    ) {
        let conditions = Self.conditions(Scenario(availableBy: availableBy))
        let land = Land.rectangle(0, 0, 1000, 1000)
        func unmet(_ year: Int) -> String? {
            conditions.unmetCondition(of: Land.plot("A", .available, land, ["available_from": .integer(Int64(year))]))
        }
        #expect(unmet(lastYear) == nil && conditions.isMet(String(lastYear)))
        #expect(unmet(lastYear + 1) == String(lastYear + 1) && !conditions.isMet(String(lastYear + 1)))
        #expect(!conditions.isMet("remediation"))
    }

    @Test func `the assumption is one sentence in both languages`() {
        let assumption = Self.conditions(Scenario(availableBy: 2028, opening: ["R4"])).assumption
        #expect(assumption?.text.en == "Assumption: by 2028, R2-A, R4 open. The stored figures are unchanged.")
        #expect(
            assumption?.text.de
                == "Annahme: bis 2028, R2-A, R4 in Betrieb. Die gespeicherten Werte bleiben unverändert.")
        let nothing = Self.conditions(Scenario(availableBy: 2027)).assumption
        #expect(nothing?.text.en == "Assumption: by 2027, no further road open. The stored figures are unchanged.")
    }
}

extension Scenario {
    fileprivate init(availableBy: Int? = nil, opening ids: [String]) {
        self.init(availableBy: availableBy, open: Set(ids.map { FeatureID($0) }))
    }
}
