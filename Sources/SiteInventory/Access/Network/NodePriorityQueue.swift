/// A priority queue of nodes by time: a 4-ary heap, half as deep as a binary one.
///
/// The queue cannot decrease a key. A node may be inserted several times, and the caller must skip outdated entries.
struct NodePriorityQueue {
    private var entries: [Entry] = []

    /// The four children of an entry share a cache line.
    private struct Entry {
        var time: Double
        var node: Int32
    }

    var isEmpty: Bool { entries.isEmpty }

    mutating func insert(_ node: Int32, at time: Double) {
        let entry = Entry(time: time, node: node)
        entries.append(entry)
        var place = entries.count - 1
        while place > 0 {
            let parent = (place - 1) >> 2
            guard time < entries[parent].time else { break }
            entries[place] = entries[parent]
            place = parent
        }
        entries[place] = entry
    }

    mutating func popFirst() -> (node: Int32, time: Double)? {
        guard let first = entries.first, let last = entries.popLast() else { return nil }
        guard !entries.isEmpty else { return (last.node, last.time) }
        var place = 0
        while let child = firstChild(of: place), entries[child].time < last.time {
            entries[place] = entries[child]
            place = child
        }
        entries[place] = last
        return (first.node, first.time)
    }

    private func firstChild(of place: Int) -> Int? {
        let first = place << 2 + 1
        guard first < entries.count else { return nil }
        var (best, bestTime) = (first, entries[first].time)
        for child in first + 1..<max(min(first + 4, entries.count), first + 1) where entries[child].time < bestTime {
            (best, bestTime) = (child, entries[child].time)
        }
        return best
    }
}
