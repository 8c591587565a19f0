internal import Foundation

/// A calendar day, for which validity dates and conditions with a year are evaluated.
public struct CalendarDay: Hashable, Sendable, Comparable {
    /// The day in ISO 8601, such as `2026-11-22`. The texts sort by time.
    public let text: String
    /// The year of the day.
    public let year: Int

    /// Reads a day.
    ///
    /// - Returns: `nil` for text that is not ten characters long, or does not begin with a year and a hyphen.
    public init?(_ text: String) {
        guard text.count == 10, text.dropFirst(4).first == "-", let year = Int(text.prefix(4)) else { return nil }
        self.text = text
        self.year = year
    }

    private init(_ components: DateComponents) {
        year = components.year ?? 0
        text = [(year, 4), (components.month ?? 1, 2), (components.day ?? 1, 2)]
            .map { number, width in String(String(number + 10_000).suffix(width)) }
            .joined(separator: "-")
    }

    /// Today in the time zone of this machine.
    public static var today: CalendarDay {
        CalendarDay(Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date()))
    }

    /// True when `a` is earlier than `b`.
    public static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.text < b.text }
}
