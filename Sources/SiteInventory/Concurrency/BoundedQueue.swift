internal import Dispatch
internal import Synchronization

/// A queue from one thread to another: who is too fast waits for the other.
final class BoundedQueue<Element: Sendable>: Sendable {
    private struct State {
        var elements: [Element] = []
        var end: Result<Void, any Error>?
        var isClosed = false
    }

    private let state = Mutex(State())
    private let room = DispatchSemaphore(value: 0)
    private let filled = DispatchSemaphore(value: 0)

    init(capacity: Int) { for _ in 0..<capacity { room.signal() } }

    /// Waits until there is room.
    ///
    /// - Throws: `CancellationError` when nobody takes any more.
    func put(_ element: Element) throws {
        room.wait()
        let isTaken = state.withLock { state in
            if !state.isClosed { state.elements.append(element) }
            return !state.isClosed
        }
        guard isTaken else {
            room.signal()
            throw CancellationError()
        }
        filled.signal()
    }

    /// Says that nothing more comes, or why.
    func end(_ result: Result<Void, any Error>) {
        state.withLock { $0.end = result }
        filled.signal()
    }

    /// Waits for the next element; `nil` after the last one.
    ///
    /// - Throws: what the queue ended with.
    func take() throws -> Element? {
        filled.wait()
        let (element, end) = state.withLock { state in
            (state.elements.isEmpty ? nil : state.elements.removeFirst(), state.end)
        }
        if let element {
            room.signal()
            return element
        }
        filled.signal()
        try end?.get()
        return nil
    }

    /// Says that nothing more will be taken.
    func close() {
        state.withLock { state in
            state.isClosed = true
            state.elements = []
        }
        room.signal()
    }
}
