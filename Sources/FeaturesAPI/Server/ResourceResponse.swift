import SiteInventory
import HTTPTypes
import Hummingbird
import NIOCore

/// The response of a resource, as values. Only ``response(to:_:)`` turns them into header fields.
struct ResourceResponse: Sendable {
    var status = HTTPResponse.Status.ok
    /// `nil` without a body.
    var type: MediaType?
    var body = ResponseBody()
    /// The body as a page that is not rendered yet.
    var page: HTMLPage?
    /// The same bytes, read while they are sent. Used when too many long bodies are in memory; `nil` when there is none.
    var rereadBody: ResponseBody?
    /// Repeated in the head for clients that do not read the body.
    var links: [Link] = []
    /// Set where the handler knows the version of the body better than the request's view of the inventory.
    var validator: Validator?
    /// The coordinate reference system of the body (`/req/crs/ogc-crs-header`).
    var crs: ServedCRS?
    var numberMatched: Int?
    var numberReturned: Int?
    /// The name under which clients save the body.
    var fileName: String?
    /// The address of what the request created.
    var location: String?
    /// The preference that was applied: `return=minimal` (RFC 7240).
    var appliedPreference: String?
    var contentSecurityPolicy: String?
}

extension ResourceResponse {
    init(_ bytes: [UInt8], _ type: MediaType, links: [Link] = []) {
        self.init(buffer: ByteBuffer(bytes: bytes), type, links: links)
    }

    init(buffer: ByteBuffer, _ type: MediaType, links: [Link] = []) {
        self.init(type: type, body: ResponseBody(byteBuffer: buffer), links: links)
    }

    static func json(_ value: some Encodable, links: [Link] = []) throws -> ResourceResponse {
        ResourceResponse(try JSON.encode(value), .json, links: links)
    }

    static let notModified = ResourceResponse(status: .notModified)

    /// The response with all its header fields but those of encoding, `Date` and `Server`.
    func response(to call: Call, _ validator: Validator?) -> Response {
        var fields = HTTPFields()
        fields.reserveCapacity(20)
        // Appends, since to replace a field searches for it first.
        func add(_ name: HTTPField.Name, _ value: String?) {
            if let value { fields.append(HTTPField(name: name, value: value)) }
        }
        add(.contentType, type?.text)
        add(.link, Link.fieldValue(of: links))
        add(.eTag, validator?.tag.text)
        add(.lastModified, validator?.modified?.field)
        add(.contentCrs, crs.map { "<\($0.uri)>" })
        add(.numberMatched, numberMatched.map(String.init))
        add(.numberReturned, numberReturned.map(String.init))
        add(.contentDisposition, fileName.map { "attachment; filename=\"\($0)\"" })
        add(.location, location)
        add(.preferenceApplied, appliedPreference)
        add(.contentSecurityPolicy, contentSecurityPolicy)
        let isReusable = !call.endpoint.right.changesInventory && call.endpoint.response.freshness != .never
        add(.cacheControl, isReusable ? "no-cache" : "no-store")
        let hasTexts = call.endpoint.response.isLocalized || call.format == .html
        add(
            .vary,
            "Accept, Accept-Encoding" + (hasTexts ? ", Accept-Language" : "")
                + (call.endpoint.response.dependsOnQGIS ? ", User-Agent" : ""))
        if hasTexts { add(.contentLanguage, call.language.rawValue) }
        return Response(status: status, headers: fields, body: body)
    }
}

extension Response {
    /// Lets pages of other origins read the response, and forbids browsers to guess another type.
    mutating func allowOtherOrigins() {
        headers[.accessControlAllowOrigin] = "*"
        headers[.accessControlExposeHeaders] = Self.exposedFields
        headers[.xContentTypeOptions] = "nosniff"
    }

    /// The fields that scripts may read beside those that are always readable.
    private static let exposedFields =
        "Allow, Content-Crs, Content-Language, ETag, Link, Location, OGC-NumberMatched, OGC-NumberReturned"

    /// The response to HEAD. A body that is made while it is sent has no known length; then the connection is closed, since
    /// the server would send the end mark of a chunked body.
    var withoutBody: Response {
        guard body.contentLength == nil else { return createHeadResponse() }
        var head = self
        head.body = ResponseBody { try await $0.finish(nil) }
        head.headers[.connection] = "close"
        return head
    }
}

extension HTTPField.Name {
    static let link = token("Link")
    static let contentCrs = token("Content-Crs")
    static let numberMatched = token("OGC-NumberMatched")
    static let numberReturned = token("OGC-NumberReturned")
    static let prefer = token("Prefer")
    static let preferenceApplied = token("Preference-Applied")

    static func token(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else {
            preconditionFailure("\(text) is not a token (RFC 9110, section 5.1)")
        }
        return name
    }
}
