import Foundation
import Testing

extension EndToEnd {
    /// The program in Examples/, compiled in this package too, and the article that explains it.
    @Suite struct ExampleTests {
        private static let folder = "Examples/Sources/ShapefileToHectares"
        private static let article = "Sources/Zukunftsstandorte/Zukunftsstandorte.docc/ShapefileToHectares.md"

        @Test func `the example prints what its article shows`() async throws {
            let program = URL(fileURLWithPath: try Built.standorte).deletingLastPathComponent()
                .appending(path: "ShapefileToHectares").path
            let run = try await Subprocess.run(program, [Geodata.folder])
            #expect(run.code == 0, "\(run.errors)")
            #expect(run.output == (try block("text")))
        }

        @Test func `the article has the code of the example, in fifteen lines`() throws {
            let code = try text("\(Self.folder)/main.swift")
            #expect(try text(Self.article).contains("```swift\n\(code)```"))
            #expect(code.split(separator: "\n").count == 15)
        }

        @Test func `both manifests build the same example`() throws {
            #expect(try text("Package.swift").contains("path: \"\(Self.folder)\""))
            let manifest = try text("Examples/Package.swift")
            #expect(manifest.contains("name: \"ShapefileToHectares\"") && manifest.contains("path: \"..\""))
        }

        private func text(_ path: String) throws -> String {
            try String(contentsOf: package.appending(path: path), encoding: .utf8)
        }

        /// The first block of a kind in the article.
        private func block(_ kind: String) throws -> String {
            let parts = try text(Self.article).components(separatedBy: "```\(kind)\n")
            return try #require(parts.dropFirst().first?.components(separatedBy: "```").first)
        }
    }
}
