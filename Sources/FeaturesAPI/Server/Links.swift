import Codecs
import HTTPTypes
import Hummingbird
import SimpleFeatures
import SiteInventory

/// A link as OGC API documents write it; clients stumble over one without a type.
struct Link: Hashable, Sendable, Encodable {
    var href: String
    var rel: String
    var type: String
    var title: String?

    init(_ href: String, rel: String, _ type: MediaType, title: String? = nil) {
        self.href = href
        self.rel = rel
        self.type = type.text
        self.title = title
    }

    /// Where the OGC defines the relations that IANA does not know.
    static let definitions = "http://www.opengis.net/def/rel/ogc/1.0"

    /// As it stands in a `Link` field (RFC 8288).
    var fieldValue: String { "<\(href)>; rel=\"\(rel)\"; type=\"\(type)\"" }
}

extension JSONText {
    /// Appends the links as a JSON array, each as ``JSON/encode(_:)`` would write it; nearly every answer has some.
    mutating func append(_ links: [Link]) {
        append(raw: "[")
        for (index, link) in links.enumerated() {
            append(raw: index == 0 ? #"{"href":"# : #",{"href":"#)
            append(string: link.href)
            append(raw: #","rel":"#)
            append(string: link.rel)
            if let title = link.title {
                append(raw: #","title":"#)
                append(string: title)
            }
            append(raw: #","type":"#)
            append(string: link.type)
            append(raw: "}")
        }
        append(raw: "]")
    }
}

/// Makes the links of one answer, absolute and encoded.
struct Links: Hashable, Sendable {
    /// The landing page's address, without a slash at its end.
    let base: String
    /// The path and query that were asked for.
    let requested: String
    /// The path that was asked for, encoded as we encode it.
    let path: String
    private let query: QueryParameters

    init(_ request: Request, _ query: QueryParameters, publicURL: String?) throws(Problem) {
        if let publicURL { base = publicURL } else { base = "http://\(try Self.authority(of: request))" }
        path = Self.reencoded(request.uri.path)
        requested = query.appended(to: path)
        self.query = query
    }

    /// As if the path had been asked for without parameters.
    init(base: String, path: String) {
        self.base = base
        self.path = path
        requested = path
        query = QueryParameters()
    }

    private static let hostBytes = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:[]-".utf8)

    /// The `Host` goes into every link, so it must be one.
    private static func authority(of request: Request) throws(Problem) -> String {
        let authority = request.head.authority ?? "localhost"
        guard !authority.isEmpty, authority.utf8.allSatisfy(hostBytes.contains) else {
            throw Problem(kind: .malformedRequest, detail: "Host \(authority.quoted) is no host name.")
        }
        return authority
    }

    /// The same path with every segment encoded as we encode it.
    private static func reencoded(_ path: String) -> String {
        if path.utf8.allSatisfy({ $0 == UInt8(ascii: "/") || PercentEncoding.isUnreserved($0) }) { return path }
        return path.split(separator: "/", omittingEmptySubsequences: false)
            .map { PercentEncoding.decode($0).map(PercentEncoding.encode) ?? "" }.joined(separator: "/")
    }

    func to(_ path: String, rel: String, _ type: MediaType, title: String? = nil) -> Link {
        Link(base + path, rel: rel, type, title: title)
    }

    /// The address that was asked for.
    func itself(_ type: MediaType) -> Link { to(requested, rel: "self", type) }

    /// The same resource in another format.
    func alternate(_ format: Format) -> Link {
        to(
            query.setting("f", to: format.word).appended(to: path), rel: "alternate", format.mediaType,
            title: format.title)
    }

    /// The same in another language.
    func inLanguage(_ language: Language) -> Link {
        to(query.setting("lang", to: language.rawValue).appended(to: path), rel: "alternate", .html)
    }

    /// The same request for the page before.
    func previous(_ cursor: String, _ type: MediaType) -> Link {
        to(query.setting("cursor", to: cursor).appended(to: path), rel: "prev", type)
    }

    /// The same request for the page behind `cursor`.
    func next(_ cursor: String, _ type: MediaType) -> Link {
        to(query.setting("cursor", to: cursor).appended(to: path), rel: "next", type)
    }

    static func item(_ id: FeatureID) -> String { PercentEncoding.encode(id.text) }
}

/// Where the requested resource lies among the others.
extension Links {
    /// From the requested address to the landing page, so that pages work behind any path prefix.
    var root: String {
        let depth = path.utf8.count { $0 == UInt8(ascii: "/") } - 1
        return depth > 0 ? String(repeating: "../", count: depth) : "./"
    }

    /// The same address as seen from the requested one; one of somebody else's as it is.
    func relative(_ href: String) -> String {
        href.hasPrefix(base + "/") ? root + href.dropFirst(base.count + 1) : href
    }

    /// The last part of the requested path, decoded.
    var lastSegment: String { segments.last ?? "" }

    /// The paths above the requested one, each with its last part, the topmost first.
    var parents: [(path: String, name: String)] {
        segments.indices.dropLast().map { index in
            ("/" + segments[...index].map(PercentEncoding.encode).joined(separator: "/"), segments[index])
        }
    }

    private var segments: [String] { path.split(separator: "/").map { PercentEncoding.decode($0) ?? "" } }
}
