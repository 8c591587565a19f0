package import CQL2
package import SimpleFeatures
internal import SiteInventory

/// The price of a filter for one row. The unit is the comparison of a column with a value, which takes about 0.1 µs.
///
/// The weights were measured with 30,000 and 100,000 sites of 30 vertices.
package struct FilterPrice: Hashable, Sendable {
    /// The comparisons for each row of the table.
    package var perRow = 0.0
    /// The comparisons for each row that the indexes leave: functions of texts and geometries.
    package var perCandidate = 0.0

    package init(perRow: Double = 0, perCandidate: Double = 0) {
        self.perRow = perRow
        self.perCandidate = perCandidate
    }

    /// - Parameter crs: the coordinate system of the filter's geometries.
    package init(_ filter: FilterExpression, crs: CRS) { add(filter, crs) }

    private mutating func add(_ expression: FilterExpression, _ crs: CRS) {
        switch expression {
        case .and, .or, .not, .interval: break
        case .comparison, .between, .isNull, .arithmetic: perRow += 1
        case .inList: perRow += Self.listLookup
        case .like(_, let pattern): perCandidate += Self.like * Self.lengthFactor(pattern)
        case .casei(let part), .accenti(let part): perCandidate += Self.folding * Self.lengthFactor(part)
        case .spatialPredicate(let relation, let a, let b):
            perCandidate += Self.comparison(relation, [a, b].compactMap { $0.vertexCount(crs) }.max())
        case .function(_, let arguments) where !arguments.isEmpty:
            let vertices = arguments.compactMap { $0.vertexCount(crs) }.max()
            perCandidate += vertices.map { Self.distance + Self.distancePerVertex * $0 } ?? Self.unprepared
        case .temporalPredicate: perRow += Self.times
        case .arrayPredicate: perCandidate += Self.arrays
        case .string, .integer, .number, .boolean, .instant, .geometry, .bbox, .array, .property, .function: return
        }
        for child in expression.operands { add(child, crs) }
    }

    private static let listLookup = 3.0
    private static let times = 10.0
    private static let arrays = 40.0
    private static let like = 5.0
    private static let folding = 5.0
    /// Texts up to this length have the weights above. Fields of names are rarely longer.
    private static let usualLength = 64.0

    private static func lengthFactor(_ literal: FilterExpression) -> Double {
        guard case .string(let text) = literal else { return 1 }
        return max(1, Double(text.utf8.count) / usualLength)
    }

    private static let spatial = 50.0
    /// For relations that an index of the literal's edges decides.
    private static let preparedPerVertex = 0.02
    /// For relations that compare all edges where a row crosses the border of the literal. One row of ten does.
    private static let relatePerVertex = 0.5
    private static let distance = 100.0
    private static let distancePerVertex = 0.05
    /// For two geometries of the row.
    private static let unprepared = 1000.0

    private static func comparison(_ relation: SpatialPredicate, _ vertices: Double?) -> Double {
        guard let vertices else { return unprepared }
        switch relation {
        case .intersects, .disjoint, .within, .contains, .equals: return spatial + preparedPerVertex * vertices
        case .touches, .overlaps, .crosses: return spatial + relatePerVertex * vertices
        }
    }
}

extension FilterExpression {
    /// The children without the values of a list.
    fileprivate var operands: [FilterExpression] {
        if case .inList(let value, _) = self { [value] } else { children }
    }

    /// The number of vertices of a literal after its long edges are divided; `nil` for other expressions.
    fileprivate func vertexCount(_ crs: CRS) -> Double? {
        let longest = LiteralGeometry.longestEdge(in: crs)
        switch self {
        case .geometry(let geometry): return geometry.vertexCount(dividedBy: longest)
        case .bbox: return 4
        default: return nil
        }
    }
}

extension Geometry {
    fileprivate func vertexCount(dividedBy longest: Double) -> Double {
        switch self {
        case .point: 1
        case .multiPoint(let positions): Double(positions.count)
        case .lineString(let line): line.vertexCount(dividedBy: longest)
        case .multiLineString(let lines): lines.reduce(0) { $0 + $1.vertexCount(dividedBy: longest) }
        case .polygon(let polygon): polygon.rings.reduce(0) { $0 + $1.vertexCount(dividedBy: longest) }
        case .multiPolygon(let polygons):
            polygons.flatMap(\.rings).reduce(0) { $0 + $1.vertexCount(dividedBy: longest) }
        case .geometryCollection(let parts): parts.reduce(0) { $0 + $1.vertexCount(dividedBy: longest) }
        }
    }
}

extension LineString {
    fileprivate func vertexCount(dividedBy longest: Double) -> Double {
        zip(positions, positions.dropFirst()).reduce(1) { count, edge in
            let length = max(abs(edge.1.x - edge.0.x), abs(edge.1.y - edge.0.y))
            return count + min(LiteralGeometry.mostPieces, max(1, (length / longest).rounded(.up)))
        }
    }
}
