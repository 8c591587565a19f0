import SimpleFeatures

/// The directed edges of a frame and of polygons, with equal positions merged into one vertex.
struct CoverageEdges {
    /// The index of the frame among the members. The polygons follow.
    static let frame = 0

    /// The polygons of each member: several for the frame, one for every other member.
    let polygons: [[Polygon]]
    /// The consecutive rings of the members, as ranges of edges.
    private(set) var rings: [(member: Int, edges: Range<Int>)] = []
    private(set) var edges: [Edge] = []
    private(set) var vertices: [Position] = []
    private var vertexNumbers: [Position: Int] = [:]

    /// An edge between two vertices, with the interior of its member on the left.
    struct Edge {
        let member: Int
        let start: Int
        let end: Int
    }

    init(polygons: [Polygon], frame: [Polygon]) {
        self.polygons = [frame] + polygons.map { [$0] }
        for (member, polygons) in self.polygons.enumerated() {
            for polygon in polygons {
                add(polygon.exterior, of: member, clockwise: false)
                for hole in polygon.holes { add(hole, of: member, clockwise: true) }
            }
        }
    }

    func line(_ edge: Edge) -> PlaneEdge { PlaneEdge(start: vertices[edge.start], end: vertices[edge.end]) }

    private mutating func add(_ ring: LineString, of member: Int, clockwise: Bool) {
        let first = edges.count
        let keepsDirection = (ring.signedGridArea < 0) == clockwise
        var last: Int?
        for position in ring.positions {
            let vertex = number(of: position)
            if let last, last != vertex {
                edges.append(
                    Edge(
                        member: member, start: keepsDirection ? last : vertex, end: keepsDirection ? vertex : last))
            }
            last = vertex
        }
        if !keepsDirection { edges[first...].reverse() }
        rings.append((member, first..<edges.count))
    }

    private mutating func number(of position: Position) -> Int {
        if let known = vertexNumbers[position] { return known }
        vertexNumbers[position] = vertices.count
        vertices.append(position)
        return vertices.count - 1
    }
}
