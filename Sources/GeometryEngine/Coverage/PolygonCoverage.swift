public import SimpleFeatures

/// A polygon coverage: polygons within a frame that touch each other and the frame only in whole edges and vertices.
///
/// The union of a coverage and its complement in the frame are computed from the edges that two polygons share. This
/// needs no intersections and is many times faster than GEOS. The plots of most sites are a coverage. Polygons that are
/// not edge-matched need an overlay: the initializer returns `nil`.
public struct PolygonCoverage {
    /// The union of the polygons; `nil` when there are none.
    public let union: Geometry?
    /// The frame without the polygons; `nil` when they cover it completely.
    public let complement: Geometry?

    /// Above this number of edges, the overlay of GEOS is faster, since it has a spatial index.
    private static let maximumEdgeCount = 2_000
    private static let areaToleranceSquareMetres = 1e-3

    /// Creates the coverage; `nil` when the polygons are not edge-matched or have too many edges.
    ///
    /// - Parameters:
    ///   - polygons: valid polygons.
    ///   - frame: valid polygons that do not overlap, in the same plane, in metres.
    public init?(_ polygons: [Polygon], within frame: [Polygon]) {
        guard polygons.positionCount + frame.positionCount <= Self.maximumEdgeCount else { return nil }
        let edges = CoverageEdges(polygons: polygons, frame: frame)
        guard let neighbours = CoverageValidator(edges).neighbours else { return nil }
        var (union, complement) = (CoverageBoundary(edges), CoverageBoundary(edges))
        for (edge, neighbour) in zip(edges.edges, neighbours) {
            switch (edge.member, neighbour) {
            case (CoverageEdges.frame, .unshared): complement.add(edge.start, edge.end)
            case (CoverageEdges.frame, _), (_, .polygon): break
            case (_, .frame): union.add(edge.start, edge.end)
            case (_, .unshared):
                union.add(edge.start, edge.end)
                complement.add(edge.end, edge.start)
            }
        }
        guard let union = union.polygons(), let complement = complement.polygons(),
            // The areas differ when an input polygon is invalid.
            abs(union.area - polygons.gridArea) < Self.areaToleranceSquareMetres,
            abs(union.area + complement.area - frame.gridArea) < Self.areaToleranceSquareMetres
        else { return nil }
        (self.union, self.complement) = (union.geometry, complement.geometry)
    }
}

/// Builds polygons from directed edges whose interior is on their left.
private struct CoverageBoundary {
    private let edges: CoverageEdges
    /// The next vertex on the boundary, by vertex.
    private var next: [Int?]
    private var starts: [Int] = []
    private var isAmbiguous = false

    init(_ edges: CoverageEdges) {
        self.edges = edges
        next = Array(repeating: nil, count: edges.vertices.count)
    }

    mutating func add(_ start: Int, _ end: Int) {
        // Two edges start here: rings touch in this vertex, and their order is ambiguous.
        if next[start] != nil { isAmbiguous = true }
        next[start] = end
        starts.append(start)
    }

    /// The polygons enclosed by the edges, and their area; `nil` when the rings are ambiguous or not closed.
    consuming func polygons() -> (geometry: Geometry?, area: Double)? {
        if isAmbiguous { return nil }
        var (shells, holes): ([Polygon], [LineString]) = ([], [])
        var area = 0.0
        for start in starts where next[start] != nil {
            let ring = takeRing(from: start)
            let signedArea = ring.signedGridArea
            guard signedArea != 0, ring.positions.first == ring.positions.last else { return nil }
            area += signedArea
            if signedArea > 0 { shells.append(Polygon(ring)) } else { holes.append(ring) }
        }
        for hole in holes {
            // Shells may lie in the holes of others. A hole belongs to the smallest shell around it.
            let candidates = shells.indices.filter { Polygon(shells[$0].exterior).contains(hole.positions[0]) }
            guard let owner = candidates.min(by: { shells[$0].exterior.gridArea < shells[$1].exterior.gridArea })
            else { return nil }
            shells[owner].holes.append(hole)
        }
        return (shells.isEmpty ? nil : .multiPolygon(shells), area)
    }

    private mutating func takeRing(from start: Int) -> LineString {
        var positions = [edges.vertices[start]]
        var vertex = start
        while let following = next[vertex] {
            next[vertex] = nil
            positions.append(edges.vertices[following])
            vertex = following
        }
        return LineString(positions)
    }
}
