import Foundation
import Testing

extension EndToEnd {
    /// The effects of road projects on geodata.
    @Suite(.geodata)
    struct RoadsTests {
        @Test func `newPark waits for both sections of the B 474n, and no land waits for other roads`() async throws {
            let report = try await roads("--json").json
            let projects = try report.list("projects", by: "id")
            #expect(Set(projects.keys) == ["R01", "R02", "R03", "R04", "R05", "R06"])
            for (id, hectares) in [("R01", 0.0), ("R02", 0), ("R03", 0), ("R04", 156), ("R05", 0), ("R06", 0)] {
                expectHectares(projects[id]?["waiting"]?["conditional_ha"]?.number, hectares, id)
            }
            let road = try #require(projects["R04"])
            let sections = try road.list("sections", by: "id")
            for (id, hectares, plot) in [("R04-N", 60.0, "S01-P1"), ("R04-S", 96, "S01-P2")] {
                let sites = try #require(sections[id]?["waiting"]).list("sites")
                #expect(sites.map { $0["id"]?.string } == ["S01"])
                expectHectares(sites.first?["conditional_ha"]?.number, hectares, id)
                #expect(sites.first?["plots"] == .array([.string(plot)]))
            }
            #expect(sections["R04-N"]?["overdue"] == .boolean(true) && sections["R04-S"]?["overdue"] == .boolean(false))
            #expect(road["overdue"] == .boolean(true))
            #expect(road["share_of_conditional"]?.number == 1)
            #expect(report["other_conditions_ha"]?.number == 0)
        }

        @Test func `waiting hectares equal the available hectares that a scenario with the project open adds`()
            async throws
        {
            let inventory = try Geodata.imported.inventory
            func available(_ options: String...) async throws -> Double {
                let report = try await standorte(["sites", "--json", "--inventory", inventory] + options).json
                return try #require(report["totals"]?["available"]?["hectares"]?.number)
            }
            let now = try await available()
            for project in try await roads("--json").json.list("projects") {
                let id = try #require(project["id"]?.string)
                let freed = try #require(project["waiting"]?["conditional_ha"]?.number)
                #expect(abs(try await available("--open", id) - now - freed) < 0.00015 + 1e-9, "\(id)")
            }
        }

        @Test func `hectares are listed by year, those without a year last and without a sum`() async throws {
            let years = try await roads("--json").json.list("years")
            #expect(years.map { $0["year"]?.number } == [2025, nil])
            #expect(years.map { $0["overdue"] } == [.boolean(true), .boolean(false)])
            expectHectares(years[0]["cumulative_ha"]?.number, 60, "by 2025")
            #expect(years[1]["cumulative_ha"] == .null)
            expectHectares(years[1]["conditional_ha"]?.number, 96, "without a year")
        }

        @Test(arguments: ["en", "de"])
        func `the table shows waiting land, its share and overdue roads`(_ language: String) async throws {
            let table = try await roads("--language", language).output
            let isGerman = language == "de"
            let row = try #require(table.split(separator: "\n").first { $0.hasPrefix("R04 ") })
            #expect(row.contains(isGerman ? "156,00" : "156.00") && row.contains("100"))
            #expect(table.contains(isGerman ? "2025, überfällig" : "2025, overdue"))
            #expect(table.contains(isGerman ? "bis 2025: 60,00 ha (R04-N)" : "by 2025: 60.00 ha (R04-N)"))
        }

        @Test func `the CSV has a row for each project and section`() async throws {
            let lines = try await roads("--csv").output.components(separatedBy: "\r\n").dropLast()
            #expect(lines.count == 9)
            #expect(lines[0].hasPrefix("\u{FEFF}id,part_of,name,status,target_year,overdue,conditional_ha,sites"))
            #expect(lines.contains { $0.hasPrefix("R04-N,R04,") && $0.contains(",2025,true,") })
        }

        @Test func `sites newly in range are measured to the ends of a road, not along it`() async throws {
            let near = try #require(try await roads("R04", "--json", "--within", "5000").json["nearer"])
            let sites = try near.list("sites", by: "id")
            let newPark = try #require(sites["S01"])
            let then = try #require(newPark["straight_line_then_m"]?.number)
            let rows = try await Geodata.imported.sites().list("sites", by: "id")
            // The B 474n passes newPark at a distance more than 1 km shorter than that of its ends.
            let nearest = try #require(rows["S01"]?["nearest_project_straight_line_m"]?.number)
            #expect(then > nearest + 1000 && then < 5000, "\(then), \(nearest)")
            #expect(try #require(newPark["straight_line_now_m"]?.number) > 5000)
            #expect(try await roads("R04", "--json", "--within", "100").json["nearer"]?.list("sites").isEmpty == true)
            #expect(try await roads("R01", "--json").json["nearer"] == .null, "it is open")
        }

        @Test func `an unknown road is refused with a suggestion`() async throws {
            let unknown = try await roads("R44")
            #expect(unknown.code == 66 && unknown.errors.contains("\"R44\"") && unknown.errors.contains("R04"))
            let text = try await roads("r04", "--language", "en").output
            #expect(text.contains("R04-N: 60.00 ha, S01 Industrieareal newPark (S01-P1)"))
            #expect(try await roads("--within", "-1").code == 64)
        }

        private func roads(_ options: String...) async throws -> Subprocess {
            try await standorte(["roads", "--inventory", Geodata.imported.inventory] + options)
        }
    }
}
