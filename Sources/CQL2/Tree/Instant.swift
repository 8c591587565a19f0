/// A day, or a time of one in UTC.
public enum Instant: Hashable, Sendable {
    case date(CalendarDate)
    case timestamp(Timestamp)

    /// RFC 3339, a full-date or a date-time.
    public init?(_ text: String) {
        if text.utf8.count > 10 {
            guard let timestamp = Timestamp(text) else { return nil }
            self = .timestamp(timestamp)
        } else {
            guard let date = CalendarDate(text) else { return nil }
            self = .date(date)
        }
    }

    /// A time as a text says it that is compared with one: GDAL 3.6 leaves a `T` behind a day.
    public init?(comparedText text: String) {
        self.init(text.utf8.count == 11 && text.hasSuffix("T") ? String(text.dropLast()) : text)
    }

    /// RFC 3339; a time in UTC, with as many decimals as it needs.
    public var text: String {
        switch self {
        case .date(let date): date.text
        case .timestamp(let timestamp): timestamp.text
        }
    }

    /// Of its first moment, since 1970 in UTC.
    public var seconds: Double {
        switch self {
        case .date(let date): Double(date.daysSince1970 * 86_400)
        case .timestamp(let timestamp): timestamp.secondsSince1970
        }
    }
}

/// A moment in UTC.
public struct Timestamp: Hashable, Sendable {
    /// Whole seconds since 1970, rounded down.
    public let seconds: Int64
    /// 0 to 999,999,999.
    public let nanoseconds: Int32

    /// - Parameter seconds: from the year 0 to the year 9999, which alone have a text.
    init(seconds: Int64, nanoseconds: Int32 = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    /// A date-time of RFC 3339 with any offset. Digits beyond nanoseconds are dropped.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 19, [UInt8(ascii: "T"), UInt8(ascii: "t")].contains(bytes[10]),
            let date = CalendarDate(String(decoding: bytes[..<10], as: UTF8.self)),
            let hour = bytes.number(11, then: nil), let minute = bytes.number(14, then: nil),
            let second = bytes.number(17, then: nil), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            hour < 24, minute < 60, second < 61
        else { return nil }
        var rest = bytes[19...]
        guard let fraction = Self.fraction(&rest), let offset = Self.offsetSeconds(rest) else { return nil }
        seconds = Int64(date.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second - offset)
        nanoseconds = fraction
        guard CalendarDate(daysSince1970: Int(seconds).floored(by: 86_400)) != nil else { return nil }
    }

    private static func fraction(_ rest: inout ArraySlice<UInt8>) -> Int32? {
        guard rest.first == UInt8(ascii: ".") else { return 0 }
        let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty else { return nil }
        rest = rest[digits.endIndex...]
        let nine = digits.prefix(9) + Array(repeating: 0x30, count: max(0, 9 - digits.count))
        return nine.reduce(0) { $0 * 10 + Int32($1 - 0x30) }
    }

    /// A plus that was not percent-encoded has been read as a space.
    private static func offsetSeconds(_ text: ArraySlice<UInt8>) -> Int? {
        let bytes = Array(text)
        guard let sign = bytes.first else { return nil }
        if bytes == [UInt8(ascii: "Z")] || bytes == [UInt8(ascii: "z")] { return 0 }
        guard bytes.count == 6, [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: " ")].contains(sign),
            let hours = bytes.number(1, then: UInt8(ascii: ":")), let minutes = bytes.number(4, then: nil),
            hours < 24, minutes < 60
        else { return nil }
        return (hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }

    public var secondsSince1970: Double { Double(seconds) + Double(nanoseconds) / 1e9 }

    public var text: String {
        let whole = Int(seconds)
        let day = CalendarDate(daysSince1970: whole.floored(by: 86_400))
        let ofDay = whole - whole.floored(by: 86_400) * 86_400
        let clock = [ofDay / 3600, ofDay / 60 % 60, ofDay % 60].map { $0.padded(to: 2) }.joined(separator: ":")
        return "\(day?.text ?? "")T\(clock)\(fractionText)Z"
    }

    private var fractionText: String {
        guard nanoseconds > 0 else { return "" }
        var digits = Int(nanoseconds).padded(to: 9)
        while digits.last == "0" { digits.removeLast() }
        return ".\(digits)"
    }
}

extension [UInt8] {
    /// The two digits at this place, and behind them this byte.
    fileprivate func number(_ index: Int, then next: UInt8?) -> Int? {
        guard index + 1 < count, let tens = self[index].digit, let ones = self[index + 1].digit else { return nil }
        if let next { guard index + 2 < count, self[index + 2] == next else { return nil } }
        return tens * 10 + ones
    }
}

extension UInt8 {
    fileprivate var digit: Int? { (0x30...0x39).contains(self) ? Int(self) - 0x30 : nil }
}

extension Int {
    /// With zeroes before it.
    func padded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }

    /// The quotient rounded down, of negative numbers too.
    func floored(by divisor: Int) -> Int {
        self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor)
    }
}
