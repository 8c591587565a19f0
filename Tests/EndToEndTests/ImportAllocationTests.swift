import Foundation
import Testing

extension EndToEnd {
    /// The number of allocations for each imported row. It does not depend on the load of the machine, so that a growth
    /// is noticed that a measured time would hide.
    @Suite(.requires(.python))
    struct ImportAllocationTests {
        /// The number of a debug build (2,105), and 10 % more.
        private static let mostPerRow = 1.1 * 2105

        @Test func `an imported row needs no more allocations than before`() async throws {
            try await withTemporaryFolder { folder in
                let few = try await allocations(importing: 2000, in: folder)
                let many = try await allocations(importing: 4000, in: folder)
                let perRow = Double(many - few) / 2000
                print("allocations of an imported row:", perRow)
                #expect(perRow < Self.mostPerRow)
            }
        }

        /// Imports this number of sites in a new inventory.
        ///
        /// - Returns: the number of requests that jemalloc counted in the process that stores the rows.
        private func allocations(importing count: Int, in folder: Folder) async throws -> Int {
            let data = folder.path("data\(count)")
            try await python("Tests/Oracle/make_large_set.py", data, "\(count)")
            let run = try await Subprocess.run(
                try Built.standorte, ["import", data, "--inventory", folder.path("\(count).gpkg")],
                environment: ["MALLOC_CONF": "stats_print:true,stats_print_opts:Jdablxeh"])
            try #require(run.code == 0, "\(run.errors)")
            let start = try #require(run.errors.range(of: #"{"jemalloc""#))
            let text = run.errors[start.lowerBound...]
            let end = try #require(text.lastIndex(of: "}"))
            let statistics = try JSONDecoder().decode(Statistics.self, from: Data(text[...end].utf8))
            let merged = statistics.jemalloc.arenas.merged
            return merged.small.nrequests + merged.large.nrequests
        }

        /// The part of jemalloc's statistics that counts requests.
        private struct Statistics: Decodable {
            var jemalloc: Allocator

            struct Allocator: Decodable {
                var arenas: Arenas

                enum CodingKeys: String, CodingKey { case arenas = "stats.arenas" }
            }

            struct Arenas: Decodable { var merged: Arena }

            struct Arena: Decodable {
                var small: Requests
                var large: Requests
            }

            struct Requests: Decodable { var nrequests: Int }
        }
    }
}
