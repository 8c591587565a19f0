import Testing

@testable import FeaturesAPI

struct TimeSpanTests {
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
