import Foundation
import HTTPTypes
import Hummingbird
import SiteInventory

/// What a client keeps to ask later whether its copy is still good.
struct Validator: Hashable, Sendable {
    let tag: EntityTag
    /// `nil` while the second in which the data changed is not over: it may change again within it.
    let modified: HTTPDate?

    /// True when the client's copy is as good as a new one (RFC 9110, section 13.2.2).
    func satisfies(_ headers: HTTPFields) -> Bool {
        if let condition = EntityTagCondition(headers[.ifNoneMatch]) { return condition.holds(for: tag) }
        guard let modified, let since = headers[.ifModifiedSince].flatMap(HTTPDate.init(field:)) else { return false }
        return modified <= since
    }

    /// What the answer tells of itself; `nil` when it tells nothing.
    init?(of response: Response) {
        guard let tag = response.headers[.eTag].flatMap(EntityTag.init(text:)) else { return nil }
        self.tag = tag
        modified = response.headers[.lastModified].flatMap(HTTPDate.init(field:))
    }

    init(tag: EntityTag, modified: HTTPDate?) {
        self.tag = tag
        self.modified = modified
    }

    static func isAsked(_ headers: HTTPFields) -> Bool {
        headers[.ifNoneMatch] != nil || headers[.ifModifiedSince] != nil
    }
}

extension Response {
    /// The same answer, with what tells it from others.
    func validated(by validator: Validator) -> Response {
        var response = self
        response.headers[.eTag] = validator.tag.text
        response.headers[.lastModified] = validator.modified?.field
        return response
    }
}

extension Call {
    /// The validator of this call's answer, which is as it is since that state of the inventory.
    func validator(_ state: InventoryState) -> Validator {
        let program = service.configuration.builtAt.map(HTTPDate.init(seconds:))
        let recorded = state.recordedAt.flatMap(HTTPDate.init(rfc3339:))
        // In the hours in which it is not yet that day in UTC, no time is told.
        let judged = state.judgedOn.flatMap { HTTPDate(rfc3339: "\($0)T00:00:00Z") }
        let modified = [program, recorded, judged].compactMap(\.self).max()
        let now = HTTPDate(seconds: Int(Date.now.timeIntervalSince1970))
        return Validator(
            tag: EntityTag(version: state.version, representation: representation + [state.judgedOn ?? ""]),
            modified: modified.flatMap { $0 < now ? $0 : nil })
    }

    /// All that decides over the bytes of the answer but the data.
    private var representation: [String] {
        [
            service.revision, links.base, links.requested, isForPage ? Format.html.word : format.word,
            language.rawValue,
            request.headers.acceptsGzip ? "gzip" : "",
        ]
    }
}
