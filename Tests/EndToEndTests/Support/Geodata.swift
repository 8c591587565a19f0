import Foundation
import Testing

/// The reference data, imported once for a suite.
struct Geodata: Sendable {
    var inventory: String
    /// What `import --json` said.
    let report: String
    var server: Server?

    static let folder = package.appending(path: "geodata").path

    @TaskLocal fileprivate static var current: Geodata?

    /// What the suite's trait provides.
    static var imported: Geodata {
        get throws { try #require(current, "the suite lacks the trait .geodata or .servedGeodata") }
    }

    static var served: Server {
        get throws { try #require(current?.server, "the suite lacks the trait .servedGeodata") }
    }

    static func importing(into inventory: String) async throws -> Geodata {
        let run = try await standorte("import", folder, "--inventory", inventory, "--json")
        try #require(run.code == 0, "\(run.errors)\(run.output)")
        return Geodata(inventory: inventory, report: run.output)
    }

    /// What `standorte sites --json` says.
    func sites() async throws -> JSON {
        try await standorte("sites", "--json", "--inventory", inventory).json
    }

    /// The same inventory in a file of its own.
    func copy(to folder: Folder) throws -> Geodata {
        var copy = self
        copy.inventory = folder.path("copy.gpkg")
        copy.server = nil
        try FileManager.default.copyItem(atPath: inventory, toPath: copy.inventory)
        return copy
    }

    /// Every table with the digest of its rows, read by SQLite alone: equal when nothing was stored between.
    func content() async throws -> JSON { try await python("Tests/Oracle/query.py", inventory).json }
}

/// Imports geodata before a suite, serves it when asked to, and removes it after the suite.
struct GeodataTrait: SuiteTrait, TestScoping {
    var isServed: Bool

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            var geodata = try await Geodata.importing(into: folder.path("geodata.gpkg"))
            guard isServed else { return try await Geodata.$current.withValue(geodata) { try await function() } }
            try await Server.serving(geodata.inventory) { server in
                geodata.server = server
                try await Geodata.$current.withValue(geodata) { try await function() }
            }
        }
    }
}

extension Trait where Self == GeodataTrait {
    static var geodata: Self { GeodataTrait(isServed: false) }
    static var servedGeodata: Self { GeodataTrait(isServed: true) }
}

/// The program as a user meets it. One test at a time: each runs programs of its own.
///
/// The limit ends what hangs, and nothing that is only slow.
@Suite(.serialized, .timeLimit(.minutes(60)))
enum EndToEnd {}
