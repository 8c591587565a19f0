/// The conditional land that is released in a year, if its roads are built as planned.
public struct LandRelease: Hashable, Sendable, Encodable {
    /// The target year; `nil` for roads without one.
    public var year: Int?
    /// True for a past year whose roads are not open.
    public var isOverdue: Bool
    /// The ids of the projects and sections with this target year, sorted.
    public var roads: [String]
    /// The land that depends on these roads.
    public var hectares: Double
    /// The land released in this year and all earlier years; `nil` without a year.
    public var cumulativeHectares: Double?

    enum CodingKeys: String, CodingKey {
        case year
        case isOverdue = "overdue"
        case roads
        case hectares = "conditional_ha"
        case cumulativeHectares = "cumulative_ha"
    }

    /// Writes unknown values as null.
    ///
    /// - Throws: the errors of the encoder.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(year, forKey: .year)
        try container.encode(isOverdue, forKey: .isOverdue)
        try container.encode(roads, forKey: .roads)
        try container.encode(hectares, forKey: .hectares)
        try container.encode(cumulativeHectares, forKey: .cumulativeHectares)
    }

    /// The releases sorted by year, the one without a year last. Roads without land are omitted.
    ///
    /// - Parameter currentYear: earlier years are overdue.
    static func list(
        _ land: [(road: String, targetYear: Int?, hectares: Double)], in currentYear: Int
    ) -> [LandRelease] {
        let byYear = Dictionary(grouping: land.filter { $0.hectares > 0 }) { $0.targetYear }
        var sum = 0.0
        return byYear.sorted { ($0.key ?? .max) < ($1.key ?? .max) }.map { year, roads in
            let hectares = roads.reduce(0) { $0 + $1.hectares }
            sum += hectares
            return LandRelease(
                year: year, isOverdue: year.map { $0 < currentYear } ?? false, roads: roads.map(\.road).sorted(),
                hectares: hectares, cumulativeHectares: year == nil ? nil : sum)
        }
    }

    /// The sums rounded to the precision of hectares.
    func rounded() -> LandRelease {
        var rounded = self
        rounded.hectares = FieldUnit.hectares.rounded(hectares)
        rounded.cumulativeHectares = FieldUnit.hectares.rounded(cumulativeHectares)
        return rounded
    }
}
