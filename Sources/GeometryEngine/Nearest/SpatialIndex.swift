public import SimpleFeatures

/// A read-only R-tree of boxes, packed by Leutenegger's sort-tile-recursive algorithm.
public final class SpatialIndex: Sendable {
    /// The nodes of each level, the boxes first and the root last. The children of a node are consecutive.
    private let levels: [[Node]]

    /// Builds the index. Searches return indices into `envelopes`.
    public init(_ envelopes: some Collection<Envelope>) {
        var level: [Node] = []
        level.reserveCapacity(envelopes.count)
        for (number, envelope) in envelopes.enumerated() {
            level.append(Node(envelope: envelope, first: Int32(number), count: 0))
        }
        var levels: [[Node]] = []
        while level.count > 1 {
            let parents = Node.pack(&level)
            levels.append(level)
            level = parents
        }
        self.levels = level.isEmpty ? [] : levels + [level]
    }

    /// The indices of the boxes that intersect or touch `envelope`, in ascending order.
    public func indices(meeting envelope: Envelope) -> [Int] {
        var found: [Int] = []
        forEachIndex(meeting: envelope) {
            found.append($0)
            return true
        }
        if found.count > 1 { found.sort() }
        return found
    }

    /// Calls `body` for the boxes that intersect or touch `envelope`, in an order of the index, until it returns false.
    public func forEachIndex(meeting envelope: Envelope, _ body: (Int) -> Bool) {
        if !levels.isEmpty { _ = visit(0..<1, of: levels.count - 1, meeting: envelope, body) }
    }

    /// Returns false when `body` has ended the visit.
    private func visit(_ nodes: Range<Int>, of level: Int, meeting envelope: Envelope, _ body: (Int) -> Bool) -> Bool {
        for number in nodes {
            let node = levels[level][number]
            guard envelope.meets(node.envelope) else { continue }
            let goesOn =
                level == 0
                ? body(Int(node.first)) : visit(node.children, of: level - 1, meeting: envelope, body)
            guard goesOn else { return false }
        }
        return true
    }

    /// The indices of the `count` boxes nearest to `envelope`, nearest first. Equal distances are sorted by index.
    ///
    /// The distance between boxes is a lower bound of the distance between the geometries in them.
    public func nearest(to envelope: Envelope, count: Int) -> [Int] {
        guard let root = levels.last?.first, count > 0 else { return [] }
        var found: [Int] = []
        var queue = NodeQueue(root, level: levels.count - 1, from: envelope)
        while found.count < count, let (node, level) = queue.popNearest() {
            if level == 0 {
                found.append(Int(node.first))
            } else {
                for child in node.children { queue.insert(levels[level - 1][child], level: level - 1) }
            }
        }
        return found
    }
}

private struct Node {
    var envelope: Envelope
    /// The first child in the level below; in the lowest level the index of the box.
    var first: Int32
    var count: Int32

    private static let capacity = 10

    var children: Range<Int> { Int(first)..<Int(first + count) }

    /// Sorts the nodes so that the children of a parent are consecutive: slices by x, and in each slice groups by y.
    ///
    /// - Returns: the parents.
    static func pack(_ nodes: inout [Node]) -> [Node] {
        let parentCount = (nodes.count + capacity - 1) / capacity
        let sliceCount = Int(saturating: Double(parentCount).squareRoot().rounded(.up))
        let sliceSize = (nodes.count + sliceCount - 1) / sliceCount
        nodes.sort { $0.envelope.middle.x < $1.envelope.middle.x }
        var parents: [Node] = []
        parents.reserveCapacity(parentCount + sliceCount)
        for start in stride(from: 0, to: nodes.count, by: sliceSize) {
            let slice = start..<min(start + sliceSize, nodes.count)
            nodes[slice].sort { $0.envelope.middle.y < $1.envelope.middle.y }
            for first in stride(from: start, to: slice.upperBound, by: capacity) {
                parents.append(parent(of: first..<min(first + capacity, slice.upperBound), in: nodes))
            }
        }
        return parents
    }

    private static func parent(of children: Range<Int>, in nodes: [Node]) -> Node {
        var envelope = Envelope(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)
        for child in children { envelope.include(nodes[child].envelope) }
        return Node(envelope: envelope, first: Int32(children.lowerBound), count: Int32(children.count))
    }
}

/// A priority queue of nodes by distance to a box. At equal distances inner nodes come before items; items are sorted
/// by index.
private struct NodeQueue {
    private var heap: [(node: Node, level: Int, distance: Double, order: Int)] = []
    private let target: Envelope

    init(_ root: Node, level: Int, from target: Envelope) {
        self.target = target
        insert(root, level: level)
    }

    mutating func insert(_ node: Node, level: Int) {
        let order = level == 0 ? Int(node.first) : -1
        heap.append((node, level, node.envelope.squaredDistance(to: target), order))
        var child = heap.count - 1
        while child > 0, isBefore(child, (child - 1) / 2) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func popNearest() -> (Node, level: Int)? {
        guard let top = heap.first else { return nil }
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while let child = firstChild(of: parent), isBefore(child, parent) {
            heap.swapAt(child, parent)
            parent = child
        }
        return (top.node, top.level)
    }

    private func firstChild(of parent: Int) -> Int? {
        let left = 2 * parent + 1
        guard left < heap.count else { return nil }
        return left + 1 < heap.count && isBefore(left + 1, left) ? left + 1 : left
    }

    private func isBefore(_ a: Int, _ b: Int) -> Bool {
        (heap[a].distance, heap[a].order) < (heap[b].distance, heap[b].order)
    }
}

extension Envelope {
    fileprivate var middle: Position { Position((minX + maxX) / 2, (minY + maxY) / 2) }
}
