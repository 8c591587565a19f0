import Foundation
import Testing

@testable import SiteInventory

/// Concurrent work gives its results in the order of submission.
@Suite struct OrderedWorkQueueTests {
    private struct Failure: Error, Equatable { var number: Int }

    @Test(arguments: [0, 1, 2, 7, 100])
    func `results come in the order of submission, whatever the work takes`(count: Int) throws {
        var queue = OrderedWorkQueue<Int>()
        var results: [Int] = []
        for number in 0..<count {
            let result = try queue.add {
                // Earlier work takes longer than later work.
                if number.isMultiple(of: 3) { Thread.sleep(forTimeInterval: 0.002) }
                return number
            }
            if let result { results.append(result) }
        }
        while let result = try queue.next() { results.append(result) }
        #expect(results == Array(0..<count))
    }

    @Test func `the queue is bounded by the number of cores`() throws {
        var queue = OrderedWorkQueue<Int>()
        let capacity = ProcessInfo.processInfo.activeProcessorCount + 1
        for number in 0..<capacity { #expect(try queue.add { number } == nil) }
        #expect(try queue.add { capacity } == 0)
    }

    @Test func `an error is thrown in place of its result`() throws {
        var queue = OrderedWorkQueue<Int>()
        for number in 0..<2 {
            _ = try queue.add {
                guard number == 1 else { return number }
                throw Failure(number: 1)
            }
        }
        #expect(try queue.next() == 0)
        #expect(throws: Failure(number: 1)) { try queue.next() }
        #expect(try queue.next() == nil)
    }

    @Test(arguments: [(0, [Int]()), (1, [1]), (3, [3]), (4, [3, 1]), (7, [3, 3, 1])])
    func `batches have the given size, but for the last one`(count: Int, sizes: [Int]) {
        let elements = Array(0..<count)
        #expect(elements.batches(of: 3).map(\.count) == sizes)
        #expect(elements.batches(of: 3).flatMap(\.self) == elements)
    }
}
