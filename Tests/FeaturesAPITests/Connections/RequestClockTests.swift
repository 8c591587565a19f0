import NIOCore
import Testing

@testable import FeaturesAPI

struct RequestClockTests {
    private let limits = ConnectionLimits()
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)
    private var clock: RequestClock

    init() { clock = RequestClock(limits, now: start) }

    private func after(_ seconds: Int64) -> NIODeadline { start + .seconds(seconds) }

    @Test mutating func `the first byte of a request begins the time of its head`() {
        #expect(clock.deadline(now: start) == after(60))
        clock.receive(1, now: after(10))
        clock.receive(1, now: after(25))
        #expect(clock.phase == .head)
        #expect(clock.deadline(now: after(25)) == after(30))
    }

    @Test mutating func `a body must have the minimum rate`() {
        clock.enter(.body, now: start)
        clock.beginReading(now: start)
        #expect(clock.deadline(now: after(5)) == after(20))
        clock.receive(10 * 4096, now: after(15))
        clock.beginReading(now: after(15))
        #expect(clock.deadline(now: after(16)) == after(30))
    }

    @Test mutating func `the time in which the server does not read is not counted`() {
        clock.enter(.body, now: start)
        clock.beginReading(now: start)
        clock.receive(1, now: after(5))
        clock.beginReading(now: after(100))
        let deadline = clock.deadline(now: after(101))
        #expect(deadline == after(115))
    }

    @Test mutating func `a body has a total time`() {
        clock.enter(.body, now: start)
        clock.beginReading(now: start)
        clock.receive(1 << 30, now: after(1))
        clock.beginReading(now: after(1))
        #expect(clock.deadline(now: after(1)) == after(3600))
    }

    @Test(arguments: [RequestClock.Phase.response, .closing])
    func `the server's own time is not limited here`(phase: RequestClock.Phase) {
        var clock = clock
        clock.enter(phase, now: start)
        #expect(clock.deadline(now: after(100)) == nil)
    }
}
