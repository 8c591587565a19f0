internal import GeometryEngine
public import SimpleFeatures
internal import Synchronization

/// Transforms geometries between the inventory's CRS and the served ones.
public final class CoordinateSystems: Sendable {
    private let inventoryCRS: CRS
    /// The transformers, created on first use.
    private let transformers = Mutex<[Way: CoordinateTransformer]>([:])

    private struct Way: Hashable {
        let source: CRS
        let target: CRS
    }

    /// Creates the transformations of an inventory.
    public init(inventoryCRS: CRS) { self.inventoryCRS = inventoryCRS }

    /// Transforms a geometry of the inventory to a served CRS, with the authority's axis order.
    ///
    /// - Throws: `GeometryError` when a position cannot be transformed.
    public func served(_ geometry: Geometry, in system: ServedCRS) throws -> Geometry {
        try transformed(geometry, from: inventoryCRS, to: system.crs).mapPositions { $0.map(system.swapped) }
    }

    /// Transforms a geometry with the authority's axis order to the inventory's CRS, x before y.
    ///
    /// - Throws: `GeometryError` when a position cannot be transformed.
    public func stored(_ geometry: Geometry, from system: ServedCRS) throws -> Geometry {
        try transformed(geometry.mapPositions { $0.map(system.swapped) }, from: system.crs, to: inventoryCRS)
    }

    /// The outline of a projected box in longitude and latitude, where its edges are curved; `nil` when the box lies
    /// outside the area of use of the system.
    ///
    /// - Parameter box: the box, x before y.
    /// - Throws: `GeometryError` when PROJ does not know the system.
    public func outline(of box: Envelope, in system: ServedCRS) throws -> Polygon? {
        guard let domain = system.domain else { return Polygon(box.outline(segments: 1)) }
        let edge = Geometry.polygon(Polygon(domain.outline(segments: Self.segments)))
        guard let limits = Envelope(try transformed(edge, from: .crs84, to: system.crs)),
            let part = box.intersection(limits)
        else { return nil }
        let outline = Geometry.polygon(Polygon(part.outline(segments: Self.segments)))
        guard case .polygon(let polygon) = try transformed(outline, from: system.crs, to: .crs84) else { return nil }
        return polygon
    }

    /// The number of segments of each edge. The error for a box of 100 km is then a few centimetres.
    private static let segments = 64

    private func transformed(_ geometry: Geometry, from source: CRS, to target: CRS) throws -> Geometry {
        guard source != target else { return geometry }
        return try transformer(Way(source: source, target: target)).transform(geometry)
    }

    private func transformer(_ way: Way) throws -> CoordinateTransformer {
        try transformers.withLock { known in
            if let transformer = known[way] { return transformer }
            let transformer = try CoordinateTransformer(from: way.source, to: way.target)
            known[way] = transformer
            return transformer
        }
    }
}

extension Envelope {
    /// The intersection; `nil` when the boxes do not intersect.
    package func intersection(_ other: Envelope) -> Envelope? {
        guard meets(other) else { return nil }
        return Envelope(
            minX: max(minX, other.minX), minY: max(minY, other.minY), maxX: min(maxX, other.maxX),
            maxY: min(maxY, other.maxY))
    }

    /// The outline as a ring, with `segments` parts for each edge.
    func outline(segments: Int) -> LineString {
        let corners = corners
        var positions: [Position] = []
        for (from, to) in zip(corners, corners.dropFirst() + [corners[0]]) {
            for step in 0..<segments {
                let share = Double(step) / Double(segments)
                positions.append(Position(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share))
            }
        }
        return LineString(positions + [corners[0]])
    }
}
