internal import SimpleFeatures

/// A road network as a graph: nodes where roads meet or end, and edges between them that may be driven one way or both.
///
/// Compact arrays, by number: of an edge its ends, its length and its time; of a node the arcs that lead to it.
struct RoadGraph: Sendable {
    /// An edge in one of its directions: twice the edge's number, plus 1 against its line.
    typealias Arc = Int32

    private(set) var nodeCount = 0
    private(set) var from: [Int32] = []
    private(set) var to: [Int32] = []
    private(set) var minutes: [Double] = []
    private(set) var permissions: [Permission] = []
    /// The edge's positions in the plane are those from here to where the next edge's begin.
    private var shapeStart: [Int32] = [0]
    private var positions: [Position] = []
    /// For each position, how far along its edge it lies: geodesic, in metres.
    private var offsets_m: [Double] = []

    /// The arcs to a node are those from here to where the next node's begin.
    private(set) var arcStart: [Int32] = []
    private(set) var arrivals: [Arrival] = []

    /// An arc as the node sees it that it leads to.
    struct Arrival: Sendable {
        /// The node that it comes from.
        var tail: Int32
        var arc: Arc
        var minutes: Double
    }

    struct Permission: OptionSet, Sendable {
        let rawValue: UInt8

        static let forward = Permission(rawValue: 1)
        static let backward = Permission(rawValue: 2)
        static let frontage = Permission(rawValue: 4)
    }

    var edgeCount: Int { from.count }

    mutating func addEdge(
        _ ends: (from: Int32, to: Int32), speed_kmh: Double, _ permission: Permission, _ shape: ArraySlice<Position>,
        lengths_m: ArraySlice<Double>
    ) {
        from.append(ends.from)
        to.append(ends.to)
        permissions.append(permission)
        positions += shape
        var offset = 0.0
        offsets_m.append(offset)
        for length in lengths_m {
            offset += length
            offsets_m.append(offset)
        }
        minutes.append(offset / speed_kmh * 0.06)
        shapeStart.append(Int32(positions.count))
    }

    /// To be called once, when all edges are there: sorts the arcs by the nodes that they lead to.
    mutating func finish(nodeCount: Int) {
        self.nodeCount = nodeCount
        var count = [Int32](repeating: 0, count: nodeCount + 1)
        forEachArc { _, _, head in count[Int(head) + 1] += 1 }
        for node in 0..<nodeCount { count[node + 1] += count[node] }
        arcStart = count
        let total = Int(count[nodeCount])
        arrivals = [Arrival](repeating: Arrival(tail: 0, arc: 0, minutes: 0), count: total)
        forEachArc { arc, tail, head in
            let place = Int(count[Int(head)])
            count[Int(head)] += 1
            arrivals[place] = Arrival(tail: tail, arc: arc, minutes: minutes[Int(arc >> 1)])
        }
    }

    /// An edge that comes back to its own node leads nowhere.
    private func forEachArc(_ body: (_ arc: Arc, _ tail: Int32, _ head: Int32) -> Void) {
        for edge in 0..<edgeCount where from[edge] != to[edge] {
            if permissions[edge].contains(.forward) { body(Arc(edge) << 1, from[edge], to[edge]) }
            if permissions[edge].contains(.backward) { body(Arc(edge) << 1 | 1, to[edge], from[edge]) }
        }
    }
}

extension RoadGraph {
    /// The node where the arc ends.
    func head(of arc: Arc) -> Int32 { arc & 1 == 0 ? to[Int(arc >> 1)] : from[Int(arc >> 1)] }

    func length_m(of edge: Int) -> Double { offsets_m[Int(shapeStart[edge + 1]) - 1] }

    /// The edge's line, with how far along the edge each of its positions lies.
    func shape(of edge: Int) -> (positions: ArraySlice<Position>, offsets_m: ArraySlice<Double>) {
        let range = Int(shapeStart[edge])..<Int(shapeStart[edge + 1])
        return (positions[range], offsets_m[range])
    }

    /// How long the part of an edge takes.
    func minutes(of edge: Int, along metres: Double) -> Double {
        let length = length_m(of: edge)
        return length > 0 ? minutes[edge] * metres / length : 0
    }

    /// The positions strictly between two places on an edge, in the direction from the one to the other.
    func positions(on edge: Int, from start_m: Double, to end_m: Double) -> [Position] {
        let (low, high) = (min(start_m, end_m), max(start_m, end_m))
        let (positions, offsets) = shape(of: edge)
        let between = zip(positions, offsets).filter { $0.1 > low && $0.1 < high }.map(\.0)
        return start_m <= end_m ? between : between.reversed()
    }
}
