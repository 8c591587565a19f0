extension String {
    /// The most similar word, ignoring case; `nil` when none is similar enough.
    public func nearest(among words: [String]) -> String? {
        guard count <= 64 else { return nil }
        let mine = Array(lowercased())
        let ranked = words.map { (word: $0, distance: editDistance(from: mine, to: Array($0.lowercased()))) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        let isNear = best.distance <= max(2, best.word.count / 3) && best.distance < best.word.count
        return isNear ? best.word : nil
    }
}

/// The Levenshtein distance between `a` and `b`.
private func editDistance(from a: [Character], to b: [Character]) -> Int {
    var row = Array(0...b.count)
    for (i, character) in a.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, other) in b.enumerated() {
            let replaced = diagonal + (character == other ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(replaced, diagonal + 1, row[j] + 1)
        }
    }
    return row[b.count]
}
