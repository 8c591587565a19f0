import Testing

extension EndToEnd {
    /// Totals of the sites of geodata, and their history.
    @Suite(.servedGeodata, .requires(.curl))
    struct TotalsTests {
        private func totals(_ options: String...) async throws -> JSON {
            try await standorte(["totals", "--json", "--inventory", Geodata.imported.inventory] + options).json
        }

        @Test func `the total has every figure and counts excluded sites by reason`() async throws {
            let total = try #require(try await totals()["total"])
            for (figure, hectares, sites) in [
                ("gross", 601.7, 11.0), ("net", 237.3, 5), ("developable", 195, 5), ("available", 39, 8),
                ("conditional", 156, 8), ("reserved", 0, 5), ("sold", 8.6, 5), ("occupied", 33.7, 5),
                ("not_marketable", 0, 5), ("unknown", 0, 5),
            ] {
                expectHectares(total[figure]?["hectares"]?.number, hectares, figure)
                #expect(total[figure]?["sites"]?.number == sites, "\(figure)")
                expectHectares(total[figure]?["overlap_ha"]?.number, 0, "overlap of \(figure)")
            }
            let exclusions = total["exclusions"]?.object?.compactMapValues(\.number)
            // 14 without a footprint, 3 without plots.
            #expect(
                exclusions == ["no_footprint": 10, "part_of": 3, "programme": 1, "no_plots": 3, "declared_sold_out": 3])
        }

        @Test(arguments: [
            ("municipality", "Datteln", 288.0, 156.0), ("category", "logistics", 35.7, 0),
            ("land_type", "brownfield", 181.7, 0), ("status", "available_conditional", 288, 156),
            ("competence_field", "Neue Chemie", 108, 0),
        ])
        func `groups add up to the total`(
            _ grouping: String, key: String, gross: Double, conditional: Double
        ) async throws {
            let totals = try await totals("--by", grouping)
            let groups = try totals.list("groups")
            let group = try #require(groups.first { $0["key"]?.string == key }, "\(groups.map { $0["key"] })")
            expectHectares(group["totals"]?["gross"]?["hectares"]?.number, gross, "gross of \(key)")
            expectHectares(group["totals"]?["conditional"]?["hectares"]?.number, conditional, "conditional of \(key)")
            let sum = groups.reduce(0) { $0 + ($1["totals"]?["gross"]?["hectares"]?.number ?? 0) }
            expectHectares(sum, 601.7, "sum of groups")
            expectHectares(totals["overlap_ha"]?["gross"]?.number, 0, "overlap")
        }

        @Test func `conditional land can be grouped by road section`() async throws {
            let groups = try await totals("--by", "road_condition").list("groups", by: "key")
            #expect(Set(groups.keys) == ["R04-N", "R04-S"])
            expectHectares(groups["R04-N"]?["totals"]?["conditional"]?["hectares"]?.number, 60, "R04-N")
            expectHectares(groups["R04-S"]?["totals"]?["conditional"]?["hectares"]?.number, 96, "R04-S")
            #expect(groups["R04-N"]?["totals"]?["gross"]?["hectares"] == .null)
            let opened = try await totals("--by", "road_condition", "--open", "R04-N")
            #expect(try opened.list("groups").count == 1 && opened["assumption"] != nil)
        }

        @Test func `text and CSV agree in both languages`() async throws {
            let inventory = try Geodata.imported.inventory
            let asked = ["totals", "--by", "municipality", "--inventory", inventory]
            let german = try await standorte(asked + ["--language", "de"]).output
            #expect(german.contains("Gemeinde") && german.contains("bedingt verfügbar") && german.contains("601,70"))
            #expect(german.contains("10 × ohne Umriss"))
            let english = try await standorte(asked + ["--language", "en"]).output
            #expect(
                english.contains("Recklinghausen") && english.contains("601.70") && english.contains("3 × no plots"))
            let csv = try await standorte(asked + ["--format", "csv"]).output
            let lines = csv.split(separator: "\r\n")
            #expect(lines.first?.contains("by,key,name,sites,gross_ha") == true)
            #expect(lines.last?.hasPrefix("overlap") == true)
            #expect(try await Geodata.served.get("/totals?by=municipality&f=csv").body == csv)
        }

        @Test func `the totals resource accepts the filters of items`() async throws {
            let herne = try await Geodata.served.get("/totals?municipality=Herne&by=category").json
            expectHectares(herne["total"]?["gross"]?["hectares"]?.number, 27.7, "Herne")
            #expect(try herne.list("groups").compactMap { $0["key"]?.string } == ["leisure", "logistics"])
            let large = try await Geodata.served.get("/totals?min_available_ha=59&open=R04-N").json
            expectHectares(large["total"]?["available"]?["hectares"]?.number, 60, "newPark")
            let early = try await Geodata.served.get("/totals?as_of=2005-01-01").json
            #expect(early["total"]?["sites"]?.number == 0 && early["as_of"]?["version"]?.number == 0)
            #expect(early["total"]?["gross"]?["hectares"] == .null)
            let wrong = try await Geodata.served.get("/totals?by=town")
            #expect(wrong.status == 400)
            #expect(try wrong.json["parameter"]?.string == "by")
        }

        @Test func `a figure's history begins with the import of the site`() async throws {
            for path in ["/collections/sites/items/S06/history", "/totals/history?municipality=Dorsten"] {
                let history = try await Geodata.served.get(path).json
                let steps = try history.list("steps")
                #expect(steps.count == 1 && history["figure"]?.string == "available_ha")
                expectHectares(steps.first?["hectares"]?.number, 25, path)
                #expect(try steps.first?.list("imports").count == 9)
            }
            let run = try await standorte(
                "history", "--field", "Neue Chemie", "--figure", "occupied_ha", "--inventory",
                Geodata.imported.inventory, "--json")
            expectHectares(try run.json.list("steps").first?["hectares"]?.number, 22, "Neue Chemie")
            let missing = try await Geodata.served.get("/collections/sites/items/S99/history")
            #expect(missing.status == 404)
        }
    }
}
