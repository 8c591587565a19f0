import Foundation
import Testing

extension EndToEnd {
    /// A generated set of sites. `STANDORTE_LARGE=100000` sets their number.
    @Suite(.requires(.python, .curl))
    struct LargeSetTests {
        @Test func `a large set is imported completely and can be queried by bbox`() async throws {
            let count = Int(ProcessInfo.processInfo.environment["STANDORTE_LARGE"] ?? "") ?? 5000
            try await withTemporaryFolder { folder in
                let (data, inventory) = (folder.path("data"), folder.path("large.gpkg"))
                try await python("Tests/Oracle/make_large_set.py", data, "\(count)")
                let run = try await measured("import", data, "--inventory", inventory)
                let counts = "\(count) read, \(count) added\n"
                #expect(run.output.contains(counts))
                try await Server.serving(inventory) { server in
                    let start = ContinuousClock.now
                    let response = try await server.get("/collections/sites/items?limit=10&bbox=6.57,51.25,6.6,51.27")
                    print("box of \(count) sites:", ContinuousClock.now - start)
                    #expect(try response.json.list("features").count == 10)
                    let matched = try #require(try response.json["numberMatched"]?.number)
                    #expect(matched > 10 && matched < 100)
                    #expect(try response.json.list("links").contains { $0["rel"]?.string == "next" })
                }
            }
        }

        /// Runs the program and prints its time and peak memory. Neither is asserted.
        private func measured(_ arguments: String...) async throws -> Subprocess {
            let start = ContinuousClock.now
            let script = """
                import resource, subprocess, sys
                code = subprocess.run(sys.argv[1:]).returncode
                print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, "MiB at most")
                sys.exit(code)
                """
            let run = try await Subprocess.run("/usr/bin/python3", ["-c", script, try Built.standorte] + arguments)
            try #require(run.code == 0, "\(run.errors)")
            print("import:", ContinuousClock.now - start, String(run.output.split(separator: "\n").last ?? ""))
            return run
        }
    }
}
