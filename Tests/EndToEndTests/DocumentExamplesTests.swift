import Foundation
import Testing

extension EndToEnd {
    /// The commands of the documents, run in the order in which a reader would type them.
    @Suite(.geodata, .requires(.curl, .shell, .gdal))
    struct DocumentExamplesTests {
        static let documents = [
            "README.md", "docs/planners.md", "docs/api.md", "docs/operations.md", "docs/hectares.md",
            "docs/evidence.md", "docs/shapefile-names.md", "docs/conformance.md", "docs/architecture.md",
        ]

        @Test(arguments: documents)
        func `each command of a document prints what the document shows`(_ document: String) async throws {
            let examples = try DocumentExample.all(in: document)
            guard !examples.isEmpty else { return }
            try await withTemporaryFolder { folder in
                try FileManager.default.copyItem(
                    atPath: Geodata.imported.inventory, toPath: folder.path("inventory.gpkg"))
                for name in ["geodata", "Tests", "docs"] {
                    try FileManager.default.createSymbolicLink(
                        atPath: folder.path(name), withDestinationPath: package.appending(path: name).path)
                }
                try await Server.serving(folder.path("inventory.gpkg")) { server in
                    let output = try await run(examples, in: folder, server)
                    for (example, output) in zip(examples, output) {
                        #expect(try example.matches(output), "\(example)\n\(output)")
                    }
                }
            }
        }

        @Test func `every document is checked`() throws {
            let found = try FileManager.default.contentsOfDirectory(atPath: package.appending(path: "docs").path)
            let names = found.filter { $0.hasSuffix(".md") }.map { "docs/\($0)" }
            #expect(Set(names).union(["README.md"]) == Set(Self.documents))
        }

        @Test func `an example fails when its output differs`() throws {
            let example = try #require(
                DocumentExample.all(in: "README.md").first { $0.command.contains("min_available_ha") })
            #expect(try example.matches("Westerweiterung des Chemieparks in Marl\nIndustriepark Wulfen\n"))
            #expect(try !example.matches("Westerweiterung des Chemieparks in Marl\n"))
            #expect(try !example.matches("Westerweiterung des Chemieparks in Marl\nIndustriepark Wulfen\nmore\n"))
        }

        /// Runs all examples in one shell, so that a later one sees the variables of an earlier one.
        ///
        /// - Returns: what each printed, errors too, with the address that the documents have.
        private func run(
            _ examples: [DocumentExample], in folder: Folder, _ server: Server
        ) async throws -> [String] {
            let mark = "end of example \(UUID().uuidString)"
            let commands = examples.map { "\($0.command)\necho '\(mark)'" }
            let script = "cd '\(folder.path)'; exec 2>&1\n\(commands.joined(separator: "\n"))"
                .replacing("127.0.0.1:8080", with: "127.0.0.1:\(server.port)")
                .replacing("--port 8080", with: "--port \(server.port)")
            try folder.write(script, to: "examples.sh")
            let programs = URL(fileURLWithPath: try Built.standorte).deletingLastPathComponent().path
            let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
            let shell = try await Subprocess.run(
                "/bin/bash", [folder.path("examples.sh")], environment: ["PATH": "\(programs):\(path)"])
            let parts = shell.output.replacing("127.0.0.1:\(server.port)", with: "127.0.0.1:8080")
                .components(separatedBy: "\(mark)\n")
            try #require(parts.count == examples.count + 1, "the examples ended early:\n\(shell.output)")
            return Array(parts.dropLast())
        }
    }
}
