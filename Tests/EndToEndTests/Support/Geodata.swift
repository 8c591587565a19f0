import Foundation
import Testing

/// The reference data, imported once for a suite.
struct Geodata: Sendable {
    var inventory: String
    /// The output of `import --json`.
    let report: String
    var server: Server?

    static let folder = package.appending(path: "geodata").path

    @TaskLocal fileprivate static var current: Geodata?

    /// The value that the suite's trait provides.
    static var imported: Geodata {
        get throws { try #require(current, "the suite needs the trait .geodata or .servedGeodata") }
    }

    static var served: Server {
        get throws { try #require(current?.server, "the suite needs the trait .servedGeodata") }
    }

    static func importing(into inventory: String) async throws -> Geodata {
        let run = try await standorte("import", folder, "--inventory", inventory, "--json")
        try #require(run.code == 0, "\(run.errors)\(run.output)")
        return Geodata(inventory: inventory, report: run.output)
    }

    /// The output of `standorte sites --json`.
    func sites() async throws -> JSON {
        try await standorte("sites", "--json", "--inventory", inventory).json
    }

    /// Copies the inventory into the folder.
    func copy(to folder: Folder) throws -> Geodata {
        var copy = self
        copy.inventory = folder.path("copy.gpkg")
        copy.server = nil
        try FileManager.default.copyItem(atPath: inventory, toPath: copy.inventory)
        return copy
    }

    /// The digest of every table's rows, read with Python's SQLite. Equal digests mean that nothing was stored.
    func content() async throws -> JSON { try await python("Tests/Oracle/query.py", inventory).json }
}

/// Imports geodata before a suite, optionally serves it, and removes it afterwards.
struct GeodataTrait: SuiteTrait, TestScoping {
    var isServed: Bool

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            var geodata = try await Geodata.importing(into: folder.path("geodata.gpkg"))
            guard isServed else { return try await Geodata.$current.withValue(geodata) { try await function() } }
            // `Last-Modified` is left out in the second of the last change. After it, equal requests have equal responses.
            try await Task.sleep(for: .seconds(1))
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

/// Tests of the built program. They run one at a time, since each starts processes.
///
/// The time limit ends tests that hang; slow tests stay far below it.
@Suite(.serialized, .timeLimit(.minutes(60)))
enum EndToEnd {}
