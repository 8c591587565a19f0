import Foundation
import Testing

extension EndToEnd {
    /// The paths of docs/architecture.md, compared with the files that run.
    @Suite(.requires(.tracing))
    struct DocumentedPathsTests {
        @Test func `every file of a documented path runs`() async throws {
            let document = try String(contentsOf: package.appending(path: "docs/architecture.md"), encoding: .utf8)
            let measure = package.appending(path: "Tests/Measures/measure").path
            let run = try await Subprocess.run(
                "/usr/bin/python3", [measure, "--json", "--spine", try Built.standorte])
            try #require(run.code == 0, "\(run.errors)")
            let lists = try #require(try run.json["lists"])
            let paths = try #require(lists["paths"]?.object)
            let sections = document.components(separatedBy: "\n### Path: ").dropFirst()
            #expect(sections.count == 3)
            for section in sections {
                let name = String(section.prefix { $0 != "\n" })
                let files = try #require(paths[name]?.array, "\(name)")
                let ran: [String] = files.compactMap { $0["file"]?.string }
                let text = section.components(separatedBy: "\n## ")[0]
                let documented = text.matches(of: /`(Sources\/[^`]+\.swift)`/).map { String($0.1) }
                #expect(documented.count >= 7, "\(name)")
                for file in documented { #expect(ran.contains(file), "\(name): \(file) does not run") }
            }
        }
    }
}
