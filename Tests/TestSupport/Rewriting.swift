public import SimpleFeatures

/// Changes of the representation of a geometry that keep its area.
public enum Rewriting: CaseIterable, Sendable {
    case otherStart, otherDirection, partsReversed, holesReversed, closedTwice, densified

    /// The geometry in the changed representation.
    public func rewrite(_ geometry: Geometry) -> Geometry {
        if case .densified = self { return geometry.densified(to: 37) }
        let polygons = geometry.polygons.map { polygon in
            let rings = polygon.rings.map { LineString(rewrite($0.positions)) }
            let holes = rings.dropFirst()
            return Polygon(rings[0], holes: self == .holesReversed ? holes.reversed() : Array(holes))
        }
        return .multiPolygon(self == .partsReversed ? polygons.reversed() : polygons)
    }

    private func rewrite(_ ring: [Position]) -> [Position] {
        let open = ring.dropLast()
        switch self {
        case .otherStart:
            let start = open.count / 3
            let turned = Array(open[start...] + open[..<start])
            return turned + turned.prefix(1)
        case .otherDirection: return ring.reversed()
        case .closedTwice: return ring + ring.suffix(1)
        case .partsReversed, .holesReversed, .densified: return ring
        }
    }
}

extension Geometry {
    /// The geometry with positions inserted so that no edge is longer than `longest`.
    public func densified(to longest: Double) -> Geometry {
        mapPositions { ring in
            zip(ring, ring.dropFirst()).flatMap { a, b in
                let (dx, dy) = (b.x - a.x, b.y - a.y)
                let pieces = max(((dx * dx + dy * dy).squareRoot() / longest).rounded(.up), 1)
                return stride(from: 0, to: pieces, by: 1).map {
                    Position(a.x + dx * $0 / pieces, a.y + dy * $0 / pieces)
                }
            } + ring.suffix(1)
        }
    }
}
