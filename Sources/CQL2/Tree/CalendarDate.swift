/// A day of the Gregorian calendar, written as 2025-12-31 (RFC 3339, full-date).
public struct CalendarDate: Hashable, Sendable {
    /// The year, 0 to 9999.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// Parses a date.
    ///
    /// - Returns: `nil` for other notations and for days that do not exist, such as 30 February.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Self.parseDigits(bytes[0..<4]), let month = Self.parseDigits(bytes[5..<7]),
            let day = Self.parseDigits(bytes[8..<10]), (1...12).contains(month),
            (1...Self.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    private static func parseDigits(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.allSatisfy("0123456789".utf8.contains) ? Int(String(decoding: digits, as: UTF8.self)) : nil
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The number of days since 1970-01-01.
    ///
    /// Counts years from March, so that the leap day is the last day of the year.
    public var daysSince1970: Int {
        let marchYear = month > 2 ? year : year - 1
        let monthsSinceMarch = (month + 9) % 12
        let leapDays = marchYear.floorDivided(by: 4) - marchYear.floorDivided(by: 100) + marchYear.floorDivided(by: 400)
        return marchYear * 365 + leapDays + (153 * monthsSinceMarch + 2) / 5 + day - 1 - 719_468
    }

    /// Creates a date from the number of days since 1970-01-01.
    ///
    /// - Returns: `nil` for days outside the years 0 to 9999.
    public init?(daysSince1970 days: Int) {
        // The inverse of `daysSince1970`: eras of 400 years, years of the era, days of the year from March.
        let shifted = days + 719_468
        let era = shifted.floorDivided(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthsSinceMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthsSinceMarch + 2) / 5 + 1
        month = monthsSinceMarch < 10 ? monthsSinceMarch + 3 : monthsSinceMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        guard (0...9999).contains(year) else { return nil }
    }

    /// The date as 2025-12-31.
    public var text: String { "\(year.zeroPadded(to: 4))-\(month.zeroPadded(to: 2))-\(day.zeroPadded(to: 2))" }
}
