import Testing

extension EndToEnd {
    /// GDAL reads exports and inventories without warnings, and cannot edit inventories.
    @Suite(.geodata, .requires(.gdal, .python))
    struct GDALTests {
        static let collections = [
            ("sites", 25), ("plots", 10), ("constraints", 10), ("road-projects", 6), ("road-sections", 2),
            ("access-links", 103), ("targets", 24), ("municipalities", 0), ("junctions", 0), ("road-network", 0),
        ]

        @Test(arguments: collections)
        func `ogrinfo reads an exported collection without a warning`(_ collection: String, count: Int) async throws {
            try await withTemporaryFolder { folder in
                let run = try await standorte(
                    "export", "--collection", collection, "--inventory", Geodata.imported.inventory)
                try #require(run.code == 0, "\(run.errors)")
                try folder.write(run.output, to: "export.geojson")
                let summary = try await ogrinfo("-so", "-al", folder.path("export.geojson"))
                #expect(summary.layers == [collection: count])
            }
        }

        @Test func `export writes the same to a file and to standard output, and replaces an existing file`()
            async throws
        {
            try await withTemporaryFolder { folder in
                let inventory = try Geodata.imported.inventory
                let printed = try await standorte("export", "--inventory", inventory)
                for _ in 1...2 {
                    let run = try await standorte(
                        "export", "--inventory", inventory, "-o", folder.path("sites.geojson"))
                    #expect(run.code == 0, "\(run.errors)")
                    #expect(folder.contents.filter { $0 != "sites.geojson" } == [], "something is left over")
                    #expect(folder.text("sites.geojson") == printed.output)
                }
            }
        }

        @Test func `ogrinfo reads the inventory without a warning and lists eight layers`() async throws {
            let summary = try await ogrinfo("-so", "-al", Geodata.imported.inventory)
            let names = Self.collections.map { ($0.0.replacing("-", with: "_"), $0.1) }
            #expect(summary.layers == Dictionary(uniqueKeysWithValues: names))
        }

        @Test func `ogr2ogr copies layers of the inventory with references and umlauts`() async throws {
            try await withTemporaryFolder { folder in
                let copy = folder.path("copy.gpkg")
                let run = try await Subprocess.run("/usr/bin/ogr2ogr", [copy, Geodata.imported.inventory])
                #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
                let sites = try await rows("SELECT name FROM sites WHERE id = 'S07'", in: copy)
                #expect(sites.map { $0["name"]?.string } == ["Zukunftspark Fürst Leopold"])
                let systems = try await rows(
                    "SELECT DISTINCT organization_coordsys_id AS code FROM gpkg_geometry_columns "
                        + "JOIN gpkg_spatial_ref_sys USING (srs_id)", in: copy)
                #expect(systems.map { $0["code"]?.number } == [25832])
            }
        }

        @Test(arguments: [
            "UPDATE sites SET name = 'x'", "DELETE FROM plots",
            "INSERT INTO targets (id, recorded_from) VALUES ('x', 1)",
        ])
        func `an edit by another program is refused with advice`(_ sql: String) async throws {
            try await expectRefusal { inventory in
                try await Subprocess.run("/usr/bin/ogrinfo", [inventory, "-sql", sql])
            }
        }

        @Test func `rows appended by ogr2ogr are refused`() async throws {
            let source = try Geodata.imported.inventory
            try await expectRefusal { inventory in
                try await Subprocess.run(
                    "/usr/bin/ogr2ogr", ["-append", "-update", inventory, source, "sites", "-nln", "sites"])
            }
        }

        private func expectRefusal(_ edit: (String) async throws -> Subprocess) async throws {
            try await withTemporaryFolder { folder in
                let geodata = try Geodata.imported.copy(to: folder)
                let before = try await geodata.content()
                let run = try await edit(geodata.inventory)
                #expect(run.errors.contains("cannot be edited directly"), "\(run)")
                #expect(run.errors.contains("standorte import FILE"), "\(run)")
                #expect(try await geodata.content() == before)
            }
        }

        /// The layers with their feature counts. Fails when ogrinfo prints a warning or an error.
        private func ogrinfo(_ arguments: String...) async throws -> (text: String, layers: [String: Int]) {
            let run = try await Subprocess.run("/usr/bin/ogrinfo", arguments)
            #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
            #expect(!run.output.contains("Warning"))
            let lines = run.output.split(separator: "\n")
            let names = lines.filter { $0.hasPrefix("Layer name: ") }.map { String($0.dropFirst(12)) }
            let counts = lines.filter { $0.hasPrefix("Feature Count: ") }.compactMap { Int($0.dropFirst(15)) }
            try #require(names.count == counts.count)
            return (run.output, Dictionary(uniqueKeysWithValues: zip(names, counts)))
        }
    }
}
