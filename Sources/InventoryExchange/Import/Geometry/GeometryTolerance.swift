internal import SimpleFeatures
internal import SiteInventory

// Two outlines are equal when they differ only in ring direction, or by less than the accuracy of surveys.

extension Geometry {
    /// Half of the millimetre in which surveys are written. A transformation with PROJ 9.1 to EPSG:3035 and back moves
    /// positions by up to 0.3 mm, to other systems and back by less than 0.01 mm.
    static let toleratedMetres = 5e-4

    /// The geometry with outer rings clockwise and holes counter-clockwise.
    ///
    /// Formats differ in ring direction. With one direction in the inventory, an export and its import leave an outline
    /// unchanged.
    var withRingsAsInShapefiles: Geometry {
        switch self {
        case .polygon(let polygon): .polygon(polygon.asInShapefiles)
        case .multiPolygon(let polygons): .multiPolygon(polygons.map(\.asInShapefiles))
        case .geometryCollection(let parts): .geometryCollection(parts.map(\.withRingsAsInShapefiles))
        case .point, .lineString, .multiPoint, .multiLineString: self
        }
    }
}

extension Geometry? {
    /// True when both have the same kind and structure, and their positions are equal within the tolerance. False when
    /// one is `nil`.
    func lies(on other: Geometry?) -> Bool {
        guard let self, let other else { return false }
        guard self != other, self.kind == other.kind, self.shape == other.shape else { return self == other }
        return zip(self.allPositions, other.allPositions).allSatisfy { a, b in
            abs(a.x - b.x) <= Geometry.toleratedMetres && abs(a.y - b.y) <= Geometry.toleratedMetres
        }
    }
}

extension Geometry {
    /// The number of positions in each sequence.
    fileprivate var shape: [Int] {
        var counts: [Int] = []
        _ = mapPositions { positions in
            counts.append(positions.count)
            return positions
        }
        return counts
    }
}

extension Polygon {
    fileprivate var asInShapefiles: Polygon {
        Polygon(exterior.wound(clockwise: true), holes: holes.map { $0.wound(clockwise: false) })
    }
}

extension LineString {
    /// Returns the ring in the direction. Its first position stays the first.
    fileprivate func wound(clockwise: Bool) -> LineString {
        guard let origin = positions.first else { return self }
        // The shoelace sum relative to the first position, so that large coordinates lose no digits.
        let doubledArea = zip(positions, positions.dropFirst()).reduce(0.0) { sum, edge in
            sum + (edge.0.x - origin.x) * (edge.1.y - origin.y) - (edge.1.x - origin.x) * (edge.0.y - origin.y)
        }
        return doubledArea == 0 || (doubledArea < 0) == clockwise ? self : LineString(positions.reversed())
    }
}

extension Geometry {
    /// The number of positions of all its parts.
    var positionCount: Int {
        var count = 0
        forEachPosition { _ in count += 1 }
        return count
    }
}
