public import SimpleFeatures

/// An unordered pair of plots, written as `P1~P2`.
public struct PlotPair: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The id that is first in text order.
    private let first: String
    private let second: String

    /// Creates the pair of two plots.
    public init(_ a: FeatureID, _ b: FeatureID) {
        (first, second) = a < b ? (a.text, b.text) : (b.text, a.text)
    }

    /// Parses two ids with a tilde between them. Returns `nil` for other text, and for two equal ids.
    public init?(_ text: String) {
        let ids = text.split(separator: "~", omittingEmptySubsequences: false).map { String($0).trimmed }
        guard ids.count == 2, ids.allSatisfy({ !$0.isEmpty }), ids[0] != ids[1] else { return nil }
        self.init(FeatureID(ids[0]), FeatureID(ids[1]))
    }

    /// Parses a comma-separated list of pairs. Returns `nil` when an element is not a pair.
    public static func list(_ text: String) -> [PlotPair]? {
        let pairs = text.split(separator: ",").map { PlotPair(String($0)) }
        return pairs.isEmpty || pairs.contains(nil) ? nil : pairs.compactMap(\.self)
    }

    /// The two ids with a tilde between them.
    public var description: String { "\(first)~\(second)" }
}
