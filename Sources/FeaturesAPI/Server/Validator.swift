import Foundation
import HTTPTypes
import Hummingbird
import SiteInventory

/// The validators of a response (RFC 9110, section 8.8), by which a client asks whether its copy is still valid.
struct Validator: Hashable, Sendable {
    let tag: EntityTag
    /// `nil` in the second in which the data changed, since it may change again within that second.
    let modified: HTTPDate?

    /// True when the client's copy is as good as a new response (RFC 9110, section 13.2.2).
    func satisfies(_ headers: HTTPFields) -> Bool {
        if let condition = EntityTagCondition(headers[.ifNoneMatch]) { return condition.holds(for: tag) }
        guard let modified, let since = headers[.ifModifiedSince].flatMap(HTTPDate.init(field:)) else { return false }
        return modified <= since
    }

    /// True for a conditional request.
    static func isAsked(_ headers: HTTPFields) -> Bool {
        headers[.ifNoneMatch] != nil || headers[.ifModifiedSince] != nil
    }
}

extension Call {
    /// The validator of this call's response when it is made from that state.
    func validator(_ state: InventoryState) -> Validator {
        let program = service.configuration.builtAt.map(HTTPDate.init(seconds:))
        let recorded = state.recordedAt.flatMap(HTTPDate.init(rfc3339:))
        // The day may begin earlier here than in UTC; until then the time is in the future, and is left out.
        let judged = state.judgedOn.flatMap { HTTPDate(rfc3339: "\($0)T00:00:00Z") }
        let modified = [program, recorded, judged].compactMap(\.self).max()
        let now = HTTPDate(seconds: Int(Date.now.timeIntervalSince1970))
        return Validator(
            tag: EntityTag(version: state.version, representation: representation + [state.judgedOn ?? ""]),
            modified: modified.flatMap { $0 < now ? $0 : nil })
    }

    /// The validator of a response that is made from the whole view; `nil` when it may be of two versions.
    var validatorOfView: Validator? { endpoint.isConditional && view.isPinned ? validator(view.state) : nil }

    /// The validator that is known before the handler reads; `nil` for an unconditional request, and for a single
    /// feature, the version of which is older than that of the inventory.
    var validatorBeforeReading: Validator? {
        Validator.isAsked(request.headers) && endpoint.answers.freshness != .feature ? validatorOfView : nil
    }

    /// Everything that decides over the bytes of the response, apart from the data.
    private var representation: [String] {
        [
            service.revision, links.base, links.requested, format.word, language.rawValue,
            request.headers.acceptsGzip ? "gzip" : "",
        ]
    }
}
