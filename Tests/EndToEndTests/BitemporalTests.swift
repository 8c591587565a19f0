import Testing

extension EndToEnd {
    /// Each change ends one version of a feature and begins another. Recorded versions are kept.
    @Suite(.geodata, .requires(.gdal, .python))
    struct BitemporalTests {
        @Test func `selling a plot reduces the site's available hectares and keeps the ended versions`()
            async throws
        {
            try await withTemporaryFolder { folder in
                let geodata = try Geodata.imported.copy(to: folder)
                let before = try await geodata.sites().list("sites", by: "id")
                try await importPlots(setting: "S06-P1", to: "verkauft", geodata, folder)

                let after = try await geodata.sites().list("sites", by: "id")
                expectHectares(after["S06"]?["available_ha"]?.number, 0, "S06 available")
                expectHectares(after["S06"]?["net_ha"]?.number, 25, "S06 net")
                #expect(before.filter { $0.key != "S06" } == after.filter { $0.key != "S06" })
                #expect(
                    try await rows("SELECT status, recorded_from FROM plots WHERE id = 'S06-P1'", in: geodata.inventory)
                        == [.object(["status": .string("sold"), "recorded_from": .number(2)])])
                try await expectHistory(geodata.inventory)
            }
        }

        private func expectHistory(_ inventory: String) async throws {
            #expect(
                try await rows("SELECT id, status, recorded_from, recorded_to FROM plots_history", in: inventory) == [
                    .object([
                        "id": .string("S06-P1"), "status": .string("available"), "recorded_from": .number(1),
                        "recorded_to": .number(2),
                    ])
                ])
            let sites = try await rows(
                "SELECT id, round(available_ha, 2) AS ha, recorded_from, recorded_to FROM sites_history", in: inventory)
            #expect(
                sites == [
                    .object([
                        "id": .string("S06"), "ha": .number(25), "recorded_from": .number(1), "recorded_to": .number(2),
                    ])
                ])
            let begun = try await rows("SELECT id FROM sites WHERE recorded_from <> 1", in: inventory)
            #expect(begun.map { $0["id"]?.string } == ["S06"], "other sites' versions go on")
            for table in ["road_projects", "road_sections", "access_links", "constraints", "targets"] {
                let ended = try await rows("SELECT id FROM \(table)_history", in: inventory)
                #expect(ended.isEmpty, "\(table)")
            }
        }

        @Test func `a figure that changes back and forth has a chain of versions without gaps`() async throws {
            try await withTemporaryFolder { folder in
                let geodata = try Geodata.imported.copy(to: folder)
                for status in ["reserviert", "belegt", "verfügbar"] {
                    try await importPlots(setting: "S02-P3", to: status, geodata, folder)
                }
                let chain = try await rows(
                    """
                    SELECT recorded_from, recorded_to, status FROM plots_history WHERE id = 'S02-P3'
                    UNION ALL SELECT recorded_from, NULL, status FROM plots WHERE id = 'S02-P3' ORDER BY 1
                    """, in: geodata.inventory)
                #expect(
                    chain.map { $0["status"]?.string } == ["available", "reserved", "occupied", "available"])
                #expect(chain.map { $0["recorded_from"]?.number } == [1, 2, 3, 4])
                #expect(chain.map { $0["recorded_to"]?.number } == [2, 3, 4, nil])
                let site = try await geodata.sites().list("sites", by: "id")["S02"]
                expectHectares(site?["available_ha"]?.number, 12, "as at first")
            }
        }

        @Test func `versions have increasing times of recording`() async throws {
            try await withTemporaryFolder { folder in
                let geodata = try Geodata.imported.copy(to: folder)
                try await importPlots(setting: "S05-P2", to: "belegt", geodata, folder)
                let versions = try await rows(
                    "SELECT * FROM inventory_versions ORDER BY version", in: geodata.inventory)
                #expect(versions.map { $0["version"]?.number } == [1, 2])
                let instants = versions.compactMap { $0["recorded_at"]?.string }
                #expect(instants.count == 2 && instants[0] < instants[1])
                #expect(instants.allSatisfy { $0.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil })
            }
        }

        @Test func `with --as-of every reading command gives the earlier result`() async throws {
            try await withTemporaryFolder { folder in
                let geodata = try Geodata.imported.copy(to: folder)
                let commands = [
                    ["sites", "--json"], ["hectares", "S06", "--json"], ["access", "S06"], ["imports", "--json"],
                    ["export", "--collection", "plots"], ["sites", "--open", "R04"],
                ].map { $0 + ["--inventory", geodata.inventory] }
                var before: [String] = []
                for command in commands { before.append(try await standorte(command).output) }
                try await importPlots(setting: "S06-P1", to: "verkauft", geodata, folder)
                let time = try #require(
                    try await rows(
                        "SELECT recorded_at FROM inventory_versions WHERE version = 1", in: geodata.inventory
                    )
                    .first?["recorded_at"]?.string)
                for (command, before) in zip(commands, before) {
                    let then = try await standorte(command + ["--as-of", time])
                    #expect(then.output == before && then.code == 0, "\(command)")
                    let isAccess = command.contains("access")
                    #expect(try await (standorte(command).output == before) == isAccess, "\(command)")
                }
                let early = try await standorte(commands[0] + ["--as-of", "2005-01-01"])
                #expect(early.code == 0 && early.errors.contains("The inventory was empty then"))
                #expect(try early.json.list("sites").isEmpty)
                let late = try await standorte(commands[0] + ["--as-of", "2999-01-01"])
                #expect(late.code == 64 && late.errors.contains("lies in the future"))
            }
        }

        /// Edits a copy of the plots with OGR and imports it.
        private func importPlots(
            setting plot: String, to status: String, _ geodata: Geodata, _ folder: Folder
        ) async throws {
            let sql = "UPDATE teilflaechen SET STATUS = '\(status)' WHERE TF_NR = '\(plot)'"
            let data = try folder.freshFolder("plots")
            try data.copyGeodata("teilflaechen")
            let edit = try await Subprocess.run(
                "/usr/bin/ogrinfo", [data.path("teilflaechen.shp"), "-dialect", "SQLite", "-sql", sql])
            try #require(edit.code == 0 && edit.errors.isEmpty, "\(edit.errors)")
            let run = try await standorte("import", data.path, "--inventory", geodata.inventory, "--json")
            try #require(run.code == 0, "\(run.output)")
            let counts = try #require(try run.json["reports"]?.array?.first?["counts"])
            #expect(counts["changed"]?.number == 1 && counts["unchanged"]?.number == 9)
        }
    }
}
