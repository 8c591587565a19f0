internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

/// Separates the parts of an overlap into slivers and land. Slivers arise when two outlines digitise one boundary.
///
/// A part is a sliver when its width is less than twice the accuracy of the outlines. The width is that of a rectangle
/// with the same area and perimeter.
struct OverlapWidth {
    /// The parts that are wider than the tolerance; `nil` when there are none.
    let land: Geometry?
    /// The width of the widest sliver, in metres; 0 without slivers.
    let sliverMetres: Double
    /// The width up to which a part is a sliver, in metres.
    let toleratedMetres: Double

    /// The minimum tolerance.
    static let leastMetres = 0.01
    /// The assumed accuracy of an outline that states none: that of a cadastral survey.
    static let assumedAccuracyMetres = 0.02

    /// - Parameters:
    ///   - overlap: the overlap in the inventory's plane.
    ///   - accuracies: the accuracies of the two outlines in metres; `nil` for an unknown one.
    init(_ overlap: Geometry, accuracies: [Double?], _ measures: Measures) {
        let tolerated = Self.tolerance(accuracies)
        var land: [Polygon] = []
        var sliverMetres = 0.0
        for polygon in overlap.polygons {
            let width = Self.width(of: polygon, measures)
            // The relative error of a width is less than 0.001.
            if width < tolerated * 0.999 {
                sliverMetres = max(sliverMetres, width)
            } else {
                land.append(polygon)
            }
        }
        self.land = land.isEmpty ? nil : .multiPolygon(land)
        self.sliverMetres = sliverMetres
        toleratedMetres = tolerated
    }

    private static func tolerance(_ accuracies: [Double?]) -> Double {
        let worst = accuracies.map { $0 ?? assumedAccuracyMetres }.max() ?? assumedAccuracyMetres
        return max(leastMetres, 2 * worst)
    }

    /// Returns the width of the rectangle with the polygon's area and perimeter. Returns the side of a square of that
    /// area when no such rectangle exists.
    private static func width(of polygon: Polygon, _ measures: Measures) -> Double {
        let area = measures.gridAreaSquareMetres(.polygon(polygon))
        let half = polygon.rings.reduce(0) { $0 + $1.length } / 2
        let root = half * half - 4 * area
        return root > 0 ? (half - root.squareRoot()) / 2 : area.squareRoot()
    }
}

extension LineString {
    /// The length in the plane, in metres.
    fileprivate var length: Double {
        zip(positions, positions.dropFirst()).reduce(0) { sum, edge in
            let (x, y) = (edge.1.x - edge.0.x, edge.1.y - edge.0.y)
            return sum + (x * x + y * y).squareRoot()
        }
    }
}
