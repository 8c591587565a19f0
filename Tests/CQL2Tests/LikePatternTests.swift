import TestSupport
import Testing

@testable import CQL2

@Suite struct LikePatternTests {
    @Test(arguments: [
        ("", "", true), ("", "a", false), ("%", "", true), ("%%", "ab", true), ("_", "", false), ("_", "é", true),
        ("_", "e\u{301}", true), ("_%_", "a", false), ("_%_", "ab", true), ("%a_c%", "xxabcxx", true),
        ("%a_c%", "xxabxx", false), ("a%a", "a", false), ("a%a", "aa", true), ("%ab%ab%", "xabyab", true),
        ("%ab%ab%", "xabab", true), ("%ab%ba%", "aba", false), ("%aab%", "aaab", true), ("%a_a_b%", "aabacby", true),
        ("%a_a_b%", "aababab", false),
        ("\\%", "%", true), ("\\%", "a", false), ("\\_%", "_a", true), ("a\\", "a\\", true), ("\\\\", "\\", true),
        ("K", "\u{212A}", true), ("\u{212A}", "K", true), ("_", "\r\n", true), ("__", "\r\n", false),
        ("%ß", "Fuß", true), ("%ß%", "Fuss", false),
    ])
    func `a pattern matches whole texts`(pattern: String, text: String, matches: Bool) {
        #expect(LikePattern(pattern).matches(text) == matches)
    }

    @Test(arguments: ["ab", "aé", "aä\u{301}b", "a\r\n"])
    func `random patterns match as a table of all prefixes says`(letters: String) {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<3000 {
            let text = Self.word(of: Array(letters), upTo: 9, &random)
            let pattern = Self.word(of: Array(letters) + ["%", "_", "%"], upTo: 7, &random)
            #expect(
                LikePattern(pattern).matches(text) == Self.matches(Array(pattern), Array(text)),
                "\(text.debugDescription) LIKE \(pattern.debugDescription)")
        }
    }

    @Test(
        .timeLimit(.minutes(20)),
        arguments: [
            "%" + String(repeating: "ab", count: 50_000) + "c%", String(repeating: "%a", count: 20_000) + "c",
            String(repeating: "%_", count: 100_000) + "c", "%a_" + String(repeating: "ab", count: 60) + "c%",
            String(repeating: "%ab_b", count: 10_000) + "c",
        ])
    func `long patterns take linear time`(pattern: String) {
        #expect(!LikePattern(pattern).matches(String(repeating: "ab", count: 200_000)))
        #expect(!LikePattern(pattern).matches(String(repeating: "äb", count: 200_000)))
    }

    private static func word(of letters: [Character], upTo length: Int, _ random: inout SeededGenerator) -> String {
        String(
            (0..<Int.random(in: 0...length, using: &random)).map { _ in letters.randomElement(using: &random) ?? "a" })
    }

    /// The reference: marks the prefixes of the text that each prefix of the pattern matches. Knows no escapes.
    private static func matches(_ pattern: [Character], _ text: [Character]) -> Bool {
        var matched = [true] + [Bool](repeating: false, count: text.count)
        for piece in pattern {
            var next = [Bool](repeating: false, count: text.count + 1)
            for end in 0...text.count {
                if piece == "%" {
                    next[end] = matched[...end].contains(true)
                } else if end > 0, matched[end - 1] {
                    next[end] = piece == "_" || piece == text[end - 1]
                }
            }
            matched = next
        }
        return matched[text.count]
    }
}
