/// An axis-parallel box around a geometry, edges included.
///
/// It never crosses the antimeridian. A box that does is two envelopes, from
/// ``acrossAntimeridian(west:south:east:north:)``.
public struct Envelope: Hashable, Sendable, Codable {
    /// The western or left side.
    public var minX: Double
    /// The southern or lower side.
    public var minY: Double
    /// The eastern or right side.
    public var maxX: Double
    /// The northern or upper side.
    public var maxY: Double

    /// Creates a box from its sides, in the unit of the coordinates.
    public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        self.minX = minX
        self.minY = minY
        self.maxX = maxX
        self.maxY = maxY
    }

    /// The box around the geometry; `nil` when it is empty.
    public init?(_ geometry: Geometry) {
        var box = Envelope(
            minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)
        geometry.forEachPosition { box.include($0) }
        guard box.minX <= box.maxX, box.minY <= box.maxY else { return nil }
        self = box
    }

    /// The boxes for these edges in degrees of longitude and latitude: two when `west` > `east`.
    public static func acrossAntimeridian(
        west: Double, south: Double, east: Double, north: Double
    ) -> [Envelope] {
        guard west > east else { return [Envelope(minX: west, minY: south, maxX: east, maxY: north)] }
        return [
            Envelope(minX: west, minY: south, maxX: 180, maxY: north),
            Envelope(minX: -180, minY: south, maxX: east, maxY: north),
        ]
    }

    /// The extent in x, in the unit of the coordinates.
    public var width: Double { maxX - minX }
    /// The extent in y, in the unit of the coordinates.
    public var height: Double { maxY - minY }

    /// The four corners, counterclockwise from the lower left one.
    public var corners: [Position] {
        [Position(minX, minY), Position(maxX, minY), Position(maxX, maxY), Position(minX, maxY)]
    }

    /// Extends the box to contain the position.
    public mutating func include(_ position: Position) {
        minX = min(minX, position.x)
        minY = min(minY, position.y)
        maxX = max(maxX, position.x)
        maxY = max(maxY, position.y)
    }

    /// Extends the box to contain the other one.
    public mutating func include(_ other: Envelope) {
        include(Position(other.minX, other.minY))
        include(Position(other.maxX, other.maxY))
    }

    /// The box grown by `margin` on every side, in the unit of its coordinates.
    public func grown(by margin: Double) -> Envelope {
        Envelope(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
    }

    /// The square of the distance to the other box; 0 for boxes that meet.
    package func squaredDistance(to other: Envelope) -> Double {
        let dx = max(0, other.minX - maxX, minX - other.maxX)
        let dy = max(0, other.minY - maxY, minY - other.maxY)
        return dx * dx + dy * dy
    }

    /// True when the position is inside or on the edge.
    public func contains(_ position: Position) -> Bool {
        position.x >= minX && position.x <= maxX && position.y >= minY && position.y <= maxY
    }

    /// True when the other box lies completely inside or on the edge.
    public func contains(_ other: Envelope) -> Bool {
        other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
    }

    /// True when the boxes share at least one position, including an edge.
    public func meets(_ other: Envelope) -> Bool {
        other.minX <= maxX && other.maxX >= minX && other.minY <= maxY && other.maxY >= minY
    }
}
