import HTTPTypes
import Hummingbird
import NIOCore
import SiteInventory
import Synchronization

/// Answers that were given of the latest version of the inventory, for those who ask the same again: a map that many
/// people open asks for the same page and the same boxes each time.
///
/// They hold until the next version, or day; among more than there is room for, those that were asked for last are kept.
public final class ResponseCache: Sendable {
    /// All that decides over an answer but the inventory and the program.
    struct Request: Hashable {
        private let address: String
        private let host: String?
        private let accept: String?
        private let acceptLanguage: String?
        private let acceptsGzip: Bool

        /// `nil` when what is asked for is not the whole answer: its head, a change, or whether an older one is still good.
        init?(_ head: HTTPRequest) {
            let fields = head.headerFields
            guard head.method == .get, !Validator.isAsked(fields) else { return nil }
            address = head.path ?? ""
            host = head.authority
            accept = fields[.accept]
            acceptLanguage = fields[.acceptLanguage]
            acceptsGzip = fields.acceptsGzip
        }

        fileprivate var byteCount: Int {
            [address, host ?? "", accept ?? "", acceptLanguage ?? ""].reduce(0) { $0 + $1.utf8.count }
        }
    }

    private let kept = Mutex(Kept())
    private let mostBytes: Int

    public static let usualBytes = 24 << 20

    /// - Parameter mostBytes: of all together; one alone may have an eighth of it. None are kept for 0.
    public init(mostBytes: Int = usualBytes) { self.mostBytes = mostBytes }

    /// - Parameter state: tells the latest state; only asked when there is an answer that may be of it.
    func answer(to request: Request, at state: () throws -> InventoryState) rethrows -> CachedResponse? {
        let found = kept.withLock { kept -> (state: InventoryState, answer: CachedResponse)? in
            guard let place = kept.entries.index(forKey: request) else { return nil }
            kept.clock += 1
            kept.entries.values[place].lastAsked = kept.clock
            return (kept.state, kept.entries.values[place].answer)
        }
        return try found.flatMap { try $0.state == state() ? $0.answer : nil }
    }

    /// True for an answer that there may be room for. One without a time stamp is not kept: within the second of a change it
    /// may not have one.
    func mayKeep(_ answer: Response) -> Bool {
        guard answer.status == .ok, answer.headers[.lastModified] != nil, let length = answer.body.contentLength else {
            return false
        }
        return length <= mostBytes / 8
    }

    /// - Parameter state: the latest one before the answer was made, which may already be of the next.
    func keep(_ answer: CachedResponse, to request: Request, at state: InventoryState) {
        let bytes = answer.byteCount + request.byteCount + Self.ownBytes
        guard bytes <= mostBytes / 8 else { return }
        kept.withLock { kept in
            guard !state.isOlder(than: kept.state) else { return }
            if kept.state != state { kept = Kept(state: state) }
            if kept.bytes + bytes > mostBytes { kept.makeRoom(mostBytes * 3 / 4) }
            kept.clock += 1
            let entry = Kept.Entry(answer: answer, bytes: bytes, lastAsked: kept.clock)
            kept.bytes += bytes - (kept.entries.updateValue(entry, forKey: request)?.bytes ?? 0)
        }
    }

    /// About what an answer takes beside its texts.
    private static let ownBytes = 2048
}

/// A whole answer as it is sent, but for the date and the server's name.
struct CachedResponse {
    let head: HTTPResponse
    let body: ByteBuffer

    var response: Response { Response(status: head.status, headers: head.headerFields, body: .init(byteBuffer: body)) }

    /// Of the room that a buffer has to spare, whole pages take none until they are written.
    fileprivate var byteCount: Int {
        head.headerFields.reduce(min(body.storageCapacity, body.readableBytes + 4096)) {
            $0 + $1.name.rawName.utf8.count + $1.value.utf8.count
        }
    }
}

extension CachedResponse {
    /// - Throws: what the body throws while it is written.
    init(_ response: Response) async throws {
        let body = try await response.collected()
        // Says how long it is, which of what is packed nobody knew before.
        var whole = response
        whole.body = ResponseBody(byteBuffer: body)
        self.init(head: whole.head, body: body)
    }
}

extension InventoryState {
    fileprivate func isOlder(than other: InventoryState) -> Bool {
        (version, judgedOn ?? "") < (other.version, other.judgedOn ?? "")
    }
}

private struct Kept {
    var state = InventoryState(version: 0, recordedAt: nil)
    var entries: [ResponseCache.Request: Entry] = [:]
    var bytes = 0
    /// Counts what is asked for.
    var clock = 0

    struct Entry {
        let answer: CachedResponse
        let bytes: Int
        var lastAsked: Int
    }

    /// Forgets what was not asked for the longest time, until so many bytes are left; many at once, since finding them
    /// means looking at all.
    mutating func makeRoom(_ mostBytes: Int) {
        for (request, entry) in entries.sorted(by: { $0.value.lastAsked < $1.value.lastAsked }) {
            guard bytes > mostBytes else { return }
            entries[request] = nil
            bytes -= entry.bytes
        }
    }
}
