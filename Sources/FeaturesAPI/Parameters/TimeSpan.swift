import CQL2
import SimpleFeatures
import SiteInventory

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
                of: text, "has \(String(end).quoted), which is not a time like 2025-12-31 or 2025-12-31T12:00:00Z")
        }
        return instant
    }

    private static func refusal(of text: String, _ reason: String) -> Problem {
        .invalid("datetime", "datetime=\(text.quoted) \(reason).", requirement: "/req/core/fc-time-definition")
    }
}

extension TimeSpan {
    /// The conditions of features that are valid on a day of the span. Without a beginning or an end, a feature is valid without
    /// limit (`/req/core/fc-time-response`).
    var conditions: [FilterExpression] {
        [
            end.map {
                .or([.isNull(.property("valid_from")), .comparison(.property("valid_from"), .lessOrEqual, $0.day)])
            },
            start.map {
                .or([.isNull(.property("valid_to")), .comparison(.property("valid_to"), .greaterOrEqual, $0.day)])
            },
        ].compactMap(\.self)
    }
}

extension Instant {
    /// The day in UTC.
    fileprivate var day: FilterExpression { .instant(Instant(String(text.prefix(10))) ?? self) }
}

extension CollectionSchema {
    /// True when its features have a beginning and an end of their validity.
    var hasValidity: Bool { field("valid_from") != nil && field("valid_to") != nil }
}
