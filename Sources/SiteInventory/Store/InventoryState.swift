/// One version of an inventory, as judged on one day. Every answer depends on this value alone.
public struct InventoryState: Hashable, Sendable {
    /// Counts from 1; 0 for an empty inventory.
    public let version: Int64
    /// When the version was recorded, in UTC (RFC 3339); `nil` for an empty inventory.
    public let recordedAt: String?
    /// The day as of which validity dates and years were judged, such as `2026-11-26`. Of the latest version it may
    /// change without a new version. `nil` for a past version, which was judged on the day when it was recorded.
    public let judgedOn: String?

    /// Creates the state of a version.
    public init(version: Int64, recordedAt: String?, judgedOn: String? = nil) {
        self.version = version
        self.recordedAt = recordedAt
        self.judgedOn = judgedOn
    }
}
