import SimpleFeatures
import TestSupport
import Testing

@testable import SiteInventory

/// The parts of the noder: the grid that finds near positions, and the sets that merge them.
@Suite struct NetworkNoderTests {
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `the grid finds every position within a cell's size`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let box = Envelope(minX: -2, minY: -2, maxX: 2, maxY: 2)
        let positions = (0..<200).map { _ in random.position(in: box) }
        let grid = PositionGrid(positions, cellSize: 0.3)
        for _ in 0..<20 {
            let place = random.position(in: box)
            var found: Set<Int> = []
            grid.forEachNear(place) { found.insert(Int($0)) }
            let near = Set(positions.indices.filter { positions[$0].distance(to: place) <= 0.3 })
            #expect(found.isSuperset(of: near))
            #expect(found.allSatisfy { positions[$0].distance(to: place) <= 0.3 * 2 * 2.0.squareRoot() })
        }
    }

    @Test func `sets are merged with all their members, and the lowest represents them`() {
        var sets = DisjointSets(count: 6)
        sets.union(4, 5)
        sets.union(3, 4)
        sets.union(1, 2)
        #expect((0..<6).map { sets.root(of: $0) } == [0, 1, 1, 3, 3, 3])
        sets.union(5, 2)
        #expect((0..<6).map { sets.root(of: $0) } == [0, 1, 1, 1, 1, 1])
    }

    @Test(
        "a vertex is a node when it is an end or lines pass it more than once",
        arguments: [
            ([[(0.0, 0.0), (1, 0), (2, 0)]], 2, 1), ([[(0, 0), (1, 0)], [(1, 0), (2, 0)]], 3, 2),
            ([[(0, 0), (1, 0), (2, 0)], [(1, 0), (1, 1)]], 4, 3),
            ([[(0, 0), (1, 0), (2, 0)], [(1, -1), (1, 0), (1, 1)]], 5, 4),
            ([[(0, 0), (2, 0)], [(1, -1), (1, 1)]], 4, 2), ([[(0, 0), (1, 0), (1, 1), (0, 0)]], 1, 1),
            ([[(0, 0), (1, 0)], [(1.05, 0), (2, 0)]], 3, 2), ([[(0, 0), (1, 0)], [(1.2, 0), (2, 0)]], 4, 2),
        ] as [([[(Double, Double)]], Int, Int)])
    func nodes(lines: [[(Double, Double)]], nodes: Int, edges: Int) {
        var noder = NetworkNoder()
        for line in lines { noder.add(line.map { Position($0.0, $0.1) }) }
        noder.join()
        var count = 0
        for line in lines.indices { noder.forEachEdge(ofLine: line) { _, _ in count += 1 } }
        #expect(noder.count == nodes && count == edges)
    }
}
