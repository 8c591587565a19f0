import Testing

@testable import FeaturesAPI

struct TimeSpanTests {
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
    func `reads times of RFC 3339`(text: String, seconds: Double) {
        #expect(Instant(text)?.seconds == seconds)
    }

    @Test(arguments: [
        "1900-02-29", "2025-04-31", "2025-1-1", "2025-00-10", "20250101", "2025-01-01T12:00Z",
        "2025-01-01T12:00:00+0100", "٢٠٢٥-01-01", "2025-01-01T1٢:00:00Z",
    ])
    func `refuses days and times that are none`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test(arguments: [
        ("2025-01-01/..", true, false), ("../2025-01-01", false, true), ("/2025-01-01", false, true),
        ("../..", false, false), ("2025-01-01", true, true),
    ])
    func `an interval may be open`(text: String, hasStart: Bool, hasEnd: Bool) throws {
        let span = try TimeSpan(parameter: text)
        #expect((span.start != nil) == hasStart)
        #expect((span.end != nil) == hasEnd)
    }
}
