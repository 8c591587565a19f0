import Foundation
import Testing

extension EndToEnd {
    /// What is acknowledged survives; an import that is killed is stored completely or not at all.
    @Suite(.geodata, .requires(.python))
    struct CrashTests {
        @Test func `an inventory is unchanged or complete after an import is killed at any time`() async throws {
            try await withTemporaryFolder { folder in
                let data = try await randomSites(folder)
                let options = try await optionsConfirmingOverlaps(data, into: Geodata.imported.inventory)
                let whole = try await importAll(data, into: Geodata.imported.copy(to: try folder.folder("whole")))
                for round in 1...4 {
                    let geodata = try Geodata.imported.copy(to: try folder.folder("\(round)"))
                    let instant = Duration.milliseconds(Int.random(in: 20...Int(whole)))
                    try await kill(after: instant, import: data, into: geodata.inventory, options)
                    let sites = try await geodata.sites().list("sites").count
                    #expect(sites == 25 || sites == 105, "killed after \(instant)")
                    let check = try await rows("PRAGMA integrity_check", in: geodata.inventory)
                    #expect(check.first?["integrity_check"]?.string == "ok", "killed after \(instant)")
                    _ = try await importAll(data, into: geodata)
                }
            }
        }

        @Test(arguments: [
            ("power_loss.py", ["--seconds", "2", "--rounds", "8"]), ("kill_server.py", ["--rounds", "6"]),
            ("full_disk.py", ["--rounds", "5"]),
        ])
        func `nothing acknowledged is lost after power losses, kills and full disks`(
            _ script: String, _ options: [String]
        ) async throws {
            let run = try await Subprocess.run(
                "/usr/bin/python3",
                [package.appending(path: "Tests/Endurance/\(script)").path, try Built.standorte] + options)
            #expect(run.code == 0, "\(run.output)\(run.errors)")
        }

        /// The inventory file is created within the first milliseconds.
        @Test(arguments: [10, 30, 60, 100, 150, 200, 250, 300, 400, 600])
        func `a first import that was killed can be repeated`(_ milliseconds: Int) async throws {
            try await withTemporaryFolder { folder in
                let inventory = folder.path("new.gpkg")
                try await kill(after: .milliseconds(milliseconds), import: Geodata.folder, into: inventory)
                let geodata = try await Geodata.importing(into: inventory)
                #expect(try await geodata.sites().list("sites").count == 25)
            }
        }

        /// A new inventory gets its name when it is complete. An empty file is what a failed copy leaves.
        @Test func `an import into an empty file is refused and leaves the file as it is`() async throws {
            try await withTemporaryFolder { folder in
                try folder.write("", to: "new.gpkg")
                let run = try await standorte("import", Geodata.folder, "--inventory", folder.path("new.gpkg"))
                #expect(run.code == 73)
                #expect(run.errors.contains("new.gpkg is empty"))
                #expect(folder.contents == ["new.gpkg"])
                #expect(folder.text("new.gpkg") == "")
            }
        }

        private func randomSites(_ folder: Folder) async throws -> String {
            try await python("Tests/Oracle/make_random_sites.py", folder.path("data"), "--sites", "80")
            return folder.path("data")
        }

        private func kill(
            after instant: Duration, import data: String, into inventory: String, _ options: [String] = []
        ) async throws {
            _ = try await Subprocess.run(
                try Built.standorte, ["import", data, "--inventory", inventory] + options,
                killedAfter: instant)
        }

        /// - Returns: The duration in milliseconds.
        private func importAll(_ data: String, into geodata: Geodata) async throws -> Double {
            let start = ContinuousClock.now
            let run = try await importConfirmingOverlaps(data, into: geodata.inventory)
            #expect(run.code == 0, "\(run.errors)")
            #expect(try await geodata.sites().list("sites").count == 105)
            return (ContinuousClock.now - start) / .milliseconds(1)
        }
    }
}
