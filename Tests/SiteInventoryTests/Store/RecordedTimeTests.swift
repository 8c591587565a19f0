import Testing

@testable import SiteInventory

@Suite struct RecordedTimeTests {
    private static func now() throws -> RecordedTime {
        try RecordedTime("2026-06-30T12:00:00Z", now: RecordedTime("2026-06-30T12:00:00Z"))
    }

    @Test(arguments: [
        ("2026-06-30", "2026-06-30T23:59:59.999Z"), ("2024-02-29", "2024-02-29T23:59:59.999Z"),
        ("2026-06-30T12:00:00Z", "2026-06-30T12:00:00.000Z"), ("2026-06-30T11:00:00.125z", "2026-06-30T11:00:00.125Z"),
        ("2026-01-01T00:30:00+02:00", "2025-12-31T22:30:00.000Z"),
        ("2026-01-01T00:30:00 02:00", "2025-12-31T22:30:00.000Z"),
        ("2025-12-31t23:30:00-01:00", "2026-01-01T00:30:00.000Z"), ("0001-01-01", "0001-01-01T23:59:59.999Z"),
    ])
    func `a recorded time is an instant in UTC; a day means its end`(text: String, utc: String) throws {
        #expect(try RecordedTime(text, now: Self.now()).text == utc)
    }

    @Test func `milliseconds are preserved`() throws {
        let now = try Self.now()
        for number in 0...999 {
            let text = "2025-11-26T09:23:23.\(String(number + 1000).dropFirst())Z"
            #expect(try RecordedTime(text, now: now).text == text)
        }
    }

    @Test(arguments: ["2026-07-01", "2026-06-30T12:00:01Z", "9999-12-31", "2026-06-30T12:00:00-00:01"])
    func `the future is refused`(text: String) throws {
        let now = try Self.now()
        let error = #expect(throws: RecordedTimeError.self) { try RecordedTime(text, now: now) }
        #expect(error?.isFuture == true && error?.message.en.contains("future") == true)
    }

    @Test(arguments: [
        "", "yesterday", "2026", "2026-6-30", "2025-02-29", "2026-13-01", "2026-06-31", "30.06.2026",
        "2026-06-30T12:00:00", "2026-06-30 12:00", "2026-06-30T25:00:00Z", "2026-02-30T12:00:00Z",
        "2026-06-30T12:60:00Z",
        "2026-01-01T12:00:00+24:00", "٢٠٢٦-٠٦-٣٠",
    ])
    func `other notations are refused`(text: String) throws {
        let now = try Self.now()
        let error = #expect(throws: RecordedTimeError.self) { try RecordedTime(text, now: now) }
        #expect(error?.isFuture == false && error?.message.de.contains("2026-06-30") == true)
    }

    @Test func `an invalid version has a reason`() {
        #expect(RecordedState(InventoryState(version: 1, recordedAt: "x"), firstRecordedAt: "x").emptiness == nil)
        let none = InventoryState(version: 0, recordedAt: nil)
        let before = RecordedState(none, firstRecordedAt: "2026-01-01").emptiness
        #expect(before?.en.contains("2026-01-01") == true)
        #expect(RecordedState(none, firstRecordedAt: nil).emptiness?.de == "Das Inventar ist leer.")
    }
}
