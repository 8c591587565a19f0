internal import Dispatch
internal import Foundation
internal import Synchronization

/// Ends the process when it does not stop in time after SIGTERM or SIGINT, and at once at a second signal.
///
/// Has a queue of its own, since the threads of tasks may be busy.
final class ForcedStop {
    private let sources: [any DispatchSourceSignal]

    /// - Parameter deadline: the time from the first signal.
    init(after deadline: Duration) {
        let queue = DispatchQueue(label: "standorte.forced-stop")
        let count = SignalCount()
        sources = [SIGTERM, SIGINT].map { DispatchSource.makeSignalSource(signal: $0, queue: queue) }
        for source in sources {
            source.setEventHandler {
                if count.next() > 1 { Self.exit() }
                queue.asyncAfter(deadline: .now() + .seconds(Int(deadline.components.seconds))) { Self.exit() }
            }
            source.resume()
        }
    }

    deinit { for source in sources { source.cancel() } }

    /// Does not wait for tasks or open files. SQLite recovers the inventory when it is opened.
    private static func exit() { _exit(CommandFailure.Code.software.rawValue) }
}

private final class SignalCount: Sendable {
    private let count = Atomic(0)

    func next() -> Int { count.add(1, ordering: .relaxed).newValue }
}
