import Foundation
import Testing

/// The cases of Tests/Corpus/generate.py, generated once for a suite.
struct Corpus: Sendable {
    let folder: Folder
    let cases: [Example]

    @TaskLocal fileprivate static var current: Corpus?

    /// The value that the suite's trait provides.
    static var generated: Corpus {
        get throws { try #require(current, "the suite needs the trait .corpus") }
    }

    /// Files to import, with the expected result.
    struct Example: Sendable, CustomStringConvertible {
        struct Delivery: Sendable {
            /// The folder within the corpus.
            var folder: String
            /// The path within the folder; empty for the whole folder. May also be absolute.
            var path: String
            var options: [String]
        }

        let name: String
        let delivery: Delivery
        let before: Delivery?
        let exitCode: Int32
        /// The expected members of all warnings and errors, and of some notices.
        let findings: [[String: JSON]]
        /// The expected counts; `nil` to ignore them.
        let counts: [String: Double]?
        /// Texts that the output must contain.
        let words: [String]
        /// The expected columns by `sites/X01`; null for a feature that must not exist.
        let stored: [String: JSON]
        /// True to run `recompute --check` after the import.
        let isChecked: Bool
        /// The reason for a known deviation.
        let wrong: String?

        var description: String { name }
        var theme: String { name.prefix { $0 != ":" }.description }
        var isDryRun: Bool { delivery.options.contains("--dry-run") }
        var codes: [String] { findings.compactMap { $0["code"]?.string } }

        init(_ json: JSON) throws {
            name = try #require(json["name"]?.string)
            delivery = try Delivery(json, folder: "\(name)/files")
            before = try json["before"].flatMap { $0 == .null ? nil : $0 }
                .map { try Delivery($0, folder: try #require($0["folder"]?.string)) }
            exitCode = Int32(try #require(json["exit"]?.number))
            findings = try json.list("findings").map { try #require($0.object) }
            counts = json["counts"]?.object?.compactMapValues(\.number)
            words = try json.list("says").compactMap(\.string)
            stored = try #require(json["stored"]?.object)
            isChecked = json["checked"] == .boolean(true)
            wrong = json["wrong"]?.string
        }
    }
}

extension Corpus.Example.Delivery {
    fileprivate init(_ json: JSON, folder: String) throws {
        self.folder = folder
        path = try #require(json["path"]?.string)
        options = try json.list("options").compactMap(\.string)
    }
}

/// Generates the corpus before a suite and removes it afterwards.
struct CorpusTrait: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            try await python("Tests/Corpus/generate.py", folder.path)
            let manifest = try #require(folder.text("manifest.json"))
            let cases = try #require(try JSON(parsing: manifest).array).map(Corpus.Example.init)
            try await Corpus.$current.withValue(Corpus(folder: folder, cases: cases)) { try await function() }
        }
    }
}

extension Trait where Self == CorpusTrait {
    static var corpus: Self { CorpusTrait() }
}

/// The result of importing a case, with its expectations.
struct ImportedCase {
    private let run: Subprocess
    private let example: Corpus.Example
    private let outcome: JSON?
    private let findings: [JSON]
    /// Temporary folders, which must not appear in messages.
    private let folders: [String]

    /// - Parameters:
    ///   - files: The folder of the corpus.
    ///   - inventory: The folder of the inventory.
    init(_ run: Subprocess, _ example: Corpus.Example, files: String, inventory: String) throws {
        self.run = run
        self.example = example
        folders = [files, inventory]
        outcome = run.output.isEmpty ? nil : try JSON(parsing: run.output)
        findings = try outcome?.list("reports").flatMap { try $0.list("findings") } ?? []
    }

    func check() {
        #expect(run.code == example.exitCode, "\(example): \(run.errors)")
        let said = run.output.replacing("\\/", with: "/") + run.errors
        for words in example.words { #expect(said.contains(words), "\(example): does not print \(words)") }
        #expect(run.code == 0 || outcome?["kept"] != .boolean(true), "\(example): refused and kept")
        #expect(loud(findings) == loud(example.findings.map(JSON.object)), "\(example): warnings and errors")
        for expected in example.findings {
            let isThere = findings.contains { found in expected.allSatisfy { found[$0.key] == $0.value } }
            #expect(isThere, "\(example): \(expected) is not among \(findings.map(\.brief))")
        }
        for finding in findings { checkTexts(finding) }
        checkCounts()
        for folder in folders { #expect(!run.output.contains(folder), "\(example): prints a temporary path") }
    }

    /// The severities and codes of warnings and errors, which must match exactly.
    private func loud(_ findings: [JSON]) -> Set<String> {
        Set(
            findings.filter { ["warning", "error"].contains($0["severity"]?.string) }
                .map { "\($0["severity"]?.string ?? "") \($0["code"]?.string ?? "")" })
    }

    /// Every finding needs a message in both languages, and every error a remedy.
    private func checkTexts(_ finding: JSON) {
        for language in ["de", "en"] {
            for part in ["message", "action", "remedy"] where finding[part] != nil && finding[part] != .null {
                let text = finding[part]?[language]?.string ?? ""
                #expect(text.hasSuffix("."), "\(example): \(finding.brief) \(part) \(language): \(text)")
            }
            #expect(finding["message"]?[language]?.string != nil, "\(example): \(finding.brief)")
            guard finding["severity"]?.string == "error" else { continue }
            #expect(finding["remedy"]?[language]?.string != nil, "\(example): \(finding.brief) has no remedy")
        }
    }

    private func checkCounts() {
        guard let counts = example.counts, let reports = outcome?["reports"]?.array else { return }
        for name in ["read", "added", "changed", "unchanged", "ended", "refused"] {
            let found = reports.reduce(0) { $0 + ($1["counts"]?[name]?.number ?? 0) }
            #expect(found == counts[name] ?? 0, "\(example): \(name)")
        }
    }
}

extension JSON {
    /// The finding without its texts, for messages.
    fileprivate var brief: String {
        ["severity", "code", "row", "id", "field", "value"].compactMap { name in
            switch self[name] {
            case .string(let text)?: "\(name) \(text)"
            case .number(let number)?: "\(name) \(number)"
            default: nil
            }
        }.joined(separator: ", ")
    }
}
