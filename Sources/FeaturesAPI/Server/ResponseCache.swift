import HTTPTypes
import Hummingbird
import NIOCore
import SiteInventory
import Synchronization

/// Whole responses of the latest version of the inventory. The map, for one, sends the same requests for every visitor.
///
/// All entries are dropped at the next version, and on the next day. When the memory is used up, the entries are dropped
/// that were not used for the longest time.
public final class ResponseCache: Sendable {
    private let entries = Mutex(Entries())
    private let maximumBytes: Int

    /// The memory that the cache may use by default: 24 MiB.
    public static let defaultBytes = 24 << 20

    /// - Parameter maximumBytes: for all entries; one entry may have an eighth of it. With 0 nothing is kept.
    public init(maximumBytes: Int = defaultBytes) { self.maximumBytes = maximumBytes }

    /// False when nothing is kept.
    var isEnabled: Bool { maximumBytes > 0 }

    /// - Parameter state: reads the latest state; only called when there is an entry.
    func response(to key: CacheKey, at state: () throws -> InventoryState) rethrows -> CachedResponse? {
        let found = entries.withLock { entries -> (state: InventoryState, response: CachedResponse)? in
            entries.use(key).map { (entries.state, $0) }
        }
        return try found.flatMap { try $0.state == state() ? $0.response : nil }
    }

    /// True when the response is small enough to cache. A response without a time stamp is not kept: it was made within the
    /// second of a change, and may get a time stamp later.
    func mayKeep(_ answer: ResourceResponse, _ validator: Validator?) -> Bool {
        answer.status == .ok && mayKeep(answer.body.contentLength, validator)
    }

    /// - Parameter length: the number of bytes; `nil` for a body that is made while it is sent.
    func mayKeep(_ length: Int?, _ validator: Validator?) -> Bool {
        guard validator?.modified != nil, let length else { return false }
        return length <= maximumBytes / 8
    }

    /// - Parameter state: the latest one before the response was made. The response may already be of the next one.
    func keep(_ response: CachedResponse, to key: CacheKey, at state: InventoryState) {
        let bytes = response.byteCount + key.byteCount + Self.bytesPerEntry
        guard bytes <= maximumBytes / 8 else { return }
        entries.withLock { entries in
            guard !state.isOlder(than: entries.state) else { return }
            if entries.state != state { entries = Entries(state: state) }
            if entries.bytes + bytes > maximumBytes { entries.drop(untilBytes: maximumBytes * 3 / 4) }
            entries.add(response, bytes, for: key)
        }
    }

    /// The approximate memory of an entry beside its texts.
    private static let bytesPerEntry = 2048
}

/// Everything that determines a cached response, apart from the inventory and the program. Made here and nowhere else.
struct CacheKey: Hashable {
    private let caller: Caller
    private let address: String
    private let host: String?
    private let accept: String?
    private let acceptLanguage: String?
    private let acceptsGzip: Bool

    /// - Parameter caller: as ``AccessPolicy`` admitted it, so that a response is never sent to another caller.
    /// - Returns: `nil` for a request whose response the cache does not have whole: HEAD, a change, a conditional one.
    init?(_ head: HTTPRequest, _ caller: Caller) {
        let fields = head.headerFields
        guard head.method == .get, !Validator.isConditional(fields) else { return nil }
        self.caller = caller
        address = head.path ?? ""
        host = head.authority
        accept = fields[.accept]
        acceptLanguage = fields[.acceptLanguage]
        acceptsGzip = fields[.acceptEncoding] != nil && fields.acceptsGzip
    }

    /// The memory that the key takes beside its own size.
    var byteCount: Int {
        [address, host ?? "", accept ?? "", acceptLanguage ?? ""].reduce(0) { $0 + $1.utf8.count }
    }
}

/// A whole response as it is sent, apart from `Date` and `Server`.
struct CachedResponse {
    let head: HTTPResponse
    let body: ByteBuffer

    var response: Response { Response(status: head.status, headers: head.headerFields, body: .init(byteBuffer: body)) }

    /// Spare capacity of the buffer is not counted beyond one page: the system gives no memory to pages without content.
    fileprivate var byteCount: Int {
        head.headerFields.reduce(min(body.storageCapacity, body.readableBytes + 4096)) {
            $0 + $1.name.rawName.utf8.count + $1.value.utf8.count
        }
    }
}

extension CachedResponse {
    /// - Throws: errors of the body while it is written.
    init(_ response: Response) async throws {
        let collector = BodyCollector()
        try await response.body.write(BodyCollector.Writer(collector: collector))
        // Now the length of a compressed body is known.
        var whole = response
        whole.allowOtherOrigins()
        whole.body = ResponseBody(byteBuffer: collector.body)
        self.init(head: whole.head, body: collector.body)
    }
}

private final class BodyCollector {
    var body = ByteBuffer()

    struct Writer: ResponseBodyWriter {
        let collector: BodyCollector

        mutating func write(_ buffer: ByteBuffer) async throws {
            // Most bodies are one buffer, which need not be copied.
            guard collector.body.readableBytes > 0 else { return collector.body = buffer }
            collector.body.writeImmutableBuffer(buffer)
        }

        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}

extension InventoryState {
    fileprivate func isOlder(than other: InventoryState) -> Bool {
        (version, judgedOn ?? "") < (other.version, other.judgedOn ?? "")
    }
}

private struct Entries {
    private(set) var state = InventoryState(version: 0, recordedAt: nil)
    private(set) var bytes = 0
    private var entries: [CacheKey: Entry] = [:]
    /// Counts uses.
    private var clock = 0

    private struct Entry {
        let response: CachedResponse
        let bytes: Int
        var lastUse: Int
    }

    init() {}

    init(state: InventoryState) { self.state = state }

    mutating func use(_ key: CacheKey) -> CachedResponse? {
        guard let place = entries.index(forKey: key) else { return nil }
        clock += 1
        entries.values[place].lastUse = clock
        return entries.values[place].response
    }

    mutating func add(_ response: CachedResponse, _ bytes: Int, for key: CacheKey) {
        clock += 1
        let entry = Entry(response: response, bytes: bytes, lastUse: clock)
        self.bytes += bytes - (entries.updateValue(entry, forKey: key)?.bytes ?? 0)
    }

    /// Drops the least recently used entries. Drops many in one call, since it sorts all entries.
    mutating func drop(untilBytes limit: Int) {
        for (key, entry) in entries.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
            guard bytes > limit else { return }
            entries[key] = nil
            bytes -= entry.bytes
        }
    }
}
