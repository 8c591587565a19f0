import Foundation
import TestSupport
import Testing

@testable import GeoPackageStore

/// The quick search for words, compared with that of Foundation.
struct FoldedLatinTextTests {
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `a word is found where Foundation finds it`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let letters = Array("aAeEuUoOnNyYsS ß.äÄéÈûñØøÆœÿÝÇçß1-Ωя\u{308}")
        func text(_ lengths: ClosedRange<Int>) -> String {
            let length = Int.random(in: lengths, using: &random)
            return String((0..<length).map { _ in letters.randomElement(using: &random) ?? "a" })
        }
        for _ in 1...500 {
            let (word, whole) = (text(1...2), text(0...12))
            guard let quick = FoldedLatinText(word), let folded = FoldedLatinText(whole) else { continue }
            let range = whole.range(of: word, options: [.caseInsensitive, .diacriticInsensitive])
            #expect(folded.contains(quick) == (range != nil), "\(word) in \(whole)")
        }
    }
}
