internal import SimpleFeatures
internal import SiteInventory

/// Parses dates in the notations that planners use.
enum DateReader {
    /// Parses `2024-06-30`, `30.06.2024` and `20240630`, the form of shapefiles, to `2024-06-30`. Ignores the time of
    /// day.
    static func read(_ text: String) -> ValueReader.Reading {
        // Databases write zeros or asterisks for a missing date.
        if text.allSatisfy({ "0*-./: T".contains($0) }) { return .unknown(.dateEmpty) }
        // Excel shows its day 0 in this form.
        if text == "00.01.1900" || text == "1900-01-00" { return .unknown(.dateZero) }
        guard let date = date(text) else { return .unknown(.unreadable) }
        return zeroDates.contains(date) ? .unknown(.dateZero) : .certain(.string(date))
    }

    /// The dates that Excel, LibreOffice, .NET and Unix show for the numbers 0 and 1. Programs show them for empty
    /// cells.
    private static let zeroDates: Set = [
        "0001-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01", "1970-01-01",
    ]

    private static func date(_ text: String) -> String? {
        let day = text.prefix { $0 != "T" && $0 != " " }
        guard let parts = parts(day), (1...9999).contains(parts.year), (1...12).contains(parts.month),
            (1...days(inMonth: parts.month, of: parts.year)).contains(parts.day)
        else { return nil }
        return [(parts.year, 4), (parts.month, 2), (parts.day, 2)]
            .map { number, width in
                let digits = String(number)
                return String(repeating: "0", count: width - digits.count) + digits
            }
            .joined(separator: "-")
    }

    private static func parts(_ text: Substring) -> (year: Int, month: Int, day: Int)? {
        if text.count == 8, text.isAllDigits, let digits = Int(text) {
            return (digits / 10_000, digits / 100 % 100, digits % 100)
        }
        let separator: Character = text.contains("-") ? "-" : text.contains("/") ? "/" : "."
        let words = text.split(separator: separator, omittingEmptySubsequences: false)
        // `Int` would accept a sign.
        let numbers = words.compactMap { $0.isAllDigits ? Int($0) : nil }
        guard numbers.count == 3, words.count == 3 else { return nil }
        if words[0].count == 4 { return (numbers[0], numbers[1], numbers[2]) }
        // The order of day and month in 03/04/2024 depends on the country.
        return words[2].count == 4 && separator == "." ? (numbers[2], numbers[1], numbers[0]) : nil
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
