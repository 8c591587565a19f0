import Foundation
import Testing

extension EndToEnd {
    /// The figures compared with `Tests/Oracle/hectares.py`, an independent implementation of the definitions.
    @Suite(.requires(.python))
    struct OracleTests {
        @Test(arguments: Comparison.Data.allCases)
        func `hectares equal those of shapely and pyproj`(_ data: Comparison.Data) async throws {
            for site in try await data.comparison().sites {
                for name in [
                    "gross_ha", "net_ha", "developable_ha", "available_ha", "conditional_ha", "reserved_ha", "sold_ha",
                    "occupied_ha", "not_marketable_ha", "unknown_ha", "restricted_ha", "restricted_severe_ha",
                    "restricted_minor_ha", "gross_utm32_ha",
                ] {
                    expectSame(site.figure(name), site.oracle[name]?.number, "\(site.id) \(name)")
                }
            }
        }

        @Test(arguments: Comparison.Data.allCases)
        func `deductions of constraints and plots equal those of shapely`(_ data: Comparison.Data) async throws {
            for site in try await data.comparison().sites {
                guard let steps = site.statement["steps"]?.array, !steps.isEmpty else { continue }
                for kind in ["hard_constraint", "reserved_for_owner"] {
                    let taken = steps.filter { $0["kind"]?.string == kind }.compactMap { $0["hectares"]?.number }
                    expectSame(taken.reduce(0, +), site.oracle["\(kind)_ha"]?.number, "\(site.id) \(kind)")
                }
            }
        }

        @Test(arguments: Comparison.Data.allCases)
        func `the largest contiguous part is the largest part of the union of offered plots`(
            _ data: Comparison.Data
        ) async throws {
            for site in try await data.comparison().sites {
                let largest = site.figure("largest_plot_ha")
                expectSame(largest, site.oracle["largest_plot_ha"]?.number, "\(site.id) largest_plot_ha")
            }
        }

        @Test(arguments: Comparison.Data.allCases)
        func `conditional land is grouped by its unmet conditions`(_ data: Comparison.Data) async throws {
            for site in try await data.comparison().sites {
                let pairs = (site.statement["conditions"]?.array ?? []).map {
                    ($0["condition"]?.string ?? "", $0["conditional_ha"]?.number ?? 0)
                }
                let conditions = Dictionary(pairs) { $0 + $1 }
                let wanted = (site.oracle["conditions"]?.object ?? [:]).compactMapValues(\.number)
                for condition in Set(conditions.keys).union(wanted.keys) {
                    expectSame(conditions[condition] ?? 0, wanted[condition] ?? 0, "\(site.id) for \(condition)")
                }
            }
        }

        /// Compares the distances to the nearest three projects and the nearest three open junctions, to 0.1 m.
        @Test(arguments: Comparison.Data.allCases)
        func `straight-line distances equal pyproj's geodesics`(_ data: Comparison.Data) async throws {
            let comparison = try await data.comparison()
            for site in comparison.sites {
                let all = try site.oracle.list("nearest").map { ($0["id"]?.string ?? "", $0["m"]?.number ?? .nan) }
                for (kind, targets) in [
                    ("road_project", all), ("junction", all.filter { comparison.openJunctions.contains($0.0) }),
                ] {
                    let links = site.links.filter { $0["target_kind"]?.string == kind }
                    #expect(links.count == min(targets.count, 3), "\(site.id) \(kind)")
                    for (rank, (link, target)) in zip(links, targets).enumerated() {
                        #expect(link["rank"]?.number == Double(rank + 1))
                        let metres = link["straight_line_m"]?.number ?? .infinity
                        #expect(abs(metres - target.1) <= 0.1, "\(site.id) to \(target.0): \(metres), not \(target.1)")
                    }
                }
            }
        }

        /// Compares to 0.1 m. Compares the project's id only when the next one is more than 0.1 m further.
        @Test(arguments: Comparison.Data.allCases)
        func `the nearest road project is the nearest by pyproj's geodesics`(_ data: Comparison.Data) async throws {
            for site in try await data.comparison().sites {
                let projects = try site.oracle.list("nearest")
                let metres = projects.compactMap { $0["m"]?.number }
                let actual = site.row["nearest_project_straight_line_m"]?.number
                guard let nearest = metres.first else {
                    #expect(actual == nil, "\(site.id) has no place")
                    continue
                }
                #expect(abs((actual ?? .infinity) - nearest) <= 0.1, "\(site.id): not \(nearest)")
                if metres.count == 1 || metres[1] - nearest > 0.2 {
                    #expect(site.row["nearest_project_id"] == projects[0]["id"], "\(site.id)")
                }
            }
        }

        /// Compares all figures, steps and conditions in Python.
        /// `STANDORTE_ORACLE=100000` sets the number of sites.
        @Test func `the figures of ten thousand sites equal those of shapely and pyproj`() async throws {
            let count = Int(ProcessInfo.processInfo.environment["STANDORTE_ORACLE"] ?? "") ?? 10_000
            try await withTemporaryFolder { folder in
                let (data, inventory) = (folder.path("data"), folder.path("many.gpkg"))
                try await python("Tests/Oracle/make_random_sites.py", data, "--sites", "\(count)", "--seed", "3")
                let run = try await importConfirmingOverlaps(data, into: inventory)
                try #require(run.code == 0, "\(run.errors)")
                let outcome = try await python("Tests/Oracle/compare.py", inventory, data).json
                let differences = try outcome.list("differences").compactMap(\.string)
                #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(20))")
                #expect(outcome["sites"]?.number == Double(count))
                #expect(outcome["figures"]?.number ?? 0 > Double(20 * count))
            }
        }

        @Test(arguments: Comparison.Data.allCases)
        func `totals equal the areas of shapely's unions`(_ data: Comparison.Data) async throws {
            let comparison = try await data.comparison()
            for name in ["gross", "net", "available", "conditional"] {
                let total = comparison.totals[name]?["hectares"]?.number
                expectSame(total, comparison.oracleTotals["\(name)_ha"]?.number, "total \(name)")
            }
        }

        /// Expects equality to 1e-6 or 1 m² (the limit for slivers), or both values unknown.
        private func expectSame(_ actual: Double?, _ expected: Double?, _ what: String) {
            guard let actual, let expected else {
                #expect(actual == nil && expected == nil, "\(what)")
                return
            }
            #expect(
                abs(actual - expected) <= max(1e-6 * abs(expected), 1e-4),
                "\(what): \(actual), not \(expected): \((actual - expected) * 10_000) m² apart")
        }
    }
}

/// The figures of the program and of the oracle for the same shapefiles.
struct Comparison: Sendable {
    var sites: [Site] = []
    var totals: JSON
    var oracleTotals: JSON
    /// Road projects that are open junctions.
    var openJunctions: Set<String> = []

    struct Site: Sendable {
        var id: String
        /// The values of the inventory's columns.
        var row: JSON
        var statement: JSON
        var oracle: JSON
        /// Straight-line distances by kind of target and rank.
        var links: [JSON]

        func figure(_ name: String) -> Double? { statement["figures"]?[name]?.number }
    }

    /// The data sets. Each is imported and computed once.
    enum Data: CaseIterable, Sendable {
        case geodata, randomSites, otherRandomSites

        func comparison() async throws -> Comparison {
            switch self {
            case .geodata: try await Self.ofGeodata.value
            case .randomSites: try await Self.ofRandomSites.value
            case .otherRandomSites: try await Self.ofOtherRandomSites.value
            }
        }

        private static let ofGeodata = Task { try await Comparison(of: Geodata.folder, sites: 25) }
        /// Two fixed seeds of random sites.
        private static let ofRandomSites = Task { try await Comparison(seed: 1) }
        private static let ofOtherRandomSites = Task { try await Comparison(seed: 2) }
    }

    private init(seed: Int) async throws {
        self = try await withTemporaryFolder { folder in
            try await python("Tests/Oracle/make_random_sites.py", folder.path, "--sites", "150", "--seed", "\(seed)")
            return try await Comparison(of: folder.path, sites: 150)
        }
    }

    private init(of data: String, sites count: Int) async throws {
        let oracle = try await python("Tests/Oracle/hectares.py", data).json
        (oracleTotals, totals) = (try #require(oracle["totals"]), .null)
        let known = try #require(oracle["sites"]?.object)
        try await withTemporaryFolder { folder in
            let inventory = folder.path("inventory.gpkg")
            let run = try await importConfirmingOverlaps(data, into: inventory, "--verbose")
            try #require(run.code == 0 && !run.output.contains("repaired"), "\(run.output)")
            totals = try #require(try await standorte("sites", "--json", "--inventory", inventory).json["totals"])
            let open = "SELECT id FROM road_projects WHERE kind = 'junction' AND status = 'open'"
            openJunctions = Set(try await rows(open, in: inventory).compactMap { $0["id"]?.string })
            let links = Dictionary(grouping: try await rows(Self.linkQuery, in: inventory)) { $0["site_id"]?.string }
            for row in try await rows(Self.query, in: inventory) {
                let (id, hectares) = (try #require(row["id"]?.string), try #require(row["hectares"]?.string))
                sites.append(
                    Site(
                        id: id, row: row, statement: try JSON(parsing: hectares), oracle: try #require(known[id]),
                        links: links[id] ?? []))
            }
        }
        try #require(sites.count == count && known.count == count)
    }

    private static let linkQuery = """
        SELECT site_id, target_kind, rank, straight_line_m FROM access_links
        WHERE basis = 'computed' AND method = 'straight_line' ORDER BY site_id, target_kind, rank
        """

    private static let query = """
        SELECT s.id, d.hectares, s.nearest_project_id, s.nearest_project_straight_line_m
        FROM sites AS s JOIN sites_documents AS d ON d.fid = s.fid
        """
}
