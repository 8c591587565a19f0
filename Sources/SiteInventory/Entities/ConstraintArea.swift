internal import GeometryEngine
public import SimpleFeatures

/// An area that rules out use, or hampers it.
public struct ConstraintArea: Hashable, Sendable {
    public var id: FeatureID
    public var kind: ConstraintKind
    public var severity: ConstraintSeverity
    /// The area in the inventory's plane, without its buffer.
    public var area: Geometry?
    /// Added around the area, in metres of the plane.
    public var buffer_m: Double
    /// The first and the last day on which it holds; `nil` for no bound.
    public var validFrom: CalendarDay?
    public var validTo: CalendarDay?

    /// A constraint whose severity nobody said counts as severe: it is shown, but takes no hectares away.
    public init(_ feature: Feature) {
        id = feature.id
        kind = ConstraintKind(feature[.kind]) ?? .other
        severity = ConstraintSeverity(feature[.severity]) ?? .severe
        area = feature.geometry
        buffer_m = max(feature[.bufferMetres].number ?? 0, 0)
        validFrom = feature[.validFrom].text.flatMap { CalendarDay($0) }
        validTo = feature[.validTo].text.flatMap { CalendarDay($0) }
    }

    func isValid(on day: CalendarDay) -> Bool {
        (validFrom.map { $0 <= day } ?? true) && (validTo.map { day <= $0 } ?? true)
    }

    /// True when the box of its area, grown by its buffer, meets the other.
    func mayReach(_ box: Envelope) -> Bool {
        area.flatMap { Envelope($0) }?.grown(by: buffer_m).meets(box) ?? false
    }

    /// The area with its buffer; `nil` when it has no place.
    ///
    /// - Throws: `GeometryError` when GEOS cannot buffer it.
    func effectiveArea() throws -> Geometry? {
        guard let area, buffer_m > 0 else { return area }
        return try area.buffered(by: buffer_m)
    }
}

extension ConstraintArea: Comparable {
    /// The order in which constraints claim land: by kind as the vocabulary lists them, then by id.
    public static func < (a: ConstraintArea, b: ConstraintArea) -> Bool {
        (a.kind.rank, a.id) < (b.kind.rank, b.id)
    }
}

extension ConstraintKind {
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}
