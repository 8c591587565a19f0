public import SimpleFeatures

/// Two plots, in no order: `P1~P2`.
public struct PlotPair: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The id that comes first in the order of texts.
    private let first: String
    private let second: String

    /// The pair of two plots.
    public init(_ a: FeatureID, _ b: FeatureID) {
        (first, second) = a < b ? (a.text, b.text) : (b.text, a.text)
    }

    /// `nil` for text that is not two ids with a tilde between them.
    public init?(_ text: String) {
        let ids = text.split(separator: "~", omittingEmptySubsequences: false).map { String($0).trimmed }
        guard ids.count == 2, ids.allSatisfy({ !$0.isEmpty }), ids[0] != ids[1] else { return nil }
        self.init(FeatureID(ids[0]), FeatureID(ids[1]))
    }

    /// The pairs of a list with commas; `nil` when one of them is no pair.
    public static func list(_ text: String) -> [PlotPair]? {
        let pairs = text.split(separator: ",").map { PlotPair(String($0)) }
        return pairs.isEmpty || pairs.contains(nil) ? nil : pairs.compactMap(\.self)
    }

    /// The two ids with a tilde between them.
    public var description: String { "\(first)~\(second)" }
}
