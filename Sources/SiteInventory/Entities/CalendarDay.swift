internal import Foundation

/// A day of the calendar: the day on which validity dates and conditions that name a year are judged.
public struct CalendarDay: Hashable, Sendable, Comparable {
    /// As data writes it, `2026-11-22`, which also sorts by time.
    public let text: String
    public let year: Int

    /// - Returns: `nil` for text that does not begin with a year of four digits and a hyphen.
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

    /// Today, where this machine stands.
    public static var today: CalendarDay {
        CalendarDay(Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date()))
    }

    public static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.text < b.text }
}
