public import SimpleFeatures

/// Polygons that lie within a frame and touch each other and the frame, if at all, in whole edges and in corners that
/// both have.
///
/// What they cover together, and what they leave of the frame, is then found by leaving out the edges that two share,
/// without any intersection to compute. The plots of a site are like that most of the time, and GEOS, which must expect
/// everything, takes many times as long. Where anything is not quite so, there is no mosaic.
public struct Mosaic {
    /// What the tiles cover; `nil` where there are none.
    public let united: Geometry?
    /// What they leave of the frame; `nil` where they leave nothing.
    public let rest: Geometry?

    /// More edges than this are left to GEOS, which has an index.
    private static let mostEdges = 2_000
    private static let sameSquareMetres = 1e-3

    /// - Parameters:
    ///   - tiles: valid polygons.
    ///   - frame: valid polygons that do not overlap each other, all in the plane of the tiles, in metres.
    public init?(_ tiles: [Polygon], within frame: [Polygon]) {
        guard tiles.positionCount + frame.positionCount <= Self.mostEdges else { return nil }
        let pieces = MosaicPieces(tiles: tiles, frame: frame)
        guard let sharing = MosaicCheck(pieces).sharing else { return nil }
        var (covered, left) = (MosaicOutline(pieces), MosaicOutline(pieces))
        for (edge, sharing) in zip(pieces.edges, sharing) {
            switch (edge.piece, sharing) {
            case (MosaicPieces.frame, .nobody): left.add(edge.start, edge.end)
            case (MosaicPieces.frame, _), (_, .tile): break
            case (_, .frame): covered.add(edge.start, edge.end)
            case (_, .nobody):
                covered.add(edge.start, edge.end)
                left.add(edge.end, edge.start)
            }
        }
        guard let covered = covered.closed(), let left = left.closed(),
            // By the areas it is seen that nothing was wrong with the polygons themselves.
            abs(covered.area - tiles.gridArea) < Self.sameSquareMetres,
            abs(covered.area + left.area - frame.gridArea) < Self.sameSquareMetres
        else { return nil }
        (united, rest) = (covered.geometry, left.geometry)
    }
}

/// Rings that are put together from edges with their land to their left.
private struct MosaicOutline {
    private let pieces: MosaicPieces
    /// By corner, the next one.
    private var next: [Int?]
    private var starts: [Int] = []
    private var isAmbiguous = false

    init(_ pieces: MosaicPieces) {
        self.pieces = pieces
        next = Array(repeating: nil, count: pieces.corners.count)
    }

    mutating func add(_ start: Int, _ end: Int) {
        // Where corners touch, more than one ring could be meant.
        if next[start] != nil { isAmbiguous = true }
        next[start] = end
        starts.append(start)
    }

    /// - Returns: `nil` where it is not clear which rings are meant.
    consuming func closed() -> (geometry: Geometry?, area: Double)? {
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
            // Of shells within each other's holes, the smallest has it.
            let around = shells.indices.filter { Polygon(shells[$0].exterior).contains(hole.positions[0]) }
            guard let owner = around.min(by: { shells[$0].exterior.gridArea < shells[$1].exterior.gridArea })
            else { return nil }
            shells[owner].holes.append(hole)
        }
        return (shells.isEmpty ? nil : .multiPolygon(shells), area)
    }

    private mutating func takeRing(from start: Int) -> LineString {
        var positions = [pieces.corners[start]]
        var corner = start
        while let following = next[corner] {
            next[corner] = nil
            positions.append(pieces.corners[following])
            corner = following
        }
        return LineString(positions)
    }
}
