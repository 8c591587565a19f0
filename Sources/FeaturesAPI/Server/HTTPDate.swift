import CQL2

/// A time in a header field: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
struct HTTPDate: Hashable, Sendable, Comparable {
    /// Whole seconds since 1970 in UTC, up to the year 9999.
    let seconds: Int
    /// The value of the field.
    let field: String

    init(seconds: Int) {
        self.seconds = seconds
        field = Self.field(seconds)
    }

    /// - Parameter rfc3339: a time of RFC 3339, cut to the second.
    /// - Returns: `nil` for other texts.
    init?(rfc3339: String) {
        guard let instant = Instant(rfc3339) else { return nil }
        self.init(seconds: Int(saturating: instant.seconds.rounded(.down)))
    }

    /// - Parameter field: a time in the preferred format.
    /// - Returns: `nil` for the two obsolete formats; the field is ignored then.
    init?(field: String) {
        let pattern = /(?:...), (\d\d) (...) (\d{4}) (\d\d:\d\d:\d\d) GMT/.asciiOnlyDigits()
        guard let match = field.wholeMatch(of: pattern)?.output,
            let month = Self.months.firstIndex(of: String(match.2))
        else { return nil }
        let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
        self.init(rfc3339: "\(match.3)-\(number)-\(match.1)T\(match.4)Z")
    }

    private static func field(_ seconds: Int) -> String {
        // Rounded down: times before 1970 are negative.
        let days = (seconds < 0 ? seconds - 86_399 : seconds) / 86_400
        let second = seconds - days * 86_400
        guard let date = CalendarDate(daysSince1970: days) else { return "" }
        // 1 January 1970 was a Thursday.
        let weekday = weekdays[((days + 4) % 7 + 7) % 7]
        let time = [second / 3600, second / 60 % 60, second % 60].map(twoDigits).joined(separator: ":")
        return
            "\(weekday), \(twoDigits(date.day)) \(months[date.month - 1]) \(date.text.prefix(4)) \(time) GMT"
    }

    static func < (a: HTTPDate, b: HTTPDate) -> Bool { a.seconds < b.seconds }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
