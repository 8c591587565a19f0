/// A temporal instant: a date or a timestamp in UTC.
public enum Instant: Hashable, Sendable {
    /// A day.
    case date(CalendarDate)
    /// A moment in UTC.
    case timestamp(Timestamp)

    /// Parses a full-date or a date-time of RFC 3339; `nil` for other notations.
    public init?(_ text: String) {
        if text.utf8.count > 10 {
            guard let timestamp = Timestamp(text) else { return nil }
            self = .timestamp(timestamp)
        } else {
            guard let date = CalendarDate(text) else { return nil }
            self = .date(date)
        }
    }

    /// Parses an instant, also with a trailing `T` after a date, which GDAL 3.6 writes.
    public init?(lenient text: String) {
        self.init(text.utf8.count == 11 && text.hasSuffix("T") ? String(text.dropLast()) : text)
    }

    /// The instant in the notation of RFC 3339; timestamps in UTC, without trailing zeros.
    public var text: String {
        switch self {
        case .date(let date): date.text
        case .timestamp(let timestamp): timestamp.text
        }
    }

    /// Seconds since 1970-01-01T00:00:00Z; for a date, those of midnight UTC.
    public var seconds: Double {
        switch self {
        case .date(let date): Double(date.daysSince1970 * 86_400)
        case .timestamp(let timestamp): timestamp.secondsSince1970
        }
    }
}

/// A moment in UTC, in nanoseconds.
public struct Timestamp: Hashable, Sendable {
    /// Whole seconds since 1970, rounded down.
    public let seconds: Int64
    /// The fraction of the second, 0 to 999,999,999.
    public let nanoseconds: Int32

    /// - Parameter seconds: Must lie in the years 0 to 9999.
    init(seconds: Int64, nanoseconds: Int32 = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    /// Parses a date-time of RFC 3339 with any offset. Ignores digits beyond nanoseconds.
    ///
    /// - Returns: `nil` for other notations and for moments outside the years 0 to 9999 in UTC.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 19, [UInt8(ascii: "T"), UInt8(ascii: "t")].contains(bytes[10]),
            let date = CalendarDate(String(decoding: bytes[..<10], as: UTF8.self)),
            let hour = bytes.twoDigits(at: 11), let minute = bytes.twoDigits(at: 14),
            let second = bytes.twoDigits(at: 17), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            hour < 24, minute < 60, second < 61
        else { return nil }
        var rest = bytes[19...]
        guard let fraction = Self.fraction(&rest), let offset = Self.offsetSeconds(rest) else { return nil }
        seconds = Int64(date.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second - offset)
        nanoseconds = fraction
        guard CalendarDate(daysSince1970: Int(seconds).floorDivided(by: 86_400)) != nil else { return nil }
    }

    private static func fraction(_ rest: inout ArraySlice<UInt8>) -> Int32? {
        guard rest.first == UInt8(ascii: ".") else { return 0 }
        let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty else { return nil }
        rest = rest[digits.endIndex...]
        let nine = digits.prefix(9) + Array(repeating: 0x30, count: max(0, 9 - digits.count))
        return nine.reduce(0) { $0 * 10 + Int32($1 - 0x30) }
    }

    /// The offset from UTC in seconds; `nil` for other text. Accepts a space for the plus sign, since a plus that is
    /// not percent-encoded is decoded as a space.
    private static func offsetSeconds(_ text: ArraySlice<UInt8>) -> Int? {
        let bytes = Array(text)
        guard let sign = bytes.first else { return nil }
        if bytes == [UInt8(ascii: "Z")] || bytes == [UInt8(ascii: "z")] { return 0 }
        guard bytes.count == 6, [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: " ")].contains(sign),
            let hours = bytes.twoDigits(at: 1), bytes[3] == UInt8(ascii: ":"), let minutes = bytes.twoDigits(at: 4),
            hours < 24, minutes < 60
        else { return nil }
        return (hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    public var secondsSince1970: Double { Double(seconds) + Double(nanoseconds) / 1e9 }

    /// The date-time of RFC 3339 in UTC, without trailing zeros in the fraction.
    public var text: String {
        let days = Int(seconds).floorDivided(by: 86_400)
        let second = Int(seconds) - days * 86_400
        let time = [second / 3600, second / 60 % 60, second % 60].map { $0.zeroPadded(to: 2) }.joined(separator: ":")
        return "\(CalendarDate(daysSince1970: days)?.text ?? "")T\(time)\(fractionText)Z"
    }

    private var fractionText: String {
        guard nanoseconds > 0 else { return "" }
        var digits = Int(nanoseconds).zeroPadded(to: 9)
        while digits.last == "0" { digits.removeLast() }
        return ".\(digits)"
    }
}

extension [UInt8] {
    /// The number formed by the two digits at the index; `nil` for other bytes.
    fileprivate func twoDigits(at index: Int) -> Int? {
        guard index + 1 < count, let tens = self[index].digit, let ones = self[index + 1].digit else { return nil }
        return tens * 10 + ones
    }
}

extension UInt8 {
    fileprivate var digit: Int? { (0x30...0x39).contains(self) ? Int(self) - 0x30 : nil }
}

extension Int {
    /// The number with leading zeros up to the width.
    func zeroPadded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }

    /// The quotient rounded down, also for negative numbers.
    func floorDivided(by divisor: Int) -> Int {
        self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor)
    }
}
