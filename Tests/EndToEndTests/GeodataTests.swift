import Testing

extension EndToEnd {
    @Suite(.geodata)
    struct GeodataTests {
        /// Published hectares by site. Figures not listed are unknown.
        static let published: [PublishedSite] = [
            PublishedSite("S01", gross: 288, net: 156, available: 0, conditional: 156),
            PublishedSite("S02", gross: 50, net: 34, available: 12, conditional: 0),
            PublishedSite("S03", gross: 58, reason: "no_plots"),
            PublishedSite("S04", gross: 24, reason: "no_plots"),
            PublishedSite("S05", gross: 11, net: 9, available: 2, conditional: 0),
            PublishedSite("S06", gross: 32, net: 25, available: 25, conditional: 0),
            PublishedSite("S07", gross: 50, available: 0, conditional: 0, reason: "declared_sold_out"),
            PublishedSite("S08", gross: 53, available: 0, conditional: 0, reason: "declared_sold_out"),
            PublishedSite("S09", gross: 12, reason: "no_plots"),
            PublishedSite("S10", gross: 15.7, net: 13.3, available: 0, conditional: 0),
            PublishedSite("S11", gross: 8, available: 0, conditional: 0, reason: "declared_sold_out"),
        ]

        static let names = [
            "S01": "Industrieareal newPark", "S02": "Westerweiterung des Chemieparks in Marl",
            "S03": "Norderweiterung des Chemieparks Scholven in Gelsenkirchen",
            "S04": "Interkommunaler Gewerbepark Schwarze Heide", "S05": "Blumenthal 1/2/6",
            "S06": "Industriepark Wulfen", "S07": "Zukunftspark Fürst Leopold",
            "S08": #"Zukunftsstandort "Ewald im Landschaftspark Emscherbruch""#,
            "S09": "Zechenbrache Unser Fritz I/IV", "S10": "Industriebrache Wanit",
            "S11": "Industriebrache Chemische Schalke", "S12": "Standort Herten-Süd",
            "S13": "Last Mile Logistik Park", "S14": "Fläche Blumenthal 3 / 4", "S15": "Wasserstadt Emscher-Lippe",
            "S16": "Wasserstadt Fürst Leopold", "S17": "Freizeitschwerpunkt Halterner Stausee",
            "S18": "Nutzung von ehemaligen Zechenbahnen",
            "S19": "Erklärwerk (Umnutzung der ehemaligen Kläranlage)", "S20": "Berger Feld",
            "S21": "Pferdesportzentrum", "S22": "Sport- und Freizeitzentrum Castrop-Rauxel",
            "S23": "Freizeitakademie Bottrop", "S24": "Wasserstoffkompetenzzentrum Herten", "S25": "Erin-Park",
        ]

        @Test func `all 25 sites have their names with umlauts`() async throws {
            let sites = try await Geodata.imported.sites().list("sites", by: "id")
            #expect(sites.compactMapValues { $0["name"]?.string } == Self.names)
            #expect(sites["S17"]?["municipality"]?.string == "Haltern am See")
        }

        @Test(arguments: published)
        func `the list of sites gives the published hectares`(_ expected: PublishedSite) async throws {
            let site = try #require(await Geodata.imported.sites().list("sites", by: "id")[expected.id])
            for (name, hectares) in expected.hectares {
                expectHectares(site[name]?.number, hectares, "\(expected.id) \(name)")
            }
            #expect(site["hectares_reason"]?.string == expected.reason)
        }

        @Test(arguments: published)
        func `a site's statement gives the published hectares`(_ expected: PublishedSite) async throws {
            let statement = try await statement(of: expected.id)
            for (name, hectares) in expected.hectares {
                expectHectares(statement["figures"]?[name]?.number, hectares, "\(expected.id) \(name)")
            }
            #expect(statement["reason"]?.string == expected.reason)
        }

        @Test func `60 and 96 ha of newPark wait for the two sections of the B 474n`() async throws {
            let conditions = try await statement(of: "S01").list("conditions", by: "condition")
            #expect(Set(conditions.keys) == ["R04-N", "R04-S"])
            expectHectares(conditions["R04-N"]?["conditional_ha"]?.number, 60, "R04-N")
            expectHectares(conditions["R04-S"]?["conditional_ha"]?.number, 96, "R04-S")
        }

        @Test func `the totals are 601.70 ha gross of 11 footprints, 237.30 net, 39 available, 156 conditional`()
            async throws
        {
            let totals = try #require(try await Geodata.imported.sites()["totals"])
            #expect(totals["sites"]?.number == 11)
            for (name, hectares, sites) in [
                ("gross", 601.7, 11.0), ("net", 237.3, 5), ("available", 39, 8), ("conditional", 156, 8),
            ] {
                expectHectares(totals[name]?["hectares"]?.number, hectares, name)
                #expect(totals[name]?["sites"]?.number == sites, "\(name)")
                expectHectares(totals[name]?["overlap_ha"]?.number, 0, "overlap of \(name)")
            }
        }

        @Test func `the totals count excluded sites by reason`() async throws {
            let exclusions = try #require(try await Geodata.imported.sites()["totals"]?["exclusions"])
            #expect(
                exclusions.object?.compactMapValues(\.number) == [
                    "no_footprint": 10, "part_of": 3, "programme": 1, "no_plots": 3, "declared_sold_out": 3,
                ])
        }

        @Test func `unknown figures are null in JSON`() async throws {
            let site = try #require(await Geodata.imported.sites().list("sites", by: "id")["S03"])
            let figures = try await statement(of: "S03")["figures"]
            #expect(site["net_ha"] == .null && site["available_ha"] == .null)
            #expect(figures?["net_ha"] == .null && figures?["available_ha"] == .null)
        }

        @Test(arguments: published.map(\.id))
        func `the rounded rows of the waterfall add up`(_ id: String) async throws {
            let steps = try await statement(of: id).list("steps")
            guard let first = steps.first, let last = steps.last else { return }
            #expect(first["kind"]?.string == "gross" && last["kind"]?.string == "available")
            var left = try #require(first["shown_ha"]?.number)
            for step in steps.dropFirst().dropLast() {
                left = hundredths(left - (try #require(step["shown_ha"]?.number)))
                #expect(step["running_ha"]?.number == left, "\(id) after \(step)")
            }
            #expect(last["shown_ha"]?.number == left)
        }

        @Test func `six road projects and two sections have their names`() async throws {
            let projects = try await exported("road-projects")
            #expect(Set(projects.keys) == ["R01", "R02", "R03", "R04", "R05", "R06"])
            let sections = try await exported("road-sections")
            #expect(Set(sections.keys) == ["R04-N", "R04-S"])
            #expect(sections.values.allSatisfy { $0["properties"]?["road_project_id"]?.string == "R04" })
            #expect(projects["R04"]?["properties"]?["sections"]?.array?.count == 2)
        }

        @Test func `three links are documented, and twenty sites have five computed links each`() async throws {
            let links = try await exported("access-links").values.compactMap { $0["properties"] }
            let documented = links.filter { $0["basis"]?.string == "documented" }
            let pairs = documented.map { "\($0["site_id"]?.string ?? "") \($0["road_project_id"]?.string ?? "")" }
            #expect(pairs.sorted() == ["S09 R02", "S10 R02", "S11 R03"])
            let computed = links.filter { $0["basis"]?.string == "computed" }
            // Three to the nearest road projects, two to the open ones that are junctions.
            #expect(computed.count == 100 && links.count == 103)
            #expect(Set(computed.compactMap { $0["junction_id"]?.string }) == ["R01", "R03"])
            let linked = Set(computed.compactMap { $0["site_id"]?.string })
            #expect(Set(Self.names.keys).subtracting(linked) == ["S13", "S18", "S21", "S22", "S23"])
        }

        @Test(arguments: [("S01", 0, 5), ("S10", 1, 5), ("S11", 1, 5), ("S13", 0, 0)])
        func `access separates documented from computed links`(
            _ site: String, documented: Int, computed: Int
        ) async throws {
            let report = try await standorte("access", site, "--json", "--inventory", Geodata.imported.inventory).json
            #expect(try report.list("documented").count == documented)
            #expect(try report.list("computed").count == computed)
            let distances = try report.list("computed").map { $0["straight_line_m"]?.number }
            #expect(distances.allSatisfy { $0 != nil })
        }

        @Test(arguments: [
            ("S01", "under_construction", ["R04": "existing", "R04-N": "existing", "R04-S": "existing"]),
            ("S10", "existing", [:]), ("S05", "unknown", [:]),
        ])
        func `access gives the present connection, and the one after each road is built`(
            _ site: String, now: String, ifBuilt: [String: String]
        ) async throws {
            let report = try await standorte("access", site, "--json", "--inventory", Geodata.imported.inventory).json
            #expect(report["connection_state"]?.string == now)
            let built = try report.list("connection_if_built", by: "road_project_id")
            #expect(built.compactMapValues { $0["connection_state"]?.string } == ifBuilt)
        }

        @Test func `sketched outlines are marked as sketches`() async throws {
            let sites = try await exported("sites").values.filter { $0["geometry"] != .null }
            #expect(sites.count == 11)
            let notes = sites.compactMap { $0["properties"]?["note"]?.string }
            #expect(notes.count == 11 && notes.allSatisfy { $0.contains("Skizze") })
        }

        @Test func `files that were already imported are skipped`() async throws {
            try await withTemporaryFolder { folder in
                let inventory = folder.path("twice.gpkg")
                let first = try await Geodata.importing(into: inventory)
                let before = try await (first.sites(), rows(Self.versions, in: inventory))
                let again = try await standorte("import", Geodata.folder, "--inventory", inventory)
                #expect(again.code == 0 && again.errors.isEmpty)
                let lines = again.output.split(separator: "\n")
                #expect(lines.count == 9 && lines.allSatisfy { $0.contains("already imported") }, "\(again.output)")
                let after = try await first.sites()
                #expect(after["sites"] == before.0["sites"])
                #expect(after == before.0)
                #expect(try await rows(Self.versions, in: inventory) == before.1)
            }
        }

        private static let versions = "SELECT version FROM inventory_versions"

        private func statement(of id: String) async throws -> JSON {
            try await standorte("hectares", id, "--json", "--inventory", Geodata.imported.inventory).json
        }

        private func exported(_ collection: String) async throws -> [String: JSON] {
            try await standorte("export", "--collection", collection, "--inventory", Geodata.imported.inventory).json
                .list("features", by: "id")
        }
    }
}

/// The published hectares of a site; `nil` for unknown.
struct PublishedSite: CustomTestStringConvertible, Sendable {
    var id: String
    var hectares: [String: Double?]
    var reason: String?

    var testDescription: String { id }

    init(
        _ id: String, gross: Double, net: Double? = nil, available: Double? = nil, conditional: Double? = nil,
        reason: String? = nil
    ) {
        self.id = id
        self.reason = reason
        hectares = ["gross_ha": gross, "net_ha": net, "available_ha": available, "conditional_ha": conditional]
    }
}

/// Expects equality to 0.01 ha, or both values unknown.
func expectHectares(
    _ actual: Double?, _ expected: Double?, _ what: String, _ location: SourceLocation = #_sourceLocation
) {
    #expect(
        actual.map(hundredths) == expected.map(hundredths), "\(what): \(String(describing: actual))",
        sourceLocation: location)
}

func hundredths(_ value: Double) -> Double { (value * 100).rounded() / 100 }
