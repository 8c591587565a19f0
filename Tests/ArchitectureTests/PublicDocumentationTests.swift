import Foundation
import Testing

/// What `Tests/Measures/measure` counts of the public declarations.
@Suite struct PublicDocumentationTests {
    @Test func `public declarations are documented, and throwing ones say what they throw`() throws {
        let measures = try Measures.ofSources()
        let counts = measures.numbers.documentation
        let missing = measures.lists.undocumented.flatMap(\.value).sorted().joined(separator: "\n")
        #expect(counts.documented >= 85, "documented: \(counts.documented) %; missing:\n\(missing)")
        #expect(
            counts.sayWhatTheyThrow >= 85, "say what they throw: \(counts.sayWhatTheyThrow) %; missing:\n\(missing)")
    }
}

/// The part of the measures that tests use.
private struct Measures: Decodable {
    let numbers: Numbers
    let lists: Lists

    struct Numbers: Decodable {
        let documentation: Documentation
    }

    struct Documentation: Decodable {
        let documented: Double
        let sayWhatTheyThrow: Double

        enum CodingKeys: String, CodingKey {
            case documented = "documented, %"
            case sayWhatTheyThrow = "say what they throw, %"
        }
    }

    struct Lists: Decodable {
        /// By module.
        let undocumented: [String: [String]]
    }

    static func ofSources() throws -> Measures {
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [Repository.root.appending(path: "Tests/Measures/measure").path, "--json"]
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return try JSONDecoder().decode(Measures.self, from: data)
    }
}
