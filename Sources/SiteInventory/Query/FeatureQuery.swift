public import SimpleFeatures

/// One page of a collection, asked for in terms that every store understands.
public struct FeatureQuery: Hashable, Sendable {
    public var collection: CollectionID
    /// At most so many features, one at least.
    public var limit: Int
    /// Where the page before ended; `nil` for the first page.
    public var after: PageCursor?
    /// Boxes of longitude and latitude; features without a geometry match every box
    /// (`/req/core/fc-bbox-response`). Empty for no restriction.
    public var boxes: [Envelope]
    public var filter: Filter?

    public init(
        _ collection: CollectionID, limit: Int = 10, after: PageCursor? = nil, boxes: [Envelope] = [],
        filter: Filter? = nil
    ) {
        self.collection = collection
        self.limit = limit
        self.after = after
        self.boxes = boxes
        self.filter = filter
    }
}

/// The place behind the last feature of a page: its row key. Opaque to clients.
public struct PageCursor: Hashable, Sendable {
    public let rowKey: Int64

    public init(rowKey: Int64) { self.rowKey = rowKey }

    /// The text that stands in links.
    public var token: String { String(rowKey, radix: 36) }

    /// - Returns: `nil` for text that no page gave out.
    public init?(token: String) {
        guard let key = Int64(token, radix: 36), key >= 0 else { return nil }
        rowKey = key
    }
}
