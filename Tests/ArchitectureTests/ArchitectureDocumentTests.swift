import Foundation
import Testing

/// What docs/architecture.md states, compared with the manifest and the sources.
@Suite struct ArchitectureDocumentTests {
    let document: String

    init() throws { document = try Repository.text("docs/architecture.md") }

    @Test func `the picture has the modules and arrows of the manifest`() throws {
        let (drawn, declared) = (try drawnArrows(), try declaredArrows())
        #expect(Set(drawn.keys) == Set(declared.keys))
        for (module, arrows) in declared {
            #expect(drawn[module] == arrows, "the arrows from \(module)")
        }
    }

    @Test func `every file that the document names exists`() {
        let paths = document.matches(of: /`((?:Sources|Tests|docs|Examples)\/[^`\s]*)`/).map { String($0.1) }
        #expect(paths.count > 30)
        for path in paths { #expect(Repository.exists(path), "\(path)") }
    }

    /// `A --> B & C` in the block of Mermaid.
    private func drawnArrows() throws -> [String: Set<String>] {
        let picture = try #require(document.firstMatch(of: /```mermaid\n([^`]*)```/))
        var arrows: [String: Set<String>] = [:]
        for line in picture.1.split(separator: "\n") {
            let parts = line.split(separator: " --> ").map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 2 else { continue }
            let targets = parts[1].split(separator: " & ").map(String.init)
            arrows[parts[0], default: []].formUnion(targets)
            for target in targets where arrows[target] == nil { arrows[target] = [] }
        }
        return arrows
    }

    /// The targets of the manifest that lie in Sources/, each with those that it depends on.
    private func declaredArrows() throws -> [String: Set<String>] {
        let manifest = try Repository.text("Package.swift").matches(
            of: /(?s)\.(?:systemLibrary|executableTarget|target)\(\s*name: "(\w+)"(.*?)(?=\n        \.\w+\(|\n    \],)/)
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: Repository.root.appending(path: "Sources").path)
        var arrows: [String: Set<String>] = [:]
        for target in manifest where folders.contains(String(target.1)) {
            let ours = target.2.replacing(/\.product\([^)]*\)/, with: "")
            let quoted = ours.matches(of: /"(\w+)"/).map { String($0.1) }
            arrows[String(target.1)] = Set(quoted).intersection(folders).subtracting([String(target.1)])
        }
        #expect(Set(arrows.keys) == Set(folders.filter { !$0.hasPrefix(".") }))
        return arrows
    }
}
