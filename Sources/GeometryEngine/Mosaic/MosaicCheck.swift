import Foundation
import SimpleFeatures

/// Whether pieces are a mosaic.
///
/// Where no edges cross and no land overlaps around any corner that pieces share, their boundaries do not cross. A ring
/// is then as a whole within another piece or outside of it, as any of its corners tells that is not on the boundary.
struct MosaicCheck {
    /// Who else has an edge.
    enum Sharing { case nobody, tile, frame }

    private let pieces: MosaicPieces
    /// By corner, the land of the pieces around it.
    private var around: [[Corner]]

    /// Edges of two pieces that come nearer than this are the same, or it is a matter of rounding how they lie.
    private static let apartMetres = 1e-4

    init(_ pieces: MosaicPieces) {
        self.pieces = pieces
        around = Array(repeating: [], count: pieces.corners.count)
        for ring in pieces.rings {
            guard var before = ring.edges.last else { continue }
            for after in ring.edges {
                around[pieces.edges[after].start].append(Corner(piece: ring.piece, before: before, after: after))
                before = after
            }
        }
    }

    /// By edge, who else has it; `nil` where the pieces are no mosaic.
    var sharing: [Sharing]? {
        guard let sharing = sharingOfEdges, cornersAreClean, ringsAreClean else { return nil }
        return sharing
    }

    // MARK: Edges

    private var sharingOfEdges: [Sharing]? {
        var sharing = Array(repeating: Sharing.nobody, count: pieces.edges.count)
        let lines = pieces.edges.map(pieces.line)
        let boxes = lines.map(\.box)
        let order = boxes.indices.sorted { boxes[$0].minX < boxes[$1].minX }
        for (place, one) in order.enumerated() {
            let box = boxes[one].grown(by: Self.apartMetres)
            for other in order[(place + 1)...] {
                if boxes[other].minX > box.maxX { break }
                let (a, b) = (pieces.edges[one], pieces.edges[other])
                guard a.piece != b.piece, box.meets(boxes[other]) else { continue }
                let frameHasOne = a.piece == MosaicPieces.frame || b.piece == MosaicPieces.frame
                // Both have their land to the left: tiles have it on either side, a tile and the frame on the same.
                if frameHasOne ? (a.start, a.end) == (b.start, b.end) : (a.start, a.end) == (b.end, b.start) {
                    sharing[one] = b.piece == MosaicPieces.frame ? .frame : .tile
                    sharing[other] = a.piece == MosaicPieces.frame ? .frame : .tile
                } else if lines[one].touches(lines[other], within: Self.apartMetres) {
                    return nil
                }
            }
        }
        return sharing
    }

    // MARK: Corners

    /// The edges of a piece before and after one of its corners.
    private struct Corner {
        let piece: Int
        let before: Int
        let after: Int
    }

    private var cornersAreClean: Bool {
        around.allSatisfy { corners in
            if corners.count == 1 { return true }
            let frame = corners.filter { $0.piece == MosaicPieces.frame }.map(angle)
            let tiles = corners.filter { $0.piece != MosaicPieces.frame }.map { (piece: $0.piece, angle: angle($0)) }
            let areWithin = tiles.allSatisfy { tile in frame.isEmpty || frame.contains { $0.holds(tile.angle) } }
            return areWithin
                && tiles.indices.allSatisfy { index in
                    tiles[(index + 1)...].allSatisfy {
                        tiles[index].piece == $0.piece || tiles[index].angle.isApart(from: $0.angle)
                    }
                }
        }
    }

    private func angle(_ corner: Corner) -> Angle {
        Angle(
            before: pieces.line(pieces.edges[corner.before]), after: pieces.line(pieces.edges[corner.after]))
    }

    // MARK: Rings

    private var ringsAreClean: Bool {
        pieces.rings.allSatisfy { ring in
            pieces.polygons.indices.allSatisfy { $0 == ring.piece || isClean(ring.edges, in: $0) }
        }
    }

    /// A tile's ring must be within the frame; nothing must be within a tile.
    private func isClean(_ ring: Range<Int>, in piece: Int) -> Bool {
        let own = ring.lazy.map { pieces.edges[$0].start }
            .first { !around[$0].contains { $0.piece == piece } }
        guard let own else { return true }
        let isInside = pieces.polygons[piece].contains { $0.contains(pieces.corners[own]) }
        return isInside == (piece == MosaicPieces.frame)
    }
}

/// Land around a corner: counterclockwise from a direction, in radians.
private struct Angle {
    private let from: Double
    private let width: Double

    /// Directions that differ by less are the same. Of edges of kilometres apart by 0.1 mm they differ by more.
    private static let same = 1e-9

    /// - Parameters:
    ///   - before: the edge to the corner, with the land to its left.
    ///   - after: the edge from the corner.
    init(before: PlaneEdge, after: PlaneEdge) {
        from = after.direction
        let width = before.reversed.direction - from
        self.width = width > 0 ? width : width + 2 * .pi
    }

    func holds(_ other: Self) -> Bool { way(to: other) + other.width <= width + Self.same }

    func isApart(from other: Self) -> Bool {
        let way = way(to: other)
        return way >= width - Self.same && way + other.width <= 2 * .pi + Self.same
    }

    /// How far counterclockwise the other begins.
    private func way(to other: Self) -> Double {
        let way = other.from - from
        if abs(way) < Self.same || abs(abs(way) - 2 * .pi) < Self.same { return 0 }
        return way > 0 ? way : way + 2 * .pi
    }
}

extension PlaneEdge {
    fileprivate var direction: Double { atan2(end.y - start.y, end.x - start.x) }

    /// Whether the two come within the distance of each other elsewhere than at an end that both have, or are the same.
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
