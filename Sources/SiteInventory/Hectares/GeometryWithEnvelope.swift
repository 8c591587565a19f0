internal import GeometryEngine
internal import SimpleFeatures

/// A geometry with its envelope. Overlays are skipped when the envelopes do not meet.
struct GeometryWithEnvelope: Hashable, Sendable {
    let land: Geometry
    let box: Envelope

    /// Returns `nil` for `nil` and for an empty geometry.
    init?(_ land: Geometry?) {
        guard let land, let box = Envelope(land) else { return nil }
        self.land = land
        self.box = box
    }

    func mayMeet(_ other: GeometryWithEnvelope) -> Bool { box.meets(other.box) }

    /// The part outside all of the others; `nil` when nothing remains.
    func outside(_ others: [GeometryWithEnvelope]) throws -> GeometryWithEnvelope? {
        let near = others.filter(mayMeet)
        guard let other = try Self.united(near) else { return self }
        return GeometryWithEnvelope(try land.difference(other.land))
    }

    /// The part inside the other; `nil` when they do not intersect.
    func inside(_ other: GeometryWithEnvelope) throws -> GeometryWithEnvelope? {
        mayMeet(other) ? GeometryWithEnvelope(try land.intersection(other.land)) : nil
    }

    /// The union; `nil` for an empty list.
    static func united(_ lands: [GeometryWithEnvelope]) throws -> GeometryWithEnvelope? {
        if lands.count < 2 { return lands.first }
        let parts = lands.map(\.land)
        let polygons = parts.flatMap(\.polygons)
        return GeometryWithEnvelope(polygons.areApart ? .multiPolygon(polygons) : try Geometry.union(of: parts))
    }
}

extension [Polygon] {
    /// True when no two envelopes meet. Always false for more than 16 polygons, where the check is too slow.
    var areApart: Bool {
        guard count <= 16 else { return false }
        let boxes = compactMap { Envelope(.polygon($0)) }
        return boxes.indices.allSatisfy { index in !boxes[..<index].contains(where: boxes[index].meets) }
    }
}
