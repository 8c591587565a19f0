import Foundation
import Testing

@Suite struct DocumentTests {
    let documents: [String: String]
    let readme: String

    init() throws {
        documents = try Repository.documents()
        readme = try Repository.text("README.md")
    }

    @Test func `the README opens with the two commands`() throws {
        let run = try #require(readme.range(of: "make run"))
        let test = try #require(readme.range(of: "make test"))
        let firstSection = try #require(readme.range(of: "\n## "))
        #expect(run.lowerBound < firstSection.lowerBound)
        #expect(test.lowerBound < firstSection.lowerBound)
    }

    @Test func `the README has at most 900 words`() {
        let words = readme.split(whereSeparator: \.isWhitespace).count
        #expect(words <= 900)
    }

    @Test func `the README links to every document`() {
        for path in documents.keys where path != "README.md" {
            #expect(readme.contains("](\(path))"), "the README has no link to \(path)")
        }
    }

    @Test func `every command of the program is in the README or in docs`() throws {
        let folder = Repository.root.appending(path: "Sources/standorte/Commands")
        let sources = try FileManager.default.contentsOfDirectory(atPath: folder.path())
        let names = try sources.compactMap { name -> String? in
            let text = try Repository.text("Sources/standorte/Commands/\(name)")
            // Commands that the program starts itself are hidden.
            guard !text.contains("shouldDisplay: false"),
                let match = text.firstMatch(of: /commandName: "([a-z-]+)"/)
            else { return nil }
            return String(match.1)
        }
        #expect(names.count >= 14)
        for name in names {
            #expect(documents.values.contains { $0.contains("standorte \(name)") }, "no document has standorte \(name)")
        }
    }

    @Test func `every variable of the Makefile is in the README or in docs`() throws {
        let names = try Repository.text("Makefile").matches(of: /(?m)^([A-Z]+) \?=/).map { String($0.1) }
        #expect(!names.isEmpty)
        for name in names {
            #expect(documents.values.contains { $0.contains("\(name)=") }, "no document has \(name)")
        }
    }

    @Test func `every link to a file of the repository leads to one`() throws {
        for (path, text) in documents {
            let folder = path.split(separator: "/").dropLast().joined(separator: "/")
            for match in text.matches(of: /\]\(([^)#:]+)(?:#[^)]*)?\)/) {
                let target = folder.isEmpty ? String(match.1) : "\(folder)/\(match.1)"
                #expect(Repository.exists(target), "\(path) links to \(match.1)")
            }
        }
    }
}
