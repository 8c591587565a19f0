import NIOHTTP1
import Synchronization

/// The reason why the rest of a request body will not arrive.
enum BodyFault: Error {
    /// The framing of the body is malformed, or the connection ended within the body.
    case malformed(HTTPParserError)
    /// The client sent the body too slowly.
    case tooSlow
    /// The server stops.
    case stopping
}

/// What the event loop of a connection knows about the body of its current request.
final class BodyState: Sendable {
    private let state = Mutex<BodyFault?>(nil)

    /// `nil` while the body arrives as it should.
    var fault: BodyFault? { state.withLock(\.self) }

    /// Must be called before the end of the input is passed on. The connection has no further request.
    func fail(_ fault: BodyFault) { state.withLock { $0 = $0 ?? fault } }
}

extension Problem {
    init(_ fault: BodyFault) {
        switch fault {
        case .malformed(let error): self.init(malformedBody: error)
        case .tooSlow:
            self.init(
                kind: .requestTimeout,
                detail: "The request body did not arrive in time. Send it again, on a faster connection.")
        case .stopping:
            self.init(kind: .busy, detail: "The server is shutting down. Send the request again later.")
        }
    }

    private init(malformedBody error: HTTPParserError) {
        let isCut = error == .invalidEOFState
        self.init(
            kind: .malformedRequest,
            detail: isCut
                ? "The connection ended within the body. Send the request again."
                : "The chunks of the body are malformed: \(error).")
    }
}
