import Foundation
import Testing

@testable import FeaturesAPI

struct ConformanceTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// `docs/conformance.md`, line by line.
    private static var page: [String] {
        get throws {
            try String(contentsOf: root.appending(path: "docs/conformance.md"), encoding: .utf8)
                .split(separator: "\n").map(String.init)
        }
    }

    @Test func `declares the classes that are fulfilled completely`() async throws {
        let declared = try await ask("/conformance").json["conformsTo"] as? [String]
        #expect(declared == Conformance.classes)
        #expect(declared?.contains { $0.contains("ogcapi-features-4") } == false, "nothing can be edited here")
        let editable =
            try await ask("/conformance", of: server(with: InMemoryImportService())).json["conformsTo"] as? [String]
        #expect(editable == Conformance.classes + Conformance.classesOfEditing)
    }

    @Test func `the page of conformance and the declaration agree`() throws {
        let listed = try Self.page.compactMap { $0.wholeMatch(of: /- `(http[^`]+)`/).map { String($0.1) } }
        #expect(Set(listed) == Set(Conformance.classes + Conformance.classesOfEditing))
    }

    @Test func `every test that the page of conformance names is there`() throws {
        let tests = Self.root.appending(path: "Tests")
        let files = FileManager.default.enumerator(atPath: tests.path())?.compactMap { $0 as? String } ?? []
        let sources = try files.filter { $0.hasSuffix("Tests.swift") }.map {
            try String(contentsOf: tests.appending(path: $0), encoding: .utf8)
        }.joined()
        var shown = 0
        for line in try Self.page where line.hasPrefix("| `") {
            let cells = line.split(separator: "|")
            let names = cells[1].matches(of: /`([^`]+)`/).map { String($0.1) }.filter { $0.contains(" ") }
            #expect(!names.isEmpty || cells[1].contains("no"), "\(cells[0]) has neither a test nor a reason")
            for name in names { #expect(sources.contains("func `\(name)`"), "no test is called \(name)") }
            shown += names.count
        }
        #expect(shown > 250)
    }

    @Test func `every requirement that a problem names is on the page`() throws {
        let sources = Self.root.appending(path: "Sources/FeaturesAPI")
        let files = FileManager.default.enumerator(atPath: sources.path())?.compactMap { $0 as? String } ?? []
        let named = try files.filter { $0.hasSuffix(".swift") }.flatMap { file in
            try String(contentsOf: sources.appending(path: file), encoding: .utf8)
                .matches(of: /"(\/req\/[A-Za-z0-9-]+\/[A-Za-z0-9-]+)"/).map { String($0.1) }
        }
        #expect(Set(named).count > 10)
        let page = try Self.page.joined()
        for requirement in Set(named) { #expect(page.contains("`\(requirement)`"), "\(requirement)") }
    }
}
