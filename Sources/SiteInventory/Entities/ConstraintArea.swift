internal import GeometryEngine
public import SimpleFeatures

/// An area that excludes or restricts use.
public struct ConstraintArea: Hashable, Sendable {
    /// The feature's id.
    public var id: FeatureID
    /// The kind, which determines the order in which constraints claim land.
    public var kind: ConstraintKind
    /// The severity. Only `hard` constraints reduce hectares.
    public var severity: ConstraintSeverity
    /// The area in the inventory's plane, without its buffer.
    public var area: Geometry?
    /// The width of the buffer around the area, in metres of the plane.
    public var bufferMetres: Double
    /// The first day of validity; `nil` for no bound.
    public var validFrom: CalendarDay?
    /// The last day of validity; `nil` for no bound.
    public var validTo: CalendarDay?

    /// Reads a constraint. A missing severity counts as severe: the constraint is shown, but does not reduce hectares.
    public init(_ feature: Feature) {
        id = feature.id
        kind = ConstraintKind(feature[.kind]) ?? .other
        severity = ConstraintSeverity(feature[.severity]) ?? .severe
        area = feature.geometry
        bufferMetres = max(feature[.bufferMetres].number ?? 0, 0)
        validFrom = feature[.validFrom].text.flatMap { CalendarDay($0) }
        validTo = feature[.validTo].text.flatMap { CalendarDay($0) }
    }

    func isValid(on day: CalendarDay) -> Bool {
        (validFrom.map { $0 <= day } ?? true) && (validTo.map { day <= $0 } ?? true)
    }

    /// The envelope of the area with its buffer; `nil` when the area is unknown.
    var reach: Envelope? { area.flatMap { Envelope($0) }?.grown(by: bufferMetres) }

    /// True when the envelope of the area with its buffer meets the other envelope.
    func mayReach(_ box: Envelope) -> Bool { reach?.meets(box) ?? false }

    /// The area with its buffer; `nil` when the area is unknown.
    ///
    /// - Throws: `GeometryError` when GEOS cannot buffer it.
    func effectiveArea() throws -> Geometry? {
        guard let area, bufferMetres > 0 else { return area }
        return try area.buffered(by: bufferMetres)
    }
}

extension ConstraintArea: Comparable {
    /// The order in which constraints claim land: by kind in the order of the vocabulary, then by id.
    public static func < (a: ConstraintArea, b: ConstraintArea) -> Bool {
        (a.kind.rank, a.id) < (b.kind.rank, b.id)
    }
}

extension ConstraintKind {
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}
