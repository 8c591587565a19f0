internal import SimpleFeatures

/// Tells which vertices of lines are nodes of a network, and which of them are one and the same.
///
/// Vertices in the same place are one. An end of a line is joined to every end within the tolerance, and to every
/// vertex of another line within it. A node is what is an end, or is passed more than once.
struct VertexNodes {
    /// Extracts are cut and rounded: so far apart may ends lie that are meant to meet, in metres of the plane.
    static let tolerance_m = 0.1

    private var places: [Position] = []
    private var numbers: [Position: Int32] = [:]
    /// Of each line, the numbers of its vertices' places.
    private var lines: [[Int32]] = []
    private var uses: [Int32] = []
    private var ends: Set<Int32> = []
    /// Each place's node in the end; -1 for what is none.
    private var nodes: [Int32] = []
    /// How many nodes there are.
    private(set) var count = 0

    /// - Parameter line: two positions or more, none equal to the one before.
    mutating func add(_ line: [Position]) {
        let vertices = line.map { place(of: $0) }
        for vertex in vertices { uses[Int(vertex)] += 1 }
        ends.insert(vertices[0])
        ends.insert(vertices[vertices.count - 1])
        lines.append(vertices)
    }

    private mutating func place(of position: Position) -> Int32 {
        if let known = numbers[position] { return known }
        let number = Int32(places.count)
        numbers[position] = number
        places.append(position)
        uses.append(0)
        return number
    }

    /// To be called once, when all lines are there.
    mutating func join() {
        numbers = [:]
        var groups = Groups(count: places.count)
        let cells = PlaceCells(places, size: Self.tolerance_m)
        let neighbours = neighboursOnLines()
        for end in ends.sorted() {
            cells.forEachNear(places[Int(end)]) { other in
                let distance = places[Int(end)].distance(to: places[Int(other)])
                guard other != end, distance <= Self.tolerance_m else { return }
                // The next vertex of the same line lies as near as it was drawn.
                if !ends.contains(other), neighbours[end]?.contains(other) == true { return }
                groups.join(end, other)
            }
        }
        number(&groups)
    }

    /// Of each end, the vertices next to it on its lines.
    private func neighboursOnLines() -> [Int32: Set<Int32>] {
        var neighbours: [Int32: Set<Int32>] = [:]
        for line in lines where line.count > 2 {
            neighbours[line[0], default: []].insert(line[1])
            neighbours[line[line.count - 1], default: []].insert(line[line.count - 2])
        }
        return neighbours
    }

    private mutating func number(_ groups: inout Groups) {
        var usesOfGroup = [Int32](repeating: 0, count: places.count)
        for place in places.indices { usesOfGroup[Int(groups.root(of: Int32(place)))] += uses[place] }
        for end in ends { usesOfGroup[Int(groups.root(of: end))] += 1 }
        var numberOfGroup = [Int32](repeating: -1, count: places.count)
        nodes = [Int32](repeating: -1, count: places.count)
        for place in places.indices {
            let root = Int(groups.root(of: Int32(place)))
            guard usesOfGroup[root] > 1 else { continue }
            if numberOfGroup[root] < 0 {
                numberOfGroup[root] = Int32(count)
                count += 1
            }
            nodes[place] = numberOfGroup[root]
        }
    }

    /// Calls `body` for every part of the line between two nodes, in order: its vertices, and the nodes at its ends.
    func forEachPiece(ofLine index: Int, _ body: (_ range: ClosedRange<Int>, _ ends: (from: Int32, to: Int32)) -> Void)
    {
        var start = 0
        for vertex in lines[index].indices.dropFirst() {
            let node = nodes[Int(lines[index][vertex])]
            guard node >= 0 else { continue }
            body(start...vertex, (nodes[Int(lines[index][start])], node))
            start = vertex
        }
    }
}

/// Places sorted into squares, so that those near one are found.
private struct PlaceCells {
    private struct Cell: Hashable {
        var x: Double
        var y: Double
    }

    private let size: Double
    private var first: [Cell: Int32] = [:]
    private var next: [Int32]

    init(_ places: [Position], size: Double) {
        self.size = size
        next = [Int32](repeating: -1, count: places.count)
        for (number, place) in places.enumerated() {
            let cell = Cell(x: (place.x / size).rounded(.down), y: (place.y / size).rounded(.down))
            next[number] = first.updateValue(Int32(number), forKey: cell) ?? -1
        }
    }

    /// Calls `body` for every place in the square around the position and in those beside it.
    func forEachNear(_ position: Position, _ body: (Int32) -> Void) {
        let (x, y) = ((position.x / size).rounded(.down), (position.y / size).rounded(.down))
        for (dx, dy) in Self.around {
            var place = first[Cell(x: x + dx, y: y + dy)] ?? -1
            while place >= 0 {
                body(place)
                place = next[Int(place)]
            }
        }
    }

    private static let around: [(Double, Double)] = [-1, 0, 1].flatMap { dx in [-1, 0, 1].map { (dx, $0) } }
}

/// Things that are joined into groups, each known by one of its members (union by the lowest number).
private struct Groups {
    private var parent: [Int32]

    init(count: Int) { parent = Array(0..<Int32(count)) }

    mutating func root(of member: Int32) -> Int32 {
        var member = member
        while parent[Int(member)] != member {
            parent[Int(member)] = parent[Int(parent[Int(member)])]
            member = parent[Int(member)]
        }
        return member
    }

    mutating func join(_ a: Int32, _ b: Int32) {
        let (a, b) = (root(of: a), root(of: b))
        parent[Int(max(a, b))] = min(a, b)
    }
}
