public import SimpleFeatures

/// A read-only R-tree of boxes, packed by Leutenegger's sort-tile-recursive algorithm.
public final class SpatialIndex: Sendable {
    private let root: Node?

    /// Builds the index. Searches return indices into `envelopes`.
    public init(_ envelopes: [Envelope]) {
        var nodes = envelopes.enumerated().map { Node(envelope: $1, content: .item($0)) }
        while nodes.count > 1 { nodes = Node.packed(nodes) }
        root = nodes.first
    }

    /// The indices of the boxes that intersect or touch `envelope`, in ascending order.
    public func indices(meeting envelope: Envelope) -> [Int] {
        var found: [Int] = []
        root?.collect(meeting: envelope, into: &found)
        return found.sorted()
    }

    /// Calls `body` for the boxes that intersect or touch `envelope`, in an order of the index, until it returns false.
    public func forEachIndex(meeting envelope: Envelope, _ body: (Int) -> Bool) {
        _ = root?.visit(meeting: envelope, body)
    }

    /// The indices of the `count` boxes nearest to `envelope`, nearest first. Equal distances are sorted by index.
    ///
    /// The distance between boxes is a lower bound of the distance between the geometries in them.
    public func nearest(to envelope: Envelope, count: Int) -> [Int] {
        guard let root, count > 0 else { return [] }
        var found: [Int] = []
        var queue = NodeQueue(root, from: envelope)
        while found.count < count, let node = queue.popNearest() {
            switch node.content {
            case .item(let index): found.append(index)
            case .children(let children): for child in children { queue.insert(child) }
            }
        }
        return found
    }
}

private struct Node: Sendable {
    enum Content: Sendable {
        case item(Int)
        case children([Node])
    }

    let envelope: Envelope
    let content: Content

    private static let capacity = 10

    /// The parents of the nodes: slices by x, and in each slice groups by y.
    static func packed(_ nodes: [Node]) -> [Node] {
        let parentCount = (nodes.count + capacity - 1) / capacity
        let sliceCount = Int(saturating: Double(parentCount).squareRoot().rounded(.up))
        let sliceSize = (nodes.count + sliceCount - 1) / sliceCount
        return nodes.sorted { $0.envelope.middle.x < $1.envelope.middle.x }.chunks(of: sliceSize).flatMap { slice in
            slice.sorted { $0.envelope.middle.y < $1.envelope.middle.y }.chunks(of: capacity).map(parent)
        }
    }

    private static func parent(of children: ArraySlice<Node>) -> Node {
        let nothing = Envelope(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)
        let envelope = children.reduce(into: nothing) { $0.include($1.envelope) }
        return Node(envelope: envelope, content: .children(Array(children)))
    }

    func collect(meeting envelope: Envelope, into found: inout [Int]) {
        guard envelope.meets(self.envelope) else { return }
        switch content {
        case .item(let index): found.append(index)
        case .children(let children): for child in children { child.collect(meeting: envelope, into: &found) }
        }
    }

    /// Returns false when `body` has ended the visit.
    func visit(meeting envelope: Envelope, _ body: (Int) -> Bool) -> Bool {
        guard envelope.meets(self.envelope) else { return true }
        return switch content {
        case .item(let index): body(index)
        case .children(let children): children.allSatisfy { $0.visit(meeting: envelope, body) }
        }
    }
}

/// A priority queue of nodes by distance to a box. At equal distances inner nodes come before items; items are sorted
/// by index.
private struct NodeQueue {
    private var heap: [(node: Node, distance: Double, order: Int)] = []
    private let target: Envelope

    init(_ root: Node, from target: Envelope) {
        self.target = target
        insert(root)
    }

    mutating func insert(_ node: Node) {
        let order = if case .item(let index) = node.content { index } else { -1 }
        heap.append((node, node.envelope.squaredDistance(to: target), order))
        var child = heap.count - 1
        while child > 0, isBefore(child, (child - 1) / 2) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func popNearest() -> Node? {
        guard let top = heap.first else { return nil }
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while let child = firstChild(of: parent), isBefore(child, parent) {
            heap.swapAt(child, parent)
            parent = child
        }
        return top.node
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

    fileprivate func squaredDistance(to other: Envelope) -> Double {
        let dx = max(0, other.minX - maxX, minX - other.maxX)
        let dy = max(0, other.minY - maxY, minY - other.maxY)
        return dx * dx + dy * dy
    }
}

extension Array {
    fileprivate func chunks(of size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
