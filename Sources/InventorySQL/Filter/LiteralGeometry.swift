internal import CQL2
internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory
internal import Synchronization

/// A geometry of a filter, transformed to the coordinate system of a table.
struct LiteralGeometry {
    private let expression: FilterExpression
    private let crs: CRS

    init(_ expression: FilterExpression, from crs: CRS) {
        self.expression = expression
        self.crs = crs
    }

    /// - Throws: ``FilterError`` for a geometry that is invalid or cannot be transformed to the system.
    func inSystem(_ target: CRS) throws(FilterError) -> Geometry {
        let geometry = self.geometry
        do {
            if let fault = try geometry.validityFault() {
                throw FilterError(.geometry, "The geometry is not valid: \(fault).", invalidExpression: expression)
            }
            guard !crs.isLongitudeLatitude || !target.isLongitudeLatitude, crs != target else { return geometry }
            return try Self.transformer(from: crs, to: target).transform(prepared(geometry))
        } catch let error as GeometryError {
            throw FilterError(
                .geometry, "The geometry cannot be brought from \(crs) to \(target): \(error).",
                invalidExpression: expression)
        } catch let error as FilterError {
            throw error
        } catch {
            throw FilterError(.geometry, "\(error)", invalidExpression: expression)
        }
    }

    private var geometry: Geometry {
        switch expression {
        case .geometry(let geometry): geometry
        case .bbox(let box): box.geometry(isGeographic: crs.isLongitudeLatitude)
        default: .geometryCollection([])
        }
    }

    /// Clips the geometry to the area of use of its system, and densifies its long edges. Edges are straight in that
    /// system.
    ///
    /// Outside the area of use, a projection is not injective: distant positions could be transformed to positions near
    /// features.
    private func prepared(_ geometry: Geometry) throws(GeometryError) -> Geometry {
        guard let box = Envelope(geometry), let area = try Self.areaOfUse(of: crs) else { return geometry }
        let part = area.contains(box) ? geometry : try geometry.clipped(to: area)
        return part?.withEdges(shorterThan: Self.longestEdge(in: crs)) ?? .geometryCollection([])
    }

    /// Returns the area of use, in the system itself. For a projected system it is a box in the plane.
    private static func areaOfUse(of crs: CRS) throws(GeometryError) -> Envelope? {
        guard !crs.isLongitudeLatitude else { return reach }
        let domain = ServedCRS(crs)?.domain ?? reach
        guard let area = domain.intersection(reach) else { return nil }
        return Envelope(
            try transformer(from: .crs84, to: crs).transform(area.polygon.withEdges(shorterThan: outlineStepDegrees)))
    }

    /// The area in which the transverse Mercator projection of Germany is defined, in degrees. It contains every
    /// feature.
    private static let reach = Envelope(minX: -60, minY: -80, maxX: 75, maxY: 84)
    private static let outlineStepDegrees = 1.0
    /// The middle of a straight edge of this length is at most 0.1 m from the edge on the ellipsoid.
    private static let longestEdgeDegrees = 0.02
    private static let longestEdgeMetres = 2000.0

    /// The length above which edges are divided, in the unit of the system.
    static func longestEdge(in crs: CRS) -> Double {
        crs.isLongitudeLatitude ? longestEdgeDegrees : longestEdgeMetres
    }

    /// The largest number of segments of one edge.
    static let mostPieces = 1000.0

    private static let transformers = Mutex<[[CRS]: CoordinateTransformer]>([:])

    private static func transformer(from source: CRS, to target: CRS) throws(GeometryError) -> CoordinateTransformer {
        if let known = transformers.withLock({ $0[[source, target]] }) { return known }
        let transformer = try CoordinateTransformer(from: source, to: target)
        transformers.withLock { $0[[source, target]] = transformer }
        return transformer
    }
}

extension CRS {
    /// True for degrees on WGS 84, or on a datum that differs from it by less than a metre.
    var isLongitudeLatitude: Bool { [.crs84, .epsg(4326), .etrs89].contains(self) }
}

extension BBox {
    /// The envelopes of the box: two when a geographic box crosses the antimeridian, otherwise one.
    func envelopes(isGeographic: Bool) -> [Envelope] {
        isGeographic
            ? Envelope.acrossAntimeridian(west: west, south: south, east: east, north: north)
            : [Envelope(minX: min(west, east), minY: south, maxX: max(west, east), maxY: north)]
    }

    func geometry(isGeographic: Bool) -> Geometry {
        let parts = envelopes(isGeographic: isGeographic).map(\.geometry)
        let polygons = parts.flatMap(\.polygons)
        if parts.count == 1 { return parts[0] }
        return polygons.count == parts.count ? .multiPolygon(polygons) : .geometryCollection(parts)
    }
}

extension Envelope {
    var polygon: Geometry { .polygon(Polygon(LineString(corners + corners.prefix(1)))) }

    /// The box as a polygon; as a line or a point when it has no width or no height.
    fileprivate var geometry: Geometry {
        if width > 0, height > 0 { return polygon }
        let (a, b) = (Position(minX, minY), Position(maxX, maxY))
        return a == b ? .point(a) : .lineString(LineString([a, b]))
    }
}

extension Geometry {
    /// Returns the part in the box; `nil` when it is empty. Clips the members of a collection one by one, since GEOS
    /// cannot overlay collections.
    fileprivate func clipped(to box: Envelope) throws(GeometryError) -> Geometry? {
        guard case .geometryCollection(let parts) = self else { return try intersection(box.polygon) }
        var clipped: [Geometry] = []
        for part in parts { if let part = try part.clipped(to: box) { clipped.append(part) } }
        return .geometryCollection(clipped)
    }

    fileprivate func withEdges(shorterThan longest: Double) -> Geometry {
        switch self {
        case .point, .multiPoint: self
        case .geometryCollection(let parts): .geometryCollection(parts.map { $0.withEdges(shorterThan: longest) })
        default: mapPositions { LineString($0).densified(longest).positions }
        }
    }
}

extension LineString {
    /// Divides each edge into segments of at most `longest`, but into at most ``LiteralGeometry/mostPieces`` segments.
    fileprivate func densified(_ longest: Double) -> LineString {
        guard let last = positions.last else { return self }
        var dense: [Position] = []
        for (a, b) in zip(positions, positions.dropFirst()) {
            let length = max(abs(b.x - a.x), abs(b.y - a.y))
            let pieces = min(LiteralGeometry.mostPieces, max(1, (length / longest).rounded(.up)))
            for piece in stride(from: 0, to: pieces, by: 1) {
                dense.append(Position(a.x + (b.x - a.x) * piece / pieces, a.y + (b.y - a.y) * piece / pieces))
            }
        }
        return LineString(dense + [last])
    }
}
