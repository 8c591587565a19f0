import Foundation
import HTTPTypes
import Hummingbird
import SiteInventory
import Synchronization

/// The validators of a response (RFC 9110, section 8.8), by which a client checks whether its copy is still valid.
struct Validator: Hashable, Sendable {
    let tag: EntityTag
    /// `nil` in the second in which the data changed, since it may change again within that second.
    let modified: HTTPDate?

    /// True when the client's copy is as good as a new response (RFC 9110, section 13.2.2).
    func satisfies(_ headers: HTTPFields) -> Bool {
        if let condition = EntityTagCondition(headers[.ifNoneMatch]) { return condition.holds(for: tag) }
        guard let modified, let since = headers[.ifModifiedSince].flatMap(HTTPDate.init(field:)) else { return false }
        return modified.seconds <= since.seconds
    }

    /// True for a conditional request.
    static func isConditional(_ headers: HTTPFields) -> Bool {
        headers[.ifNoneMatch] != nil || headers[.ifModifiedSince] != nil
    }
}

/// A strong entity tag: the version of the data, and a hash of everything else that determines the bytes of a
/// representation.
struct EntityTag: Hashable, Sendable {
    /// The version of the inventory; for one feature, the version in which it last changed.
    let version: Int64
    let representation: UInt64

    /// - Parameter representation: the address, the format, the language and the coding.
    init(version: Int64, representation: [String]) {
        self.version = version
        // Parts are separated by a byte that is never part of UTF-8.
        self.representation = representation.reduce(Self.start) { Self.hash($1.utf8, Self.hash([0xff], $0)) }
    }

    init(version: Int64, representation: UInt64) {
        self.version = version
        self.representation = representation
    }

    /// The tag of a file, which depends on its content alone.
    init(content: [UInt8], coding: String) {
        self.init(version: 0, representation: Self.hash(coding.utf8, Self.hash(content, Self.start)))
    }

    private static let start: UInt64 = 0xcbf2_9ce4_8422_2325

    /// FNV-1a.
    private static func hash(_ bytes: some Sequence<UInt8>, _ start: UInt64) -> UInt64 {
        bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    /// The tag with its quotes.
    var text: String { "\"\(String(version, radix: 36))-\(String(representation, radix: 36))\"" }
}

extension Call {
    /// The validator of this call's response when it is made from that state.
    func validator(_ state: InventoryState) -> Validator {
        Validator(
            tag: EntityTag(version: state.version, representation: representation + [state.judgedOn ?? ""]),
            modified: service.times.modified(state, builtAt: service.configuration.builtAt))
    }

    /// The validator of a response that is made from the whole view; `nil` when it may be of two versions.
    var validatorOfView: Validator? { endpoint.isConditional && view.isPinned ? validator(view.state) : nil }

    /// The validator that is known before the handler reads; `nil` for a single feature, the version of which may be older
    /// than that of the inventory.
    var validatorBeforeReading: Validator? { endpoint.response.freshness == .feature ? nil : validatorOfView }

    /// Everything that determines the bytes of the response, apart from the data.
    private var representation: [String] {
        let coding = request.headers[.acceptEncoding] != nil && request.headers.acceptsGzip ? "gzip" : ""
        let program = endpoint.response.dependsOnQGIS && isFromQGIS ? ["QGIS"] : []
        return [service.revision, links.base, links.requested, format.word, language.rawValue, coding] + program
    }
}

/// The time of the last change of responses, by the state of the inventory. Remembers the last one.
final class ModificationTimes: Sendable {
    private let last = Mutex<(state: InventoryState, time: HTTPDate?)?>(nil)

    /// - Parameter builtAt: seconds since 1970.
    /// - Returns: `nil` for a time that is not over yet.
    func modified(_ state: InventoryState, builtAt: Int?) -> HTTPDate? {
        let time = last.withLock { last -> HTTPDate? in
            if let last, last.state == state { return last.time }
            let time = Self.time(state, builtAt)
            last = (state, time)
            return time
        }
        return time.flatMap { $0.seconds < Int(saturating: Date.now.timeIntervalSince1970) ? $0 : nil }
    }

    private static func time(_ state: InventoryState, _ builtAt: Int?) -> HTTPDate? {
        let program = builtAt.map(HTTPDate.init(seconds:))
        let recorded = state.recordedAt.flatMap(HTTPDate.init(rfc3339:))
        // The day may begin earlier here than in UTC; until then the time is in the future, and is left out.
        let judged = state.judgedOn.flatMap { HTTPDate(rfc3339: "\($0)T00:00:00Z") }
        return [program, recorded, judged].compactMap(\.self).max { $0.seconds < $1.seconds }
    }
}
