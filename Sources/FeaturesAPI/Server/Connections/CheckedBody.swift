import HummingbirdCore
import NIOCore

/// The body of a request, which ends with an error when it did not arrive as a whole.
///
/// Hummingbird's body ends without an error when the connection or the task ends. Half a table must not be imported as a
/// whole one. The first read asks a waiting client for the body (`Expect: 100-continue`).
struct CheckedBody: AsyncSequence, Sendable {
    typealias Element = ByteBuffer

    let base: RequestBody
    let state: BodyState
    let channel: any Channel

    func makeAsyncIterator() -> Iterator {
        Iterator(base: base.makeAsyncIterator(), state: state, channel: channel)
    }

    struct Iterator: AsyncIteratorProtocol {
        var base: RequestBody.AsyncIterator
        let state: BodyState
        let channel: any Channel
        private var isFirst = true

        init(base: RequestBody.AsyncIterator, state: BodyState, channel: any Channel) {
            self.base = base
            self.state = state
            self.channel = channel
        }

        /// - Throws: ``BodyFault`` or `CancellationError` at the end of a body that is not whole.
        mutating func next() async throws -> ByteBuffer? {
            if isFirst {
                isFirst = false
                channel.triggerUserOutboundEvent(ContinueRequest(), promise: nil)
            }
            if let buffer = try await base.next() { return buffer }
            if let fault = state.fault { throw fault }
            try Task.checkCancellation()
            return nil
        }
    }
}

/// The event with which a handler asks a client for the body that it holds back.
struct ContinueRequest: Sendable {}
