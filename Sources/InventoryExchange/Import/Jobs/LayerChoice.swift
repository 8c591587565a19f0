public import SiteInventory

/// A layer of a delivery to import, by its name.
public struct LayerChoice: Hashable, Sendable {
    /// The name of the layer in its file. Case is ignored.
    public var name: String
    /// The collection of the layer's features; `nil` to recognise it by the name of the layer.
    public var collection: CollectionID?

    /// Creates a choice.
    public init(name: String, collection: CollectionID? = nil) {
        self.name = name
        self.collection = collection
    }

    /// Parses a choice such as `v_flaechen=sites` or `v_flaechen=`. Returns `nil` for other text and for an unknown
    /// collection.
    public init?(_ text: String) {
        guard let separator = text.lastIndex(of: "="), separator > text.startIndex else { return nil }
        let word = text[text.index(after: separator)...]
        guard word.isEmpty || CollectionID(rawValue: String(word)) != nil else { return nil }
        self.init(name: String(text[..<separator]), collection: CollectionID(rawValue: String(word)))
    }
}
