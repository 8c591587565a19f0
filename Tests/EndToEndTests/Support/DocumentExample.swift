import Foundation
import Testing

/// A command in a document, with the output that the document shows.
struct DocumentExample: Sendable, CustomStringConvertible {
    let document: String
    /// The line of the document that begins the command.
    let line: Int
    private(set) var command: String
    private(set) var output: [String] = []

    var description: String { "\(document):\(line): \(command)" }

    /// The examples of a document, in its order: the lines after `$` in blocks of the kind `console`.
    static func all(in document: String) throws -> [DocumentExample] {
        let text = try String(contentsOf: package.appending(path: document), encoding: .utf8)
        var examples: [DocumentExample] = []
        var isConsole = false
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("```") {
                isConsole = line == "```console"
            } else if isConsole, line.hasPrefix("$ ") {
                examples.append(
                    DocumentExample(document: document, line: index + 1, command: String(line.dropFirst(2))))
            } else if isConsole {
                try #require(!examples.isEmpty, "\(document):\(index + 1): output before a command")
                examples[examples.count - 1].add(line)
            }
        }
        return examples
    }

    private init(document: String, line: Int, command: String) {
        (self.document, self.line, self.command) = (document, line, command)
    }

    /// Adds a line to the command if it is incomplete, else to the output.
    private mutating func add(_ line: Substring) {
        let isOpen = command.hasSuffix("|") || command.hasSuffix("\\")
        if output.isEmpty, isOpen { command += "\n\(line)" } else { output.append(String(line)) }
    }

    /// True when the output is as shown. `…` stands for any text within a line, alone on a line for any lines. Spaces
    /// count as one.
    func matches(_ actual: String) throws -> Bool {
        let lines = output.map { $0 == "…" ? #"(?:.*\n)*?"# : Self.pattern(of: $0) + #"\n"# }
        let normalized = actual.split(separator: "\n", omittingEmptySubsequences: false).map(Self.withoutRuns)
            .joined(separator: "\n")
        let ended = normalized.isEmpty || normalized.hasSuffix("\n") ? normalized : normalized + "\n"
        return try Regex(lines.joined()).wholeMatch(in: ended) != nil
    }

    private static func pattern(of line: String) -> String {
        withoutRuns(line[...]).replacing(" … ", with: "…").split(separator: "…", omittingEmptySubsequences: false)
            .map { NSRegularExpression.escapedPattern(for: String($0)) }.joined(separator: ".*")
    }

    private static func withoutRuns(_ line: Substring) -> String {
        line.split(separator: " ").joined(separator: " ")
    }
}
