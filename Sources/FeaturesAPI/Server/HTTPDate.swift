import CQL2

/// A time as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
struct HTTPDate: Hashable, Sendable, Comparable {
    /// Since 1970, in UTC, up to the year 9999; HTTP knows no parts of a second.
    let seconds: Int

    init(seconds: Int) { self.seconds = seconds }

    /// - Parameter rfc3339: the same with another notation, cut to the second; `nil` for anything else.
    init?(rfc3339: String) {
        guard let instant = Instant(rfc3339) else { return nil }
        seconds = Int(instant.seconds.rounded(.down))
    }

    /// - Parameter field: of the form that is to be used today; `nil` for the two old ones, which ask for nothing then.
    init?(field: String) {
        let pattern = /(?:...), (\d\d) (...) (\d{4}) (\d\d:\d\d:\d\d) GMT/.asciiOnlyDigits()
        guard let match = field.wholeMatch(of: pattern)?.output,
            let month = Self.months.firstIndex(of: String(match.2))
        else { return nil }
        let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
        self.init(rfc3339: "\(match.3)-\(number)-\(match.1)T\(match.4)Z")
    }

    var field: String {
        let (days, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
        guard let date = CalendarDate(daysSince1970: days) else { return "" }
        // 1 January 1970 was a Thursday.
        let weekday = Self.weekdays[(days + 4) % 7]
        let time = [second / 3600, second / 60 % 60, second % 60].map(Self.twoDigits).joined(separator: ":")
        return
            "\(weekday), \(Self.twoDigits(date.day)) \(Self.months[date.month - 1]) \(date.year) \(time) GMT"
    }

    static func < (a: HTTPDate, b: HTTPDate) -> Bool { a.seconds < b.seconds }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
