internal import GeometryEngine
internal import SimpleFeatures

/// Land with its box: two lands are overlaid only where their boxes meet, since most do not.
struct BoxedLand: Sendable {
    let land: Geometry
    let box: Envelope

    /// - Returns: `nil` for nothing.
    init?(_ land: Geometry?) {
        guard let land, let box = Envelope(land) else { return nil }
        self.land = land
        self.box = box
    }

    func mayMeet(_ other: BoxedLand) -> Bool { box.meets(other.box) }

    /// The part outside all of the others; `nil` when nothing is left.
    func outside(_ others: [BoxedLand]) throws -> BoxedLand? {
        let near = others.filter(mayMeet)
        guard let other = try Self.united(near) else { return self }
        return BoxedLand(try land.difference(other.land))
    }

    /// The part inside the other; `nil` when they have nothing in common.
    func inside(_ other: BoxedLand) throws -> BoxedLand? {
        mayMeet(other) ? BoxedLand(try land.intersection(other.land)) : nil
    }

    /// Everything in any of them, overlaps once; `nil` for none.
    static func united(_ lands: [BoxedLand]) throws -> BoxedLand? {
        if lands.count < 2 { return lands.first }
        let parts = lands.map(\.land)
        let polygons = parts.flatMap(\.polygons)
        return BoxedLand(polygons.areApart ? .multiPolygon(polygons) : try Geometry.union(of: parts))
    }
}

extension [Polygon] {
    /// True when no two of their boxes meet, for a number of them that is worth looking.
    var areApart: Bool {
        guard count <= 16 else { return false }
        let boxes = compactMap { Envelope(.polygon($0)) }
        return boxes.indices.allSatisfy { index in !boxes[..<index].contains(where: boxes[index].meets) }
    }
}
