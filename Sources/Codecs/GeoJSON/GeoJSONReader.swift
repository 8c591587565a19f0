public import Foundation
public import SimpleFeatures

/// Reads the geometries of GeoJSON (RFC 7946); heights are dropped.
public enum GeoJSONReader {
    /// The geometry object in the JSON; `nil` for `null`.
    ///
    /// - Throws: ``GeoJSONError`` with the member that is wrong.
    public static func geometry(in json: some DataProtocol) throws -> Geometry? {
        let object: Any
        do {
            object = try JSONSerialization.jsonObject(with: Data(json), options: .fragmentsAllowed)
        } catch {
            throw GeoJSONError("this is not JSON")
        }
        return try geometry(from: object)
    }

    /// The geometry of a feature object.
    public static func geometry(ofFeature json: some DataProtocol) throws -> Geometry? {
        let written = CanonicalGeoJSONReader.geometry(ofFeature: Array(json))
        if written.isWritten { return written.geometry }
        guard let object = try? JSONSerialization.jsonObject(with: Data(json)) as? [String: Any] else {
            throw GeoJSONError("this is not a JSON object")
        }
        return try geometry(from: object["geometry"] ?? NSNull())
    }

    private static func geometry(from object: Any) throws(GeoJSONError) -> Geometry? {
        if object is NSNull { return nil }
        guard let object = object as? [String: Any], let type = object["type"] as? String else {
            throw GeoJSONError("a geometry is an object with a type")
        }
        guard let kind = Geometry.Kind(rawValue: type) else {
            throw GeoJSONError("\(type) is no type of geometry")
        }
        if kind == .geometryCollection {
            guard let geometries = object["geometries"] as? [Any] else {
                throw GeoJSONError("GeometryCollection has no geometries")
            }
            var parts: [Geometry] = []
            for part in geometries {
                if let part = try geometry(from: part) { parts.append(part) }
            }
            return .geometryCollection(parts)
        }
        guard let coordinates = object["coordinates"] else {
            throw GeoJSONError("\(type) has no coordinates")
        }
        return try geometry(kind, coordinates)
    }

    private static func geometry(
        _ kind: Geometry.Kind, _ coordinates: Any
    ) throws(GeoJSONError) -> Geometry {
        switch kind {
        case .point: .point(try position(coordinates))
        case .multiPoint: .multiPoint(try list(coordinates, position))
        case .lineString: .lineString(try line(coordinates))
        case .multiLineString: .multiLineString(try list(coordinates, line))
        case .polygon: .polygon(try polygon(coordinates))
        case .multiPolygon: .multiPolygon(try list(coordinates, polygon))
        case .geometryCollection: .geometryCollection([])
        }
    }

    private static func polygon(_ value: Any) throws(GeoJSONError) -> Polygon {
        let rings = try list(value, line)
        guard let exterior = rings.first else { return Polygon(LineString([])) }
        return Polygon(exterior, holes: Array(rings.dropFirst()))
    }

    private static func line(_ value: Any) throws(GeoJSONError) -> LineString {
        LineString(try list(value, position))
    }

    private static func position(_ value: Any) throws(GeoJSONError) -> Position {
        guard let numbers = value as? [Any], numbers.count >= 2, let x = number(numbers[0]), let y = number(numbers[1])
        else { throw GeoJSONError("a position is a list of at least two numbers") }
        return Position(x, y)
    }

    /// Foundation reads many digits as a decimal, whose `doubleValue` is off by the last bit at times.
    private static func number(_ value: Any) -> Double? {
        (value as? NSDecimalNumber).flatMap { Double($0.stringValue) } ?? (value as? NSNumber)?.doubleValue
    }

    private static func list<Item>(
        _ value: Any, _ item: (Any) throws(GeoJSONError) -> Item
    ) throws(GeoJSONError) -> [Item] {
        guard let values = value as? [Any] else { throw GeoJSONError("coordinates are lists") }
        var items: [Item] = []
        items.reserveCapacity(values.count)
        for value in values { items.append(try item(value)) }
        return items
    }
}

/// JSON that is not the GeoJSON it should be.
public struct GeoJSONError: Error, Hashable, Sendable, CustomStringConvertible {
    public let reason: String

    init(_ reason: String) { self.reason = reason }

    public var description: String { "GeoJSON: \(reason)" }
}
