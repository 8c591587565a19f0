import SimpleFeatures

/// Checks whether polygons and their frame are edge-matched.
///
/// Edges may not cross, and interior angles may not overlap at shared vertices. Then no two boundaries cross. A ring
/// lies completely inside or outside another member, and one vertex off that member's boundary is enough to decide
/// which.
struct CoverageValidator {
    /// The other member that has the same edge.
    enum Neighbour { case unshared, polygon, frame }

    private let edges: CoverageEdges
    /// The corners of the members at each vertex.
    private var corners: [[Corner]]

    /// The edges of a member before and after one of its vertices.
    private struct Corner {
        let member: Int
        let before: Int
        let after: Int
    }

    /// Edges of two members that are closer than this must be equal, since rounding makes their order uncertain.
    private static let minimumDistanceMetres = 1e-4

    init(_ edges: CoverageEdges) {
        self.edges = edges
        corners = Array(repeating: [], count: edges.vertices.count)
        for ring in edges.rings {
            guard var before = ring.edges.last else { continue }
            for after in ring.edges {
                corners[edges.edges[after].start].append(Corner(member: ring.member, before: before, after: after))
                before = after
            }
        }
    }

    /// The neighbour of each edge; `nil` when the polygons are not edge-matched.
    var neighbours: [Neighbour]? {
        guard let neighbours = edgeNeighbours, cornersAreValid, ringsAreValid else { return nil }
        return neighbours
    }

    // MARK: Edges

    private var edgeNeighbours: [Neighbour]? {
        var neighbours = Array(repeating: Neighbour.unshared, count: edges.edges.count)
        let lines = edges.edges.map(edges.line)
        let boxes = lines.map(\.box)
        let order = boxes.indices.sorted { boxes[$0].minX < boxes[$1].minX }
        for (place, one) in order.enumerated() {
            let box = boxes[one].grown(by: Self.minimumDistanceMetres)
            for other in order[(place + 1)...] {
                if boxes[other].minX > box.maxX { break }
                let (a, b) = (edges.edges[one], edges.edges[other])
                guard a.member != b.member, box.meets(boxes[other]) else { continue }
                if areShared(a, b) {
                    neighbours[one] = b.member == CoverageEdges.frame ? .frame : .polygon
                    neighbours[other] = a.member == CoverageEdges.frame ? .frame : .polygon
                } else if lines[one].touches(lines[other], within: Self.minimumDistanceMetres) {
                    return nil
                }
            }
        }
        return neighbours
    }

    /// Both edges have the interior on their left. Two polygons share an edge in opposite directions, a polygon and the
    /// frame in the same direction.
    private func areShared(_ a: CoverageEdges.Edge, _ b: CoverageEdges.Edge) -> Bool {
        let hasFrame = a.member == CoverageEdges.frame || b.member == CoverageEdges.frame
        return hasFrame ? (a.start, a.end) == (b.start, b.end) : (a.start, a.end) == (b.end, b.start)
    }

    // MARK: Corners

    /// True when at every vertex the polygons lie within the frame and do not overlap.
    private var cornersAreValid: Bool {
        corners.allSatisfy { corners in
            if corners.count == 1 { return true }
            let frame = corners.filter { $0.member == CoverageEdges.frame }.map(angle)
            let others = corners.filter { $0.member != CoverageEdges.frame }
                .map { (member: $0.member, angle: angle($0)) }
            let areWithin = others.allSatisfy { other in
                frame.isEmpty || frame.contains { $0.contains(other.angle) }
            }
            return areWithin
                && others.indices.allSatisfy { index in
                    others[(index + 1)...].allSatisfy {
                        others[index].member == $0.member || others[index].angle.isDisjoint(from: $0.angle)
                    }
                }
        }
    }

    private func angle(_ corner: Corner) -> CornerAngle {
        CornerAngle(
            before: edges.line(edges.edges[corner.before]), after: edges.line(edges.edges[corner.after]))
    }

    // MARK: Rings

    private var ringsAreValid: Bool {
        edges.rings.allSatisfy { ring in
            edges.polygons.indices.allSatisfy { $0 == ring.member || isValid(ring.edges, relativeTo: $0) }
        }
    }

    /// True when the ring of a polygon lies inside the frame, and outside the polygons of other members.
    private func isValid(_ ring: Range<Int>, relativeTo member: Int) -> Bool {
        let vertex = ring.lazy.map { edges.edges[$0].start }
            .first { !corners[$0].contains { $0.member == member } }
        guard let vertex else { return true }
        let isInside = edges.polygons[member].contains { $0.contains(edges.vertices[vertex]) }
        return isInside == (member == CoverageEdges.frame)
    }
}

extension PlaneEdge {
    /// True when the edges are equal, cross, or come within the distance of each other except at a shared end.
    fileprivate func touches(_ other: PlaneEdge, within distance: Double) -> Bool {
        let (startIsShared, endIsShared) = (
            start == other.start || start == other.end, end == other.start || end == other.end
        )
        if startIsShared && endIsShared { return true }
        if !startIsShared && other.nearest(to: start).distance <= distance { return true }
        if !endIsShared && other.nearest(to: end).distance <= distance { return true }
        if other.start != start && other.start != end && nearest(to: other.start).distance <= distance { return true }
        if other.end != start && other.end != end && nearest(to: other.end).distance <= distance { return true }
        return !startIsShared && !endIsShared && crosses(other)
    }
}
