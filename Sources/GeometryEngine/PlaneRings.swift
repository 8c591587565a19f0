import SimpleFeatures

extension LineString {
    /// The area that the ring encloses in the plane.
    var gridArea: Double { abs(signedGridArea) }

    /// The same, negative for a ring that runs clockwise.
    ///
    /// Gauss's shoelace sum, taken from the first position so that large coordinates lose no digits.
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

extension Polygon {
    /// By the number of edges that a ray to the east crosses; holes count as well.
    func contains(_ place: Position) -> Bool {
        var isInside = false
        for ring in rings {
            for (a, b) in zip(ring.positions, ring.positions.dropFirst()) where (a.y > place.y) != (b.y > place.y) {
                if place.x < a.x + (b.x - a.x) * (place.y - a.y) / (b.y - a.y) { isInside.toggle() }
            }
        }
        return isInside
    }
}
