internal import SimpleFeatures

/// The types of OGC Simple Features (06-103r4) and SQL/MM whose segments may be arcs, by their code in WKB.
///
/// Programs such as ili2db and FME write these types for straight outlines too. They are read as the linear type, and
/// arcs are approximated by lines.
enum CurveType: UInt32, CaseIterable {
    case circularString = 8
    case compoundCurve = 9
    case curvePolygon = 10
    case multiCurve = 11
    case multiSurface = 12

    /// The name in well-known text.
    var name: String {
        switch self {
        case .circularString: "CIRCULARSTRING"
        case .compoundCurve: "COMPOUNDCURVE"
        case .curvePolygon: "CURVEPOLYGON"
        case .multiCurve: "MULTICURVE"
        case .multiSurface: "MULTISURFACE"
        }
    }

    /// `nil` for the name of any other type. The name must be in upper case.
    init?(name: String) {
        guard let type = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = type
    }
}

extension LineString {
    /// Joins the lines in order; `nil` when a line does not begin at the end of the previous one.
    init?(joining lines: [LineString]) {
        var positions: [Position] = []
        for line in lines where !line.positions.isEmpty {
            guard positions.isEmpty || positions.last == line.positions.first else { return nil }
            positions += line.positions.dropFirst(positions.isEmpty ? 0 : 1)
        }
        self.init(positions)
    }
}

extension Polygon {
    /// A polygon whose first ring is the outer one; empty without rings.
    init(rings: [LineString]) { self.init(rings.first ?? LineString([]), holes: Array(rings.dropFirst())) }
}
