internal import SimpleFeatures

/// Finds the nodes of a road network: the vertices that are nodes, and the vertices that form the same node.
///
/// Equal positions are one vertex. An end of a line is merged with every end within the tolerance, and with every
/// vertex of another line within it. A vertex is a node when it is an end or lines pass it more than once.
struct NetworkNoder {
    /// The distance in metres of the plane up to which ends form the same node, since extracts are clipped and rounded.
    static let toleranceMetres = 0.1

    private var vertices: [Position] = []
    private var vertexNumbers: [Position: Int32] = [:]
    /// The numbers of the vertices, by line.
    private var lines: [[Int32]] = []
    /// The number of times lines pass a vertex, by vertex.
    private var uses: [Int32] = []
    private var ends: Set<Int32> = []
    /// The node of each vertex; -1 for none. Set by ``join()``.
    private var nodes: [Int32] = []
    /// The number of nodes. Set by ``join()``.
    private(set) var count = 0

    /// Adds a line.
    ///
    /// - Parameter line: two or more positions, each different from the previous one.
    mutating func add(_ line: [Position]) {
        let numbers = line.map { vertex(at: $0) }
        for number in numbers { uses[Int(number)] += 1 }
        ends.insert(numbers[0])
        ends.insert(numbers[numbers.count - 1])
        lines.append(numbers)
    }

    private mutating func vertex(at position: Position) -> Int32 {
        if let known = vertexNumbers[position] { return known }
        let number = Int32(vertices.count)
        vertexNumbers[position] = number
        vertices.append(position)
        uses.append(0)
        return number
    }

    /// Merges vertices and numbers the nodes. Must be called once, after the last line was added.
    mutating func join() {
        vertexNumbers = [:]
        var sets = DisjointSets(count: vertices.count)
        let grid = PositionGrid(vertices, cellSize: Self.toleranceMetres)
        let neighbours = neighboursOfEnds()
        for end in ends.sorted() {
            grid.forEachNear(vertices[Int(end)]) { other in
                let distance = vertices[Int(end)].distance(to: vertices[Int(other)])
                guard other != end, distance <= Self.toleranceMetres else { return }
                // The next vertex of the same line may be this close without being the same node.
                if !ends.contains(other), neighbours[end]?.contains(other) == true { return }
                sets.union(end, other)
            }
        }
        numberNodes(&sets)
    }

    /// The vertices next to each end on its lines.
    private func neighboursOfEnds() -> [Int32: Set<Int32>] {
        var neighbours: [Int32: Set<Int32>] = [:]
        for line in lines where line.count > 2 {
            neighbours[line[0], default: []].insert(line[1])
            neighbours[line[line.count - 1], default: []].insert(line[line.count - 2])
        }
        return neighbours
    }

    private mutating func numberNodes(_ sets: inout DisjointSets) {
        var usesOfSet = [Int32](repeating: 0, count: vertices.count)
        for vertex in vertices.indices { usesOfSet[Int(sets.root(of: Int32(vertex)))] += uses[vertex] }
        for end in ends { usesOfSet[Int(sets.root(of: end))] += 1 }
        var nodeOfSet = [Int32](repeating: -1, count: vertices.count)
        nodes = [Int32](repeating: -1, count: vertices.count)
        for vertex in vertices.indices {
            let root = Int(sets.root(of: Int32(vertex)))
            guard usesOfSet[root] > 1 else { continue }
            if nodeOfSet[root] < 0 {
                nodeOfSet[root] = Int32(count)
                count += 1
            }
            nodes[vertex] = nodeOfSet[root]
        }
    }

    /// Calls `body` for every part of the line between two nodes, in order.
    ///
    /// - Parameter body: called with the indices of the part's positions in the line, and the nodes at its ends.
    func forEachEdge(ofLine index: Int, _ body: (_ range: ClosedRange<Int>, _ ends: (from: Int32, to: Int32)) -> Void) {
        var start = 0
        for vertex in lines[index].indices.dropFirst() {
            let node = nodes[Int(lines[index][vertex])]
            guard node >= 0 else { continue }
            body(start...vertex, (nodes[Int(lines[index][start])], node))
            start = vertex
        }
    }
}
