import Testing

@testable import CQL2

@Suite struct InstantTests {
    /// Seconds from Python: `datetime.fromisoformat(text).timestamp()`.
    @Test(
        arguments: [
            ("1970-01-01", 0), ("2000-03-01", 951_868_800), ("2024-02-29", 1_709_164_800), ("1969-12-31", -86_400),
            ("1900-03-01", -2_203_891_200), ("2025-12-31T23:59:59Z", 1_767_225_599),
            ("2025-12-31t23:59:59z", 1_767_225_599),
            ("2026-01-01T01:00:00+01:00", 1_767_225_600), ("2025-12-31T18:30:00-05:30", 1_767_225_600),
            ("2026-01-01T01:00:00 01:00", 1_767_225_600), ("2025-12-31T23:59:59.5Z", 1_767_225_599.5),
            ("0001-01-01", -62_135_596_800), ("9999-12-31T00:00:00Z", 253_402_214_400),
        ] as [(String, Double)])
    func `dates and date-times of RFC 3339 are parsed`(text: String, seconds: Double) {
        #expect(Instant(text)?.seconds == seconds)
    }

    @Test(arguments: [
        "1900-02-29", "2025-04-31", "2025-1-1", "2025-00-10", "20250101", "2025-01-01T12:00Z",
        "2025-01-01T12:00:00+0100", "٢٠٢٥-01-01", "2025-01-01T1٢:00:00Z",
    ])
    func `other notations and nonexistent days are rejected`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test(arguments: [
        ("2025-12-31", "2025-12-31"), ("0000-01-01", "0000-01-01"), ("9999-12-31", "9999-12-31"),
        ("2025-12-31T23:59:59Z", "2025-12-31T23:59:59Z"), ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z"),
        ("2026-01-01T01:00:00+01:00", "2026-01-01T00:00:00Z"), ("1969-07-20T20:17:40.250Z", "1969-07-20T20:17:40.25Z"),
        ("2025-12-31T23:59:60Z", "2026-01-01T00:00:00Z"),
        ("2025-01-01T00:00:00.1234567891Z", "2025-01-01T00:00:00.123456789Z"),
    ])
    func `timestamps are written in UTC`(text: String, canonical: String) {
        #expect(Instant(text)?.text == canonical)
    }

    @Test(arguments: [
        "2025-12-31T12:00:00", "9999-12-31T23:59:60Z", "9999-12-31T23:00:00-02:00", "0000-01-01T00:00:00+01:00",
    ])
    func `a timestamp needs an offset and a year of four digits`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test func `dates convert to day numbers and back`() {
        for days in stride(from: -719_528, through: 2_932_896, by: 97) {
            let date = CalendarDate(daysSince1970: days)
            #expect(date?.daysSince1970 == days)
            #expect(date.flatMap { CalendarDate($0.text) } == date)
        }
        #expect(CalendarDate(daysSince1970: -719_529) == nil)
        #expect(CalendarDate(daysSince1970: 2_932_897) == nil)
    }
}
