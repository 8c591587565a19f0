internal import SimpleFeatures

/// A road network as a directed graph: nodes where roads meet or end, and edges that are open in one direction or both.
///
/// Nodes and edges are numbers. Their attributes are stored in compact arrays.
struct RoadGraph: Sendable {
    /// An edge in one direction: twice the number of the edge, plus 1 for the direction opposite to its line.
    typealias Arc = Int32

    private(set) var nodeCount = 0
    private(set) var from: [Int32] = []
    private(set) var to: [Int32] = []
    private(set) var minutes: [Double] = []
    private(set) var permissions: [Permission] = []
    /// The index of the first position of each edge. The next element is the end of the range.
    private var shapeStart: [Int32] = [0]
    private var positions: [Position] = []
    /// The geodesic distance of each position from the start of its edge, in metres.
    private var offsetsMetres: [Double] = []

    /// The index of the first incoming arc of each node. The next element is the end of the range.
    private(set) var incomingStart: [Int32] = []
    private(set) var incomingArcs: [IncomingArc] = []

    /// An arc that leads to a node.
    struct IncomingArc: Sendable {
        /// The node at which the arc starts.
        var tail: Int32
        var arc: Arc
        var minutes: Double
    }

    /// The permitted directions of an edge, and whether it gives access to sites.
    struct Permission: OptionSet, Sendable {
        let rawValue: UInt8

        static let forward = Permission(rawValue: 1)
        static let backward = Permission(rawValue: 2)
        static let frontage = Permission(rawValue: 4)
    }

    var edgeCount: Int { from.count }

    /// Adds an edge.
    ///
    /// - Parameters:
    ///   - shape: the positions of the edge in the plane.
    ///   - lengthsMetres: the geodesic lengths between the positions.
    mutating func addEdge(
        _ ends: (from: Int32, to: Int32), speedKmh: Double, _ permission: Permission, _ shape: ArraySlice<Position>,
        lengthsMetres: ArraySlice<Double>
    ) {
        from.append(ends.from)
        to.append(ends.to)
        permissions.append(permission)
        positions += shape
        var offset = 0.0
        offsetsMetres.append(offset)
        for length in lengthsMetres {
            offset += length
            offsetsMetres.append(offset)
        }
        minutes.append(offset / speedKmh * 0.06)
        shapeStart.append(Int32(positions.count))
    }

    /// Sorts the arcs by the nodes that they lead to. Must be called once, after the last edge was added.
    mutating func finish(nodeCount: Int) {
        self.nodeCount = nodeCount
        var count = [Int32](repeating: 0, count: nodeCount + 1)
        forEachArc { _, _, head in count[Int(head) + 1] += 1 }
        for node in 0..<nodeCount { count[node + 1] += count[node] }
        incomingStart = count
        let total = Int(count[nodeCount])
        incomingArcs = [IncomingArc](repeating: IncomingArc(tail: 0, arc: 0, minutes: 0), count: total)
        forEachArc { arc, tail, head in
            let place = Int(count[Int(head)])
            count[Int(head)] += 1
            incomingArcs[place] = IncomingArc(tail: tail, arc: arc, minutes: minutes[Int(arc >> 1)])
        }
    }

    /// Calls `body` for every arc, except edges from a node to itself.
    private func forEachArc(_ body: (_ arc: Arc, _ tail: Int32, _ head: Int32) -> Void) {
        for edge in 0..<edgeCount where from[edge] != to[edge] {
            if permissions[edge].contains(.forward) { body(Arc(edge) << 1, from[edge], to[edge]) }
            if permissions[edge].contains(.backward) { body(Arc(edge) << 1 | 1, to[edge], from[edge]) }
        }
    }
}

extension RoadGraph {
    /// The node at which the arc ends.
    func head(of arc: Arc) -> Int32 { arc & 1 == 0 ? to[Int(arc >> 1)] : from[Int(arc >> 1)] }

    func lengthMetres(of edge: Int) -> Double { offsetsMetres[Int(shapeStart[edge + 1]) - 1] }

    /// The positions of the edge, and their distances from its start.
    func shape(of edge: Int) -> (positions: ArraySlice<Position>, offsetsMetres: ArraySlice<Double>) {
        let range = Int(shapeStart[edge])..<Int(shapeStart[edge + 1])
        return (positions[range], offsetsMetres[range])
    }

    /// The driving time for a part of the edge.
    func minutes(of edge: Int, along metres: Double) -> Double {
        let length = lengthMetres(of: edge)
        return length > 0 ? minutes[edge] * metres / length : 0
    }

    /// The positions of the edge strictly between two distances from its start, in driving direction.
    func positions(on edge: Int, from startMetres: Double, to endMetres: Double) -> [Position] {
        let (low, high) = (min(startMetres, endMetres), max(startMetres, endMetres))
        let (positions, offsets) = shape(of: edge)
        let between = zip(positions, offsets).filter { $0.1 > low && $0.1 < high }.map(\.0)
        return startMetres <= endMetres ? between : between.reversed()
    }
}
