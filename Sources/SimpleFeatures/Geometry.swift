/// A position in a plane or on the ellipsoid. x is always before y, so longitude before latitude.
public struct Position: Hashable, Sendable {
    /// Easting in metres or longitude in degrees.
    public var x: Double
    /// Northing in metres or latitude in degrees.
    public var y: Double

    /// Creates a position from easting and northing, or from longitude and latitude.
    public init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }

    /// True when neither coordinate is NaN or infinite.
    public var isFinite: Bool { x.isFinite && y.isFinite }
}

/// A sequence of positions, joined by straight edges in the plane of its coordinate system.
public struct LineString: Hashable, Sendable {
    /// The positions in their order.
    public var positions: [Position]

    /// Creates a line. The positions are not checked.
    public init(_ positions: [Position]) { self.positions = positions }
}

/// A polygon with one outer ring and any number of holes. Every ring repeats its first position at its end.
public struct Polygon: Hashable, Sendable {
    /// The outer ring.
    public var exterior: LineString
    /// The inner rings.
    public var holes: [LineString]

    /// Creates a polygon. The rings are not checked for closure or crossings.
    public init(_ exterior: LineString, holes: [LineString] = []) {
        self.exterior = exterior
        self.holes = holes
    }

    /// The outer ring first, then the holes.
    public var rings: [LineString] { [exterior] + holes }
}

/// The geometry of a feature (OGC Simple Features).
///
/// It has two dimensions, since areas are measured in the plane. Readers drop heights and measures and report it.
public enum Geometry: Hashable, Sendable {
    case point(Position)
    case lineString(LineString)
    case polygon(Polygon)
    case multiPoint([Position])
    case multiLineString([LineString])
    case multiPolygon([Polygon])
    case geometryCollection([Geometry])
}

extension Geometry {
    /// The type of a geometry.
    public enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
        case point = "Point"
        case lineString = "LineString"
        case polygon = "Polygon"
        case multiPoint = "MultiPoint"
        case multiLineString = "MultiLineString"
        case multiPolygon = "MultiPolygon"
        case geometryCollection = "GeometryCollection"
    }

    /// The type of this geometry.
    public var kind: Kind {
        switch self {
        case .point: .point
        case .lineString: .lineString
        case .polygon: .polygon
        case .multiPoint: .multiPoint
        case .multiLineString: .multiLineString
        case .multiPolygon: .multiPolygon
        case .geometryCollection: .geometryCollection
        }
    }

    /// The positions of all parts, in their order.
    package var allPositions: [Position] {
        var positions: [Position] = []
        forEachPosition { positions.append($0) }
        return positions
    }

    /// True when it has no positions.
    public var isEmpty: Bool {
        var found = false
        forEachPosition { _ in found = true }
        return !found
    }

    /// The polygons of this geometry, including those in collections; empty for points and lines.
    public var polygons: [Polygon] {
        switch self {
        case .polygon(let polygon): [polygon]
        case .multiPolygon(let polygons): polygons
        case .geometryCollection(let parts): parts.flatMap(\.polygons)
        case .point, .lineString, .multiPoint, .multiLineString: []
        }
    }

    /// Calls `body` for every position, including the closing positions of rings.
    public func forEachPosition(_ body: (Position) -> Void) {
        switch self {
        case .point(let position): body(position)
        case .multiPoint(let positions): positions.forEach(body)
        case .lineString(let line): line.positions.forEach(body)
        case .multiLineString(let lines): lines.forEach { $0.positions.forEach(body) }
        case .polygon(let polygon): polygon.forEachPosition(body)
        case .multiPolygon(let polygons): polygons.forEach { $0.forEachPosition(body) }
        case .geometryCollection(let parts): parts.forEach { $0.forEachPosition(body) }
        }
    }

    /// Returns the geometry with every sequence of positions replaced by the result of `transform`.
    ///
    /// A point is a sequence of one position. `transform` must return at least as many positions as the geometry needs.
    ///
    /// - Throws: The error of `transform`.
    public func mapPositions<Failure: Error>(
        _ transform: ([Position]) throws(Failure) -> [Position]
    ) throws(Failure) -> Geometry {
        switch self {
        case .point(let position): return .point(try transform([position])[0])
        case .multiPoint(let positions): return .multiPoint(try transform(positions))
        case .lineString(let line): return .lineString(LineString(try transform(line.positions)))
        case .multiLineString(let lines):
            var mapped: [LineString] = []
            for line in lines { mapped.append(LineString(try transform(line.positions))) }
            return .multiLineString(mapped)
        case .polygon(let polygon): return .polygon(try polygon.mapPositions(transform))
        case .multiPolygon(let polygons):
            var mapped: [Polygon] = []
            for polygon in polygons { mapped.append(try polygon.mapPositions(transform)) }
            return .multiPolygon(mapped)
        case .geometryCollection(let parts):
            var mapped: [Geometry] = []
            for part in parts { mapped.append(try part.mapPositions(transform)) }
            return .geometryCollection(mapped)
        }
    }
}

extension Polygon {
    func forEachPosition(_ body: (Position) -> Void) {
        exterior.positions.forEach(body)
        holes.forEach { $0.positions.forEach(body) }
    }

    func mapPositions<Failure: Error>(
        _ transform: ([Position]) throws(Failure) -> [Position]
    ) throws(Failure) -> Polygon {
        var mapped = Polygon(LineString(try transform(exterior.positions)))
        for hole in holes { mapped.holes.append(LineString(try transform(hole.positions))) }
        return mapped
    }
}
