import SimpleFeatures
import Testing

@testable import SiteInventory

/// The values that entities have when their source states none.
@Suite struct EntityTests {
    private static func feature(_ properties: [String: PropertyValue] = [:]) -> Feature {
        Feature(id: FeatureID("X"), geometry: nil, properties: properties)
    }

    @Test func `a plot without values is usable, of unknown status, and not reserved`() {
        let plot = Plot(Self.feature())
        #expect(plot.isUsable && plot.status == .unknown && !plot.isReservedForOwner)
        #expect(plot.siteID == nil && plot.condition == nil && plot.availableFrom == nil && plot.area == nil)
    }

    @Test(arguments: [
        (PlotStatus.reserved, true), (.sold, true), (.available, false), (.availableConditional, false),
        (.occupied, false), (.notMarketable, false), (.unknown, false),
    ])
    func `land is taken when it is reserved or sold`(status: PlotStatus, isTaken: Bool) {
        let plot = Plot(Self.feature(["status": .string(status.rawValue)]))
        #expect(plot.isReservedOrSold == isTaken)
    }

    @Test func `a constraint without a severity is severe, so it takes no land`() {
        let constraint = ConstraintArea(Self.feature())
        #expect(constraint.severity == .severe && constraint.kind == .other && constraint.bufferMetres == 0)
    }

    @Test(arguments: [(-5.0, 0.0), (0, 0), (30, 30)])
    func `a negative buffer is none`(buffer: Double, expected: Double) {
        #expect(ConstraintArea(Self.feature(["buffer_m": .number(buffer)])).bufferMetres == expected)
    }

    @Test(
        "a constraint is valid from its first to its last day, both included",
        arguments: [
            (nil, nil, true), ("2026-06-15", nil, true), ("2026-06-16", nil, false), (nil, "2026-06-15", true),
            (nil, "2026-06-14", false), ("2026-01-01", "2026-12-31", true), ("2026-06-15", "2026-06-15", true),
            ("nonsense", "nonsense", true),
        ] as [(String?, String?, Bool)])
    func validity(from: String?, to: String?, isValid: Bool) throws {
        let constraint = ConstraintArea(
            Self.feature(["valid_from": PropertyValue(from), "valid_to": PropertyValue(to)]))
        #expect(constraint.isValid(on: try #require(CalendarDay("2026-06-15"))) == isValid)
    }

    @Test(
        arguments: [
            (51.57, 7.15, Position(7.15, 51.57)), (51.57, nil, nil), (nil, 7.15, nil), (nil, nil, nil),
        ] as [(Double?, Double?, Position?)])
    func `a representative point needs latitude and longitude`(
        latitude: Double?, longitude: Double?, point: Position?
    ) {
        let site = Site(
            Self.feature([
                "representative_latitude": PropertyValue(latitude),
                "representative_longitude": PropertyValue(longitude),
            ]))
        #expect(site.representativePoint == point)
    }

    @Test func `a site without values is a site, not fully marketed and no part`() {
        let site = Site(Self.feature())
        #expect(site.kind == .site && !site.isFullyMarketed && site.partOf == nil && site.name == "X")
    }

    @Test(
        arguments: [
            (RoadStatus.open, ConnectionState.existing), (.underConstruction, .underConstruction),
            (.approved, .planned),
            (.planning, .planned), (.inProspect, .planned), (.idea, .uncertain), (.openQuestions, .uncertain),
            (.dropped, .uncertain), (nil, .unknown),
        ] as [(RoadStatus?, ConnectionState)])
    func `only an open road is an existing connection`(status: RoadStatus?, state: ConnectionState) {
        #expect(ConnectionState(roadStatus: status) == state)
    }

    @Test(
        "a road is overdue when its target year has passed and it is neither open nor dropped",
        arguments: [
            (RoadStatus.planning, 2025, true), (.planning, 2026, false), (.planning, 2027, false),
            (.planning, nil, false), (.underConstruction, 2020, true), (.open, 2020, false), (.dropped, 2020, false),
            (nil, 2020, true),
        ] as [(RoadStatus?, Int?, Bool)])
    func overdue(status: RoadStatus?, targetYear: Int?, isOverdue: Bool) {
        #expect(status.isOverdue(targetYear, in: 2026) == isOverdue)
    }

    @Test(
        arguments: [
            ("2026-11-22", 2026), ("1999-01-01", 1999), ("2026-1-1", nil), ("22.11.2026", nil), ("", nil),
            ("abcd-ef-gh", nil),
            ("2026/11/22", nil),
        ] as [(String, Int?)])
    func `a calendar day has ten characters and begins with its year`(text: String, year: Int?) {
        #expect(CalendarDay(text)?.year == year)
    }

    @Test func `days sort by time`() throws {
        let days = try ["2026-11-22", "2025-12-31", "2026-02-01"].map { try #require(CalendarDay($0)) }
        #expect(days.sorted().map(\.text) == ["2025-12-31", "2026-02-01", "2026-11-22"])
        #expect(CalendarDay.today.text.count == 10 && CalendarDay(CalendarDay.today.text) == CalendarDay.today)
    }

    @Test(arguments: [("open", RoadStatus.open), ("Open", nil), ("", nil), ("built", nil)] as [(String, RoadStatus?)])
    func `a word outside the vocabulary is no value`(word: String, status: RoadStatus?) {
        #expect(RoadStatus(PropertyValue.string(word)) == status)
        #expect(RoadStatus(PropertyValue.null) == nil)
    }
}
