import Foundation
import Testing

extension EndToEnd {
    /// An import that is killed has happened whole or not at all.
    @Suite(.geodata, .requires(.python))
    struct CrashTests {
        @Test func `an inventory is as before or complete, whenever an import into it is killed`() async throws {
            try await withTemporaryFolder { folder in
                let data = try await randomSites(folder)
                let whole = try await importAll(data, into: Geodata.imported.copy(to: try folder.folder("whole")))
                for round in 1...4 {
                    let geodata = try Geodata.imported.copy(to: try folder.folder("\(round)"))
                    let instant = Duration.milliseconds(Int.random(in: 20...Int(whole)))
                    try await kill(after: instant, import: data, into: geodata.inventory)
                    let sites = try await geodata.sites().list("sites").count
                    #expect(sites == 25 || sites == 105, "killed after \(instant)")
                    let check = try await rows("PRAGMA integrity_check", in: geodata.inventory)
                    #expect(check.first?["integrity_check"]?.string == "ok", "killed after \(instant)")
                    _ = try await importAll(data, into: geodata)
                }
            }
        }

        /// The first instants are those in which the file is made.
        @Test(arguments: [10, 30, 60, 100, 150, 200, 250, 300, 400, 600])
        func `a first import that is killed can be done again`(_ milliseconds: Int) async throws {
            try await withTemporaryFolder { folder in
                let inventory = folder.path("new.gpkg")
                try await kill(after: .milliseconds(milliseconds), import: Geodata.folder, into: inventory)
                let geodata = try await Geodata.importing(into: inventory)
                #expect(try await geodata.sites().list("sites").count == 25)
            }
        }

        /// What a crash leaves between making the file and the first commit.
        @Test func `an empty file where the inventory should be becomes the inventory`() async throws {
            try await withTemporaryFolder { folder in
                try folder.write("", to: "new.gpkg")
                let run = try await standorte("import", Geodata.folder, "--inventory", folder.path("new.gpkg"))
                #expect(run.code == 0, "\(run.errors)")
            }
        }

        private func randomSites(_ folder: Folder) async throws -> String {
            try await python("Tests/Oracle/make_random_sites.py", folder.path("data"), "--sites", "80")
            return folder.path("data")
        }

        private func kill(after instant: Duration, import data: String, into inventory: String) async throws {
            _ = try await Subprocess.run(
                try Built.standorte, ["import", data, "--inventory", inventory, "--confirm-overlap"],
                killedAfter: instant)
        }

        /// - Returns: the milliseconds that it took.
        private func importAll(_ data: String, into geodata: Geodata) async throws -> Double {
            let start = ContinuousClock.now
            let run = try await standorte("import", data, "--inventory", geodata.inventory, "--confirm-overlap")
            #expect(run.code == 0, "\(run.errors)")
            #expect(try await geodata.sites().list("sites").count == 105)
            return (ContinuousClock.now - start) / .milliseconds(1)
        }
    }
}
