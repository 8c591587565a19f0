import Foundation
import Testing

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

@Suite struct ReadmeTests {
    let readme: String

    init() throws { readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8) }

    @Test func `the README opens with the two commands`() throws {
        let run = try #require(readme.range(of: "make run"))
        let test = try #require(readme.range(of: "make test"))
        let firstSection = try #require(readme.range(of: "\n## "))
        #expect(run.lowerBound < firstSection.lowerBound)
        #expect(test.lowerBound < firstSection.lowerBound)
    }

    @Test func `every command of the program stands in the README`() throws {
        let folder = root.appending(path: "Sources/standorte/Commands")
        let sources = try FileManager.default.contentsOfDirectory(atPath: folder.path())
        let names = try sources.compactMap { name -> String? in
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            guard let match = text.firstMatch(of: /commandName: "([a-z]+)"/) else { return nil }
            return String(match.1)
        }
        #expect(names.count >= 7)
        for name in names {
            #expect(readme.contains("standorte \(name)"), "the README does not tell of standorte \(name)")
        }
    }

    @Test func `every variable that the Makefile takes stands in the README`() throws {
        let makefile = try String(contentsOf: root.appending(path: "Makefile"), encoding: .utf8)
        let names = makefile.matches(of: /(?m)^([A-Z]+) \?=/).map { String($0.1) }
        #expect(!names.isEmpty)
        for name in names { #expect(readme.contains(name), "the README does not tell of \(name)") }
    }
}
