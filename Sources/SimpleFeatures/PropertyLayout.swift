/// The names of the properties of similar features, with their positions. Features share a layout.
public final class PropertyLayout: Sendable {
    /// The maximum number of names. Rows keep further properties by name.
    public static let mostNames = 128

    /// The names in their order.
    public let names: [String]
    private let positions: [String: Int]
    /// The positions of well-known names; -1 for a name that the layout lacks.
    private let positionsOfKeys: [Int]

    /// A layout without names.
    public static let empty = PropertyLayout([])

    /// Creates a layout.
    ///
    /// - Parameters:
    ///   - names: different names, at most ``mostNames``.
    ///   - keys: all well-known names. A row finds their values by the position in this array, without hashing.
    public init(_ names: [String], keys: [String] = []) {
        precondition(names.count <= Self.mostNames, "a row marks its properties in 128 bits")
        let positions = Dictionary(zip(names, 0...)) { first, _ in first }
        self.names = names
        self.positions = positions
        positionsOfKeys = keys.map { positions[$0] ?? -1 }
    }

    /// The position of the name; `nil` when the layout lacks it.
    public func position(of name: String) -> Int? { positions[name] }

    /// The position of a well-known name; `nil` when the layout lacks it.
    public func position(ofKey key: Int) -> Int? {
        guard key < positionsOfKeys.count, positionsOfKeys[key] >= 0 else { return nil }
        return positionsOfKeys[key]
    }
}

extension PropertyLayout: Hashable {
    /// True for the same layout. Layouts with equal names are different.
    public static func == (a: PropertyLayout, b: PropertyLayout) -> Bool { a === b }

    /// Hashes the identity.
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
