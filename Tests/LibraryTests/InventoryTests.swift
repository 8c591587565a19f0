import Foundation
import Testing
import Zukunftsstandorte

/// The library as another package meets it: by its public front door alone.
@Suite struct InventoryTests {
    @Test func `opening a file that does not exist fails`() async throws {
        await #expect(throws: InventoryError.notFound(path: "/nowhere/inventory.gpkg")) {
            try await Inventory.open(at: "/nowhere/inventory.gpkg")
        }
    }

    @Test func `a new inventory is empty, and is there when opened again`() async throws {
        try await withTemporaryFolder { folder in
            let path = "\(folder)/new.gpkg"
            let sites = try await Inventory.openOrCreate(at: path).sites()
            #expect(sites.isEmpty)
            let imports = try await Inventory.open(at: path).imports()
            #expect(imports.isEmpty)
        }
    }

    @Test(arguments: ImportProcess.allCases)
    func `geodata gives the published hectares, in process and by a worker`(_ process: ImportProcess) async throws {
        try await withGeodata(process.reading) { inventory, outcome in
            #expect(outcome.isKept && outcome.reports.count == 9)
            #expect(outcome.reports.flatMap(\.findings).allSatisfy { $0.severity != .error })
            let available = try await inventory.sites(where: "available_ha > 1").map(\.id)
            #expect(available == ["S02", "S05", "S06"])
            let total = try await inventory.totals().total
            #expect(abs(total.available.hectares - 39) < 0.001)
            #expect(abs(total.conditional.hectares - 156) < 0.001)
        }
    }

    @Test func `progress and accepted features are reported, and the same files are imported once`() async throws {
        try await withGeodata { inventory, _ in
            let counter = Counter()
            let order = ImportOrder(again: true)
            let again = try await inventory.importFiles(
                at: [geodata], as: order, progress: { _ in counter.progress() },
                onFeature: { _, _ in counter.feature() })
            #expect(again.isKept)
            #expect(counter.values.progress >= 9 && counter.values.features == 80)
            let third = try await inventory.importFiles(at: [geodata])
            #expect(third.reports.isEmpty && third.alreadyImported.count == 9)
        }
    }

    @Test func `a site is found by its id, its name or a part of it`() async throws {
        try await withGeodata { inventory, _ in
            for name in ["S01", "Industrieareal newPark", "newpark"] {
                let id = try await inventory.siteID(named: name)
                #expect(id.text == "S01")
            }
            await #expect(throws: InventoryError.self) { try await inventory.hectares(of: "Park") }
            await #expect(throws: InventoryError.noSite("Atlantis", candidates: [])) {
                try await inventory.access(of: "Atlantis")
            }
        }
    }

    @Test func `a scenario opens a road, and nothing of it is stored`() async throws {
        try await withGeodata { inventory, _ in
            let scenario = try await inventory.scenario(open: ["r04-n"])
            let then = try await inventory.hectares(of: "S01", scenario: scenario).statement.figures
            #expect(abs((then.available ?? 0) - 60) < 0.001)
            let now = try await inventory.hectares(of: "S01").statement.figures
            #expect(now.available == 0)
            let large = try await inventory.sites(where: "available_ha > 50", scenario: scenario)
            #expect(large.map(\.id) == ["S01"])
        }
    }

    @Test func `access, roads, targets and history are one call each`() async throws {
        try await withGeodata { inventory, _ in
            let access = try await inventory.access(of: "S10")
            #expect(access.documented.map(\.roadProjectID) == ["R02"])
            let roads = try await inventory.roadEffects(of: "r04")
            #expect(roads.projects.map(\.id) == ["R04"])
            let targets = try await inventory.targets()
            #expect(targets.targets.count == 24)
            let history = try await inventory.history(of: .availableHectares, ofSite: "S06")
            #expect(history.steps.count == 1)
            let check = try await inventory.recompute(onlyChecks: true)
            #expect(check.differing.isEmpty)
            await #expect(throws: InventoryError.noRoadProject("R044", nearest: "R04")) {
                try await inventory.roadEffects(of: "R044")
            }
        }
    }

    @Test func `an export comes back unchanged`() async throws {
        try await withGeodata { inventory, _ in
            let zip = inventory.path + ".zip"
            let written = try await inventory.export(.plots, to: zip, ExportOptions(.shapefile))
            #expect(written.layers.map(\.features) == [10])
            let back = try await inventory.importFiles(at: [zip])
            #expect(back.reports.map(\.counts.unchanged) == [10])
        }
    }

    @Test func `the inventory can be read as it was before an import`() async throws {
        try await withGeodata { inventory, _ in
            let past = try await inventory.recorded(at: RecordedTime("2020-01-01"))
            let sites = try await past.sites()
            #expect(sites.isEmpty)
        }
    }

    @Test func `an invalid filter names its position`() async throws {
        try await withGeodata { inventory, _ in
            await #expect(throws: FilterError.self) { try await inventory.sites(where: "available > 5") }
        }
    }

    @Test func `many tasks read while one imports`() async throws {
        try await withGeodata { inventory, _ in
            try await withThrowingTaskGroup(of: Int.self) { group in
                group.addTask {
                    try await inventory.importFiles(at: [geodata], as: ImportOrder(again: true))
                    return 25
                }
                for _ in 1...20 { group.addTask { try await inventory.sites().count } }
                for try await count in group { #expect(count == 25) }
            }
        }
    }
}

/// The process that reads the files of a test.
enum ImportProcess: String, CaseIterable {
    case inProcess, worker

    var reading: FileReading {
        get throws {
            guard self == .worker else { return .inProcess }
            let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            return .worker(
                executable: URL(filePath: tests).deletingLastPathComponent().appending(path: "WorkerHelper").path)
        }
    }
}
