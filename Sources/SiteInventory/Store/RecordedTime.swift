internal import Foundation

/// A time of recording, in UTC with milliseconds.
public struct RecordedTime: Hashable, Sendable, Comparable {
    /// The time as text, such as `2026-06-30T23:59:59.999Z`. The texts sort by time.
    public let text: String

    /// Parses a time of RFC 3339, or a day, which means its end in UTC.
    ///
    /// - Throws: ``RecordedTimeError`` for another notation and for a time in the future.
    public init(_ text: String, now: RecordedTime = .now) throws(RecordedTimeError) {
        if text.utf8.count == 10 {
            guard let day = Self.parse("\(text)T00:00:00Z") else {
                throw RecordedTimeError(text: text, isFuture: false)
            }
            guard day <= now else { throw RecordedTimeError(text: text, isFuture: true) }
            self.text = "\(text)T23:59:59.999Z"
            return
        }
        // In a query string, a plus that is not percent-encoded is read as a space.
        guard let time = Self.parse(text.replacing(" ", with: "+")) else {
            throw RecordedTimeError(text: text, isFuture: false)
        }
        guard time <= now else { throw RecordedTimeError(text: text, isFuture: true) }
        self = time
    }

    private init(_ date: Date) {
        // Formatting truncates, and the binary fraction of .400 may be slightly smaller.
        text = date.addingTimeInterval(0.0005).formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }

    /// The current time.
    public static var now: RecordedTime { RecordedTime(Date.now) }

    private static func parse(_ text: String) -> RecordedTime? {
        let pattern =
            /(\d{4}-\d\d-\d\d)[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[-+]([01]\d|2[0-3]):[0-5]\d)/
        // Foundation parses 30 February as a day in March.
        guard let match = text.wholeMatch(of: pattern.asciiOnlyDigits()), isDay(match.1) else { return nil }
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: match.3 != nil)
        return (try? Date(text.uppercased(), strategy: style)).map(RecordedTime.init)
    }

    private static func isDay(_ text: Substring) -> Bool {
        guard let midnight = try? Date("\(text)T00:00:00Z", strategy: .iso8601) else { return false }
        return RecordedTime(midnight).text.hasPrefix(text)
    }

    /// Orders times chronologically.
    public static func < (a: RecordedTime, b: RecordedTime) -> Bool { a.text < b.text }
}

/// The error for a text that is not a time of recording.
public struct RecordedTimeError: Error, Hashable {
    /// The invalid text.
    public var text: String
    /// True for a time in the future.
    public var isFuture: Bool

    /// The error, and how to correct it.
    public var message: LocalizedText {
        let shown = "\"\(text.prefix(80))\""
        return isFuture
            ? LocalizedText(
                de:
                    "\(shown) liegt in der Zukunft. Für Planungen verwenden Sie available_by.",
                en: "\(shown) lies in the future. Use available_by for plans.")
            : LocalizedText(
                de: "\(shown) ist keine Zeitangabe wie 2026-06-30 (Ende des Tages in UTC) oder 2026-06-30T12:00:00Z.",
                en: "\(shown) is not a time such as 2026-06-30 (the end of that day in UTC) or 2026-06-30T12:00:00Z.")
    }
}

/// The version of the inventory that was the latest at a time.
public struct RecordedState: Hashable, Sendable {
    /// The state of that version.
    public let state: InventoryState
    /// The time at which the first version was recorded; `nil` for an empty inventory.
    public let firstRecordedAt: String?

    /// Creates the state that a store has recorded.
    public init(_ state: InventoryState, firstRecordedAt: String?) {
        self.state = state
        self.firstRecordedAt = firstRecordedAt
    }

    /// The number of the version; 0 when the inventory was empty.
    public var version: Int64 { state.version }
    /// The time of the version; `nil` when the inventory was empty.
    public var recordedAt: String? { state.recordedAt }

    /// The reason why the inventory is empty; `nil` when it is not.
    public var emptiness: LocalizedText? {
        guard version == 0 else { return nil }
        guard let firstRecordedAt else {
            return LocalizedText(de: "Das Inventar ist leer.", en: "The inventory is empty.")
        }
        return LocalizedText(
            de: "Damals war das Inventar leer: Seine erste Version ist vom \(firstRecordedAt).",
            en: "The inventory was empty then: its first version is of \(firstRecordedAt).")
    }
}
