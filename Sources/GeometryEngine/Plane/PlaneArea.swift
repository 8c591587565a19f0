import SimpleFeatures

extension LineString {
    /// The area enclosed by the ring, in square units of the plane.
    var gridArea: Double { abs(signedGridArea) }

    /// The area enclosed by the ring, in square units of the plane; negative for a clockwise ring.
    ///
    /// The shoelace sum relative to the first position, so that large coordinates lose no digits.
    var signedGridArea: Double {
        guard let origin = positions.first else { return 0 }
        var (sum, from) = (0.0, origin)
        for to in positions {
            sum += (from.x - origin.x) * (to.y - origin.y) - (to.x - origin.x) * (from.y - origin.y)
            from = to
        }
        return sum / 2
    }
}

extension [Polygon] {
    /// The number of positions in all rings, including closing positions.
    var positionCount: Int { reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.positions.count } } }

    /// The sum of the areas in the plane, without holes, in square units.
    var gridArea: Double {
        reduce(0) { area, polygon in polygon.holes.reduce(area + polygon.exterior.gridArea) { $0 - $1.gridArea } }
    }
}
