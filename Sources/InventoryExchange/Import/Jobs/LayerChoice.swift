public import SiteInventory

/// A layer of a delivery that is imported, by its name.
public struct LayerChoice: Hashable, Sendable {
    /// The name of the layer in its file. Letter case does not count.
    public var name: String
    /// The collection that it is imported into; `nil` to recognise it by its name.
    public var collection: CollectionID?

    /// Creates a choice.
    public init(name: String, collection: CollectionID? = nil) {
        self.name = name
        self.collection = collection
    }

    /// A choice as `v_flaechen=sites` or `v_flaechen=`; `nil` for other texts and an unknown collection.
    public init?(_ text: String) {
        guard let separator = text.lastIndex(of: "="), separator > text.startIndex else { return nil }
        let word = text[text.index(after: separator)...]
        guard word.isEmpty || CollectionID(rawValue: String(word)) != nil else { return nil }
        self.init(name: String(text[..<separator]), collection: CollectionID(rawValue: String(word)))
    }
}
