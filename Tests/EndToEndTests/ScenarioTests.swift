import Testing

extension EndToEnd {
    /// Scenarios on geodata.
    @Suite(.geodata)
    struct ScenarioTests {
        @Test(arguments: [
            (["--open", "R04-N"], 60.0, 96.0, 99.0), (["--open", "R04"], 156, 0, 195),
            (["--available-by", "2026"], 60, 96, 99), (["--available-by", "2024"], 0, 156, 39),
            (["--open", "R06,R05"], 0, 156, 39), (["--available-by", "2099"], 60, 96, 99),
        ])
        func `a scenario changes only the hectares of newPark that wait for its roads`(
            _ options: [String], available: Double, conditional: Double, total: Double
        ) async throws {
            let inventory = try Geodata.imported.inventory
            let now = try await Geodata.imported.sites()
            let then = try await standorte(["sites", "--json", "--inventory", inventory] + options).json
            let (before, after) = (try now.list("sites", by: "id"), try then.list("sites", by: "id"))
            expectHectares(after["S01"]?["available_ha"]?.number, available, "available")
            expectHectares(after["S01"]?["conditional_ha"]?.number, conditional, "conditional")
            expectHectares(then["totals"]?["available"]?["hectares"]?.number, total, "total")
            #expect(before.filter { $0.key != "S01" } == after.filter { $0.key != "S01" })
            #expect(then["assumption"] != nil && now["assumption"] == nil)
            #expect(try await Geodata.imported.sites() == now, "nothing is stored")
        }

        @Test func `newPark has 60 ha available by 2026, and the output states the assumption`() async throws {
            let inventory = try Geodata.imported.inventory
            let asked = ["hectares", "newPark", "--available-by", "2026", "--inventory", inventory]
            let text = try await standorte(asked + ["--language", "en"]).output
            #expect(text.contains("Assumption: by 2026, R04-N open. The stored figures are unchanged."))
            #expect(text.contains(/available +60\.00/) && text.contains("96.00 ha wait for R04-S"))
            let statement = try await standorte(asked + ["--json"]).json
            #expect(statement["assumption"]?["available_by"]?.number == 2026)
            #expect(statement["assumption"]?["counts_as_open"] == .array([.string("R04-N")]))
            expectHectares(statement["figures"]?["available_ha"]?.number, 60, "available")
        }

        @Test func `an unknown road is refused with a suggestion`() async throws {
            let inventory = try Geodata.imported.inventory
            let run = try await standorte("sites", "--open", "R04-X", "--inventory", inventory)
            #expect(run.code == 66 && run.output.isEmpty)
            #expect(run.errors.contains("\"R04-X\"") && run.errors.contains("R04-N"))
            let year = try await standorte("sites", "--available-by", "26", "--inventory", inventory)
            #expect(year.code == 64 && year.errors.contains("--available-by 26"))
        }
    }
}
