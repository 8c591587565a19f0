import SimpleFeatures

/// The tiles and the frame with their edges, corners that several have known as the same.
struct MosaicPieces {
    /// The number of the frame among the pieces; tiles follow.
    static let frame = 0

    /// The polygons of each piece.
    let polygons: [[Polygon]]
    /// The pieces' rings, one after the other, as ranges of edges.
    private(set) var rings: [(piece: Int, edges: Range<Int>)] = []
    private(set) var edges: [Edge] = []
    private(set) var corners: [Position] = []
    private var numbers: [Position: Int] = [:]

    /// From corner to corner, with the land of its piece to its left.
    struct Edge {
        let piece: Int
        let start: Int
        let end: Int
    }

    init(tiles: [Polygon], frame: [Polygon]) {
        polygons = [frame] + tiles.map { [$0] }
        for (piece, polygons) in polygons.enumerated() {
            for polygon in polygons {
                add(polygon.exterior, of: piece, clockwise: false)
                for hole in polygon.holes { add(hole, of: piece, clockwise: true) }
            }
        }
    }

    func line(_ edge: Edge) -> PlaneEdge { PlaneEdge(start: corners[edge.start], end: corners[edge.end]) }

    private mutating func add(_ ring: LineString, of piece: Int, clockwise: Bool) {
        let first = edges.count
        let isAlong = (ring.signedGridArea < 0) == clockwise
        var last: Int?
        for position in ring.positions {
            let corner = number(of: position)
            if let last, last != corner {
                edges.append(
                    Edge(piece: piece, start: isAlong ? last : corner, end: isAlong ? corner : last))
            }
            last = corner
        }
        if !isAlong { edges[first...].reverse() }
        rings.append((piece, first..<edges.count))
    }

    private mutating func number(of position: Position) -> Int {
        if let known = numbers[position] { return known }
        numbers[position] = corners.count
        corners.append(position)
        return corners.count - 1
    }
}
