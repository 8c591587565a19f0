internal import CQL2
internal import SiteInventory

extension FuzzTarget {
    /// A filter in CQL2 text.
    static let filterText = FuzzTarget(name: "cql2-text") { try check(.text, $0) }

    /// A filter in CQL2 JSON.
    static let filterJSON = FuzzTarget(name: "cql2-json") { try check(.json, $0) }

    private static func check(_ language: FilterLanguage, _ bytes: [UInt8]) throws {
        let filter = String(decoding: bytes, as: UTF8.self)
        let tree: FilterExpression
        do {
            tree = try language.read(filter)
        } catch {
            let places = 1...filter.unicodeScalars.count + 1
            try require(error.kind == .limit || error.position.map(places.contains) ?? false, "no position: \(error)")
            return
        }
        try requireSame(tree, .text, tree.text)
        try requireSame(tree, .json, tree.json)
        for schema in CollectionSchema.all {
            do {
                _ = try language.read(filter, for: schema.filterQueryables)
            } catch {
                try require(error.position != nil, "no position: \(error)")
            }
        }
        try require(tree.withAxesSwapped.withAxesSwapped == tree, "swapping axes twice changes the filter")
    }

    /// Requires that the written filter parses to the same tree, unless it exceeds the limits of the encoding.
    private static func requireSame(
        _ tree: FilterExpression, _ language: FilterLanguage, _ written: String
    ) throws {
        do {
            let again = try language.read(written)
            try require(again == tree, "\(written) parses to another filter: \(again)")
        } catch let error as FilterError {
            try require(error.kind == .limit, "\(written) cannot be read: \(error)")
        }
    }

    /// Input: a pattern of LIKE and a text.
    static let likePattern = FuzzTarget(name: "cql2-like") { bytes in
        let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
        let text = String(decoding: parts[0], as: UTF8.self)
        _ = LikePattern(parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : "%").matches(text)
        let escaped = text.map { "\\%_".contains($0) ? "\\\($0)" : String($0) }.joined()
        try require(LikePattern(escaped).matches(text), "\(text) does not match itself")
        // A combining mark at the start would become part of the preceding character.
        guard "x\(text)x".count == text.count + 2, "%\(escaped)%".count == escaped.count + 2 else { return }
        try require(
            LikePattern("%\(escaped)%").matches("x\(text)x"), "\(text) does not match a pattern that contains it")
    }
}
