/// A pattern that is compiled to segments between the `%`. Each segment is searched once, from left to right.
struct LikeMatcher<Symbol: Hashable & Sendable>: Hashable, Sendable {
    private let segments: [LikeSegment<Symbol>]
    /// The length of the shortest text that matches.
    private let minimumLength: Int

    init(_ pieces: [LikePiece<Symbol>]) {
        segments = pieces.split(separator: .anyNumber, omittingEmptySubsequences: false).map(LikeSegment.init)
        minimumLength = segments.reduce(0) { $0 + $1.length }
    }

    /// Returns true when the whole text matches.
    func matches(_ text: [Symbol]) -> Bool {
        guard text.count >= minimumLength, let first = segments.first, let last = segments.last else { return false }
        guard segments.count > 1 else { return text.count == first.length && first.matches(text, at: 0) }
        let end = text.count - last.length
        guard first.matches(text, at: 0), last.matches(text, at: end) else { return false }
        var start = first.length
        for segment in segments.dropFirst().dropLast() {
            // The leftmost place leaves the most text for the others.
            guard let place = segment.firstPlace(in: text, from: start, to: end) else { return false }
            start = place + segment.length
        }
        return start <= end
    }
}

/// The part of a pattern between two `%`.
struct LikeSegment<Symbol: Hashable & Sendable>: Hashable, Sendable {
    /// `nil` for any symbol.
    private let symbols: [Symbol?]
    /// The symbols without the `_` at both ends.
    private let core: Range<Int>
    private let search: Search

    private enum Search: Hashable, Sendable {
        /// There are only `_`.
        case nothing
        case text(KnuthMorrisPratt<Symbol>)
        case wildcards(ShiftAnd<Symbol>)
    }

    init(_ pieces: ArraySlice<LikePiece<Symbol>>) {
        symbols = pieces.map { if case .symbol(let symbol) = $0 { symbol } else { nil } }
        guard let first = symbols.firstIndex(where: { $0 != nil }), let last = symbols.lastIndex(where: { $0 != nil })
        else {
            (core, search) = (0..<0, .nothing)
            return
        }
        core = first..<last + 1
        let known = symbols[core].compactMap(\.self)
        search = known.count == core.count ? .text(KnuthMorrisPratt(known)) : .wildcards(ShiftAnd(symbols[core]))
    }

    var length: Int { symbols.count }

    /// - Parameter place: a position with at least ``length`` symbols after it.
    func matches(_ text: [Symbol], at place: Int) -> Bool {
        core.allSatisfy { symbols[$0] == nil || symbols[$0] == text[place + $0] }
    }

    /// The first position from `start` at which the segment matches and ends at `end` or before.
    func firstPlace(in text: [Symbol], from start: Int, to end: Int) -> Int? {
        guard start + length <= end else { return nil }
        let range = start + core.lowerBound..<end - (length - core.upperBound)
        switch search {
        case .nothing: return start
        case .text(let search): return search.firstPlace(in: text[range]).map { $0 - core.lowerBound }
        case .wildcards(let search): return search.firstPlace(in: text[range]).map { $0 - core.lowerBound }
        }
    }
}

/// The search for a text by Knuth, Morris and Pratt. Compares each symbol of the searched text at most twice.
private struct KnuthMorrisPratt<Symbol: Hashable & Sendable>: Hashable, Sendable {
    private let pattern: [Symbol]
    /// For each number of matched symbols, the number that still match after a mismatch.
    private let shorter: [Int]

    init(_ pattern: [Symbol]) {
        var shorter = [0, 0]
        var matched = 0
        for symbol in pattern.dropFirst() {
            while matched > 0, pattern[matched] != symbol { matched = shorter[matched] }
            if pattern[matched] == symbol { matched += 1 }
            shorter.append(matched)
        }
        (self.pattern, self.shorter) = (pattern, shorter)
    }

    func firstPlace(in text: ArraySlice<Symbol>) -> Int? {
        var matched = 0
        for index in text.indices {
            while matched > 0, pattern[matched] != text[index] { matched = shorter[matched] }
            if pattern[matched] == text[index] { matched += 1 }
            if matched == pattern.count { return index + 1 - matched }
        }
        return nil
    }
}

/// The search for a text with single wildcards by Baeza-Yates and Gonnet. One bit for each prefix of the pattern says
/// whether the text ends with it.
private struct ShiftAnd<Symbol: Hashable & Sendable>: Hashable, Sendable {
    private let length: Int
    /// The places of each symbol in the pattern, 64 in a word. They include the wildcards.
    private let places: [Symbol: [UInt64]]
    /// The places of wildcards.
    private let wildcards: [UInt64]

    init(_ pattern: ArraySlice<Symbol?>) {
        length = pattern.count
        let none = [UInt64](repeating: 0, count: (pattern.count + 63) / 64)
        var wildcards = none
        for (index, symbol) in pattern.enumerated() where symbol == nil { wildcards[index / 64] |= 1 << (index % 64) }
        var places: [Symbol: [UInt64]] = [:]
        for (index, symbol) in pattern.enumerated() {
            if let symbol { places[symbol, default: wildcards][index / 64] |= 1 << (index % 64) }
        }
        (self.places, self.wildcards) = (places, wildcards)
    }

    func firstPlace(in text: ArraySlice<Symbol>) -> Int? {
        var prefixes = [UInt64](repeating: 0, count: wildcards.count)
        for index in text.indices {
            let matching = places[text[index]] ?? wildcards
            var carry: UInt64 = 1
            for word in prefixes.indices {
                let next = prefixes[word] >> 63
                prefixes[word] = (prefixes[word] << 1 | carry) & matching[word]
                carry = next
            }
            if prefixes[(length - 1) / 64] >> ((length - 1) % 64) & 1 == 1 { return index + 1 - length }
        }
        return nil
    }
}
