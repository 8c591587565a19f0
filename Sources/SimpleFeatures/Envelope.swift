/// An axis-parallel box around a geometry, edges included.
///
/// Its sides never cross the antimeridian: a box that does is two envelopes (``acrossAntimeridian(west:south:east:north:)``).
public struct Envelope: Hashable, Sendable, Codable {
    public var minX: Double
    public var minY: Double
    public var maxX: Double
    public var maxY: Double

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

    /// The boxes of longitude and latitude in degrees that a request means: two when `west` > `east`.
    public static func acrossAntimeridian(
        west: Double, south: Double, east: Double, north: Double
    ) -> [Envelope] {
        guard west > east else { return [Envelope(minX: west, minY: south, maxX: east, maxY: north)] }
        return [
            Envelope(minX: west, minY: south, maxX: 180, maxY: north),
            Envelope(minX: -180, minY: south, maxX: east, maxY: north),
        ]
    }

    public var width: Double { maxX - minX }
    public var height: Double { maxY - minY }

    public var corners: [Position] {
        [Position(minX, minY), Position(maxX, minY), Position(maxX, maxY), Position(minX, maxY)]
    }

    public mutating func include(_ position: Position) {
        minX = min(minX, position.x)
        minY = min(minY, position.y)
        maxX = max(maxX, position.x)
        maxY = max(maxY, position.y)
    }

    public mutating func include(_ other: Envelope) {
        include(Position(other.minX, other.minY))
        include(Position(other.maxX, other.maxY))
    }

    /// The box grown by `margin` on every side, in the unit of its coordinates.
    public func grown(by margin: Double) -> Envelope {
        Envelope(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
    }

    public func contains(_ position: Position) -> Bool {
        position.x >= minX && position.x <= maxX && position.y >= minY && position.y <= maxY
    }

    public func contains(_ other: Envelope) -> Bool {
        other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
    }

    public func meets(_ other: Envelope) -> Bool {
        other.minX <= maxX && other.maxX >= minX && other.minY <= maxY && other.maxY >= minY
    }
}
