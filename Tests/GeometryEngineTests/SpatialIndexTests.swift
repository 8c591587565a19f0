import GeometryEngine
import SimpleFeatures
import TestSupport
import Testing

struct SpatialIndexTests {
    private let everything = Envelope(minX: -1e9, minY: -1e9, maxX: 1e9, maxY: 1e9)

    @Test(arguments: [0, 1, 2, 9, 10, 11, 100, 101, 1_000, 2_345])
    func `the index finds the same boxes as a full scan`(count: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        let boxes = (0..<count).map { _ in random.box(side: 5) }
        let index = SpatialIndex(boxes)
        for _ in 0..<20 {
            let wanted = random.box(side: 30)
            #expect(index.indices(meeting: wanted) == boxes.indices.filter { boxes[$0].meets(wanted) })
            let byDistance = boxes.indices.sorted {
                (boxes[$0].distance(to: wanted), $0) < (boxes[$1].distance(to: wanted), $1)
            }
            #expect(index.nearest(to: wanted, count: 7) == Array(byDistance.prefix(7)))
        }
        #expect(index.indices(meeting: everything) == Array(boxes.indices))
    }

    @Test func `a count above the number of boxes returns all of them`() {
        let far = Envelope(minX: 5, minY: 0, maxX: 6, maxY: 1)
        let index = SpatialIndex([far, Envelope(minX: 1, minY: 0, maxX: 2, maxY: 1)])
        let origin = Envelope(minX: 0, minY: 0, maxX: 0, maxY: 0)
        #expect(index.nearest(to: origin, count: 10) == [1, 0])
        #expect(index.nearest(to: origin, count: 0).isEmpty)
        #expect(index.nearest(to: origin, count: -1).isEmpty)
    }

    @Test func `boxes that only touch are found`() {
        let index = SpatialIndex([Envelope(minX: 0, minY: 0, maxX: 1, maxY: 1)])
        #expect(index.indices(meeting: Envelope(minX: 1, minY: 1, maxX: 2, maxY: 2)) == [0])
    }

    @Test func `equal boxes are all found, in ascending order`() {
        let index = SpatialIndex(Array(repeating: Envelope(minX: 0, minY: 0, maxX: 1, maxY: 1), count: 250))
        #expect(index.indices(meeting: everything) == Array(0..<250))
        #expect(index.nearest(to: everything, count: 3) == [0, 1, 2])
    }
}

extension SeededGenerator {
    fileprivate mutating func box(side: Double) -> Envelope {
        let corner = position(in: Envelope(minX: 0, minY: 0, maxX: 200, maxY: 100))
        var box = Envelope(minX: corner.x, minY: corner.y, maxX: corner.x, maxY: corner.y)
        box.include(Position(corner.x + number(in: 0..<side), corner.y + number(in: 0..<side)))
        return box
    }
}

extension Envelope {
    fileprivate func distance(to other: Envelope) -> Double {
        let dx = max(0, other.minX - maxX, minX - other.maxX)
        let dy = max(0, other.minY - maxY, minY - other.maxY)
        return (dx * dx + dy * dy).squareRoot()
    }
}
