/// The parameter `datetime`: an instant or an interval, `nil` for an open end (`/req/core/fc-time-definition`).
struct TimeSpan: Hashable, Sendable {
    var start: Instant?
    var end: Instant?

    init(parameter text: String) throws(Problem) {
        let ends = text.split(separator: "/", omittingEmptySubsequences: false)
        switch ends.count {
        case 1:
            start = try Self.instant(ends[0], of: text)
            end = start
        case 2:
            start = try Self.end(ends[0], of: text)
            end = try Self.end(ends[1], of: text)
        default: throw Self.refusal(of: text, "has more than two ends")
        }
        if let start, let end, start.seconds > end.seconds {
            throw Self.refusal(of: text, "ends before it begins")
        }
    }

    private static func end(_ end: Substring, of text: String) throws(Problem) -> Instant? {
        end.isEmpty || end == ".." ? nil : try instant(end, of: text)
    }

    private static func instant(_ end: Substring, of text: String) throws(Problem) -> Instant {
        guard let instant = Instant(String(end)) else {
            throw refusal(
                of: text, "has \(String(end).quoted), which is no time like 2025-12-31 or 2025-12-31T12:00:00Z")
        }
        return instant
    }

    private static func refusal(of text: String, _ reason: String) -> Problem {
        .invalid("datetime", "datetime=\(text.quoted) \(reason).", requirement: "/req/core/fc-time-definition")
    }
}

/// A time of RFC 3339 with any offset, or a date, which stands for its first second. The year 0 is one, as for QGIS.
struct Instant: Hashable, Sendable {
    /// Since 1970, in UTC.
    let seconds: Double

    init?(_ text: String) {
        guard text.utf8.count > 10 else {
            guard let date = CalendarDate(text) else { return nil }
            seconds = Double(date.daysSince1970 * 86_400)
            return
        }
        // A plus of an offset that was not encoded has been read as a space.
        let pattern = /(.{10})[Tt](\d\d):(\d\d):(\d\d(?:\.\d+)?)(?:[Zz]|([-+ ])(\d\d):(\d\d))/.asciiOnlyDigits()
        guard let match = text.wholeMatch(of: pattern)?.output, let date = CalendarDate(String(match.1)),
            let hour = Int(match.2), let minute = Int(match.3), let second = Double(match.4),
            hour < 24, minute < 60, second < 61
        else { return nil }
        let offsetHours = match.6.flatMap { Int($0) } ?? 0
        let offsetMinutes = match.7.flatMap { Int($0) } ?? 0
        guard offsetHours < 24, offsetMinutes < 60 else { return nil }
        let offset = (offsetHours * 60 + offsetMinutes) * (match.5 == "-" ? -60 : 60)
        seconds = Double(date.daysSince1970 * 86_400 + hour * 3600 + minute * 60 - offset) + second
    }
}
