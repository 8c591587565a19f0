/// Nodes to be visited, the one with the least time first: a heap of four children, half as deep as a binary one.
///
/// A node that a shorter way is found to is put in again; what is left of the longer way is for the caller to skip.
struct SweepQueue {
    private var times: [Double] = []
    private var nodes: [Int32] = []

    var isEmpty: Bool { nodes.isEmpty }

    mutating func insert(_ node: Int32, at time: Double) {
        times.append(time)
        nodes.append(node)
        var place = times.count - 1
        while place > 0 {
            let parent = (place - 1) >> 2
            guard time < times[parent] else { break }
            times[place] = times[parent]
            nodes[place] = nodes[parent]
            place = parent
        }
        times[place] = time
        nodes[place] = node
    }

    mutating func popFirst() -> (node: Int32, time: Double)? {
        guard let time = times.first, let lastTime = times.popLast(), let lastNode = nodes.popLast() else { return nil }
        guard let node = nodes.first else { return (lastNode, lastTime) }
        var place = 0
        while let child = firstChild(of: place), times[child] < lastTime {
            times[place] = times[child]
            nodes[place] = nodes[child]
            place = child
        }
        times[place] = lastTime
        nodes[place] = lastNode
        return (node, time)
    }

    private func firstChild(of place: Int) -> Int? {
        let first = place << 2 + 1
        guard first < times.count else { return nil }
        var best = first
        let end = min(first + 4, times.count)
        for child in first..<end where times[child] < times[best] { best = child }
        return best
    }
}
