internal import GeometryEngine
public import SimpleFeatures
internal import Synchronization

/// Brings geometries from the inventory's plane into the systems that are served, and boxes back from them.
public final class CoordinateSystems: Sendable {
    private let inventoryCRS: CRS
    /// Made when somebody first asks for them, which nobody does for longitude and latitude.
    private let transformers = Mutex<[Way: CoordinateTransformer]>([:])

    private struct Way: Hashable {
        let source: CRS
        let target: CRS
    }

    public init(inventoryCRS: CRS) { self.inventoryCRS = inventoryCRS }

    /// The geometry of the inventory's plane in another system, its numbers in the order of the authority.
    ///
    /// - Throws: `GeometryError` when a position has no image there.
    public func served(_ geometry: Geometry, in system: ServedCRS) throws -> Geometry {
        try transformed(geometry, from: inventoryCRS, to: system.crs).mapPositions { $0.map(system.swapped) }
    }

    /// The geometry that somebody sent, its numbers in the order of the authority, in the inventory's plane.
    ///
    /// - Throws: `GeometryError` when a position has no image there.
    public func stored(_ geometry: Geometry, from system: ServedCRS) throws -> Geometry {
        try transformed(geometry.mapPositions { $0.map(system.swapped) }, from: system.crs, to: inventoryCRS)
    }

    /// What a box of a plane is in longitude and latitude: its edges are bent there. `nil` when it lies outside the
    /// system's area of use.
    ///
    /// - Parameter box: x before y.
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

    /// Into so many parts an edge is cut before it is bent: a box of a hundred kilometres is then off by centimetres.
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
    /// What both have; `nil` when they do not meet.
    func intersection(_ other: Envelope) -> Envelope? {
        guard meets(other) else { return nil }
        return Envelope(
            minX: max(minX, other.minX), minY: max(minY, other.minY), maxX: min(maxX, other.maxX),
            maxY: min(maxY, other.maxY))
    }

    /// The edges as a ring, each cut into so many parts.
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
