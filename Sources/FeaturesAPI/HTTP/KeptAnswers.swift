import HTTPTypes
import Hummingbird
import SiteInventory
import Synchronization

/// Answers that were given of the latest version of the inventory, for those who ask the same again: a map that many
/// people open asks for the same page and the same boxes each time.
///
/// They hold until the next version, or day; among more than there is room for, those that were asked for last are kept.
final class KeptAnswers: Sendable {
    /// All that decides over an answer but the inventory and the program.
    struct Request: Hashable, Sendable {
        private let address: String
        private let host: String?
        private let accept: String?
        private let acceptLanguage: String?
        private let acceptsGzip: Bool

        init(_ request: Hummingbird.Request) {
            address = request.uri.string
            host = request.head.authority
            accept = request.headers[.accept]
            acceptLanguage = request.headers[.acceptLanguage]
            acceptsGzip = request.headers.acceptsGzip
        }

        fileprivate var byteCount: Int {
            [address, host ?? "", accept ?? "", acceptLanguage ?? ""].reduce(0) { $0 + $1.utf8.count }
        }
    }

    private let kept = Mutex(Kept())
    private let mostBytes: Int

    /// - Parameter mostBytes: of all together; one alone may have an eighth of it. None are kept for 0.
    init(mostBytes: Int) { self.mostBytes = mostBytes }

    func answer(to request: Request, at state: InventoryState) -> Response? {
        guard mostBytes > 0 else { return nil }
        return kept.withLock { kept in
            guard kept.state == state, let place = kept.entries.index(forKey: request) else { return nil }
            kept.clock += 1
            kept.entries.values[place].lastAsked = kept.clock
            return kept.entries.values[place].answer
        }
    }

    /// Keeps a whole answer. One without a time stamp is not kept: within the second of a change it may not have one.
    ///
    /// - Parameter state: the latest one before the answer was made, which may already be of the next.
    func keep(_ answer: Response, to request: Request, at state: InventoryState) {
        guard answer.status == .ok, answer.headers[.lastModified] != nil, let body = answer.body.contentLength else {
            return
        }
        let head = answer.headers.reduce(0) { $0 + $1.name.rawName.utf8.count + $1.value.utf8.count }
        let bytes = body + head + request.byteCount + Self.ownBytes
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

extension InventoryState {
    fileprivate func isOlder(than other: InventoryState) -> Bool {
        (version, judgedOn ?? "") < (other.version, other.judgedOn ?? "")
    }
}

private struct Kept {
    var state = InventoryState(version: 0, recordedAt: nil)
    var entries: [KeptAnswers.Request: Entry] = [:]
    var bytes = 0
    /// Counts what is asked for.
    var clock = 0

    struct Entry {
        let answer: Response
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
