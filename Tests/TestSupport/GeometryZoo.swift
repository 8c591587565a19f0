public import SimpleFeatures

/// A geometry with a name for test descriptions.
public struct Specimen: Sendable, CustomStringConvertible {
    /// The name in test descriptions.
    public let name: String
    /// The geometry.
    public let geometry: Geometry

    /// The name.
    public var description: String { name }
}

/// Geometries of every kind. Tests run each operation on all of them.
public enum GeometryZoo {
    /// All geometries.
    public static let all = valid + empty + invalid + unreadable

    /// Geometries that every operation must accept.
    public static let valid = [
        Specimen(name: "point", geometry: .point(Position(5, 5))),
        Specimen(name: "points", geometry: .multiPoint([Position(1, 1), Position(9, 9)])),
        Specimen(name: "line", geometry: .lineString(line((0, 0), (10, 10)))),
        Specimen(name: "lines", geometry: .multiLineString([line((0, 0), (3, 0)), line((5, 5), (9, 5), (9, 9))])),
        Specimen(name: "square", geometry: .square(0, 0, side: 10)),
        Specimen(name: "clockwise square", geometry: .polygon(clockwise(square(2, 2, side: 3)))),
        Specimen(name: "square with two holes", geometry: .polygon(holed)),
        Specimen(name: "squares apart", geometry: .multiPolygon([square(0, 0, side: 4), square(6, 6, side: 4)])),
        Specimen(
            name: "collection of polygons",
            geometry: .geometryCollection([.square(0, 0, side: 6), .square(4, 4, side: 6)])),
        Specimen(
            name: "mixed collection",
            geometry: .geometryCollection([
                .point(Position(20, 20)), .lineString(line((0, 20), (5, 25))), .square(0, 0, side: 6),
            ])),
    ]

    /// Empty geometries of every kind.
    public static let empty = [
        Specimen(name: "no points", geometry: .multiPoint([])),
        Specimen(name: "empty line", geometry: .lineString(LineString([]))),
        Specimen(name: "no lines", geometry: .multiLineString([])),
        Specimen(name: "empty polygon", geometry: .polygon(Polygon(LineString([])))),
        Specimen(name: "no polygons", geometry: .multiPolygon([])),
        Specimen(name: "multipolygon of an empty polygon", geometry: .multiPolygon([Polygon(LineString([]))])),
        Specimen(name: "empty collection", geometry: .geometryCollection([])),
        Specimen(name: "collection of nothing", geometry: .geometryCollection([.multiPoint([])])),
    ]

    /// Geometries that GEOS can read and reports as invalid.
    public static let invalid = [
        Specimen(name: "bow-tie", geometry: .polygon(Polygon(line((0, 0), (10, 10), (10, 0), (0, 10), (0, 0))))),
        Specimen(
            name: "spike", geometry: .polygon(Polygon(line((0, 0), (10, 0), (20, 0), (10, 0), (10, 10), (0, 0))))),
        Specimen(
            name: "hole outside", geometry: .polygon(Polygon(square(0, 0, side: 4).exterior, holes: [ring(9, 9, 2)]))),
        Specimen(
            name: "overlapping parts", geometry: .multiPolygon([square(0, 0, side: 6), square(4, 4, side: 6)])),
        Specimen(name: "same part twice", geometry: .multiPolygon([square(0, 0, side: 6), square(0, 0, side: 6)])),
        Specimen(name: "flat polygon", geometry: .polygon(Polygon(line((0, 0), (5, 0), (10, 0), (0, 0))))),
    ]

    /// Geometries that GEOS cannot read without repair.
    public static let unreadable = [
        Specimen(name: "open ring", geometry: .polygon(Polygon(line((0, 0), (10, 0), (10, 10), (0, 10))))),
        Specimen(name: "ring of two positions", geometry: .polygon(Polygon(line((0, 0), (10, 0))))),
        Specimen(name: "ring of three positions", geometry: .polygon(Polygon(line((0, 0), (10, 0), (0, 0))))),
        Specimen(name: "line of one position", geometry: .lineString(line((0, 0)))),
        Specimen(
            name: "hole without an outer ring", geometry: .polygon(Polygon(LineString([]), holes: [ring(1, 1, 2)]))),
        Specimen(name: "point that is no number", geometry: .point(Position(.nan, .nan))),
        Specimen(
            name: "polygon with a NaN",
            geometry: .polygon(Polygon(line((0, 0), (10, 0), (.nan, 10), (0, 10), (0, 0))))),
        Specimen(name: "infinite line", geometry: .lineString(line((0, 0), (.infinity, 10)))),
    ]

    private static let holed = Polygon(ring(0, 0, 10), holes: [ring(1, 1, 2), ring(6, 6, 2)])

    private static func square(_ x: Double, _ y: Double, side: Double) -> Polygon { Polygon(ring(x, y, side)) }

    private static func ring(_ x: Double, _ y: Double, _ side: Double) -> LineString {
        line((x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y))
    }

    private static func clockwise(_ polygon: Polygon) -> Polygon {
        Polygon(LineString(polygon.exterior.positions.reversed()))
    }
}

extension Geometry {
    /// A square with its lower left corner at x, y.
    public static func square(_ x: Double, _ y: Double, side: Double) -> Geometry {
        rectangle(x, y, width: side, height: side)
    }

    /// A rectangle with its lower left corner at x, y.
    public static func rectangle(_ x: Double, _ y: Double, width: Double, height: Double) -> Geometry {
        .polygon(Polygon(line((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))))
    }
}

/// A line through the positions.
public func line(_ positions: (Double, Double)...) -> LineString {
    LineString(positions.map { Position($0.0, $0.1) })
}
