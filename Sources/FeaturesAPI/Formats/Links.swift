import Codecs
import HTTPTypes
import Hummingbird
import SimpleFeatures
import SiteInventory

/// A link in documents of OGC API. Some clients fail on a link without a type.
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

    /// The base of the link relations that the OGC defines.
    static let definitions = "http://www.opengis.net/def/rel/ogc/1.0"

    static let queryables = "\(definitions)/queryables"

    /// The link in a `Link` field (RFC 8288).
    private var fieldValue: String {
        var value = ""
        appendFieldValue(to: &value)
        return value
    }

    private func appendFieldValue(to field: inout String) {
        for part in ["<", href, ">; rel=\"", rel, "\"; type=\"", type, "\""] { field += part }
    }

    /// Proxies limit the head of a response: nginx to 4 KiB by default. All links are in the body, too.
    private static let maximumFieldBytes = 2048

    /// The value of the `Link` field; `nil` without links. When all of them are too long together, the field has those that
    /// fit of the next, the previous and the requested page.
    static func fieldValue(of links: [Link]) -> String? {
        var all = ""
        all.reserveCapacity(maximumFieldBytes)
        for link in links {
            if !all.isEmpty { all += ", " }
            link.appendFieldValue(to: &all)
        }
        guard all.utf8.count > maximumFieldBytes else { return links.isEmpty ? nil : all }
        var field: String?
        for rel in ["next", "prev", "self"] {
            guard let value = links.first(where: { $0.rel == rel })?.fieldValue else { continue }
            let longer = field.map { "\($0), \(value)" } ?? value
            if longer.utf8.count <= maximumFieldBytes { field = longer }
        }
        return field
    }
}

extension JSONText {
    /// Appends the links as a JSON array, with the same bytes as ``JSON/encode(_:)`` but much faster.
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

/// Makes the links of one response, absolute and encoded.
struct Links: Hashable, Sendable {
    /// The landing page's address, without a slash at its end.
    let base: String
    /// The path and query of the request.
    private(set) var requested: String
    /// The path of the request, encoded by ``PercentEncoding``.
    let path: String
    private var query: QueryParameters

    init(_ request: Request, _ query: QueryParameters, publicURL: String?) throws(Problem) {
        if let publicURL { base = publicURL } else { base = "http://\(try Self.authority(of: request))" }
        path = Self.reencoded(request.uri.path)
        requested = query.appended(to: path)
        self.query = query
    }

    /// The links of a request for the path without parameters.
    init(base: String, path: String) {
        self.base = base
        self.path = path
        requested = path
        query = QueryParameters()
    }

    /// The links of the same request with these parameters in its query, too.
    func adding(_ parameters: KeyValuePairs<String, String>) -> Links {
        var links = self
        for (name, text) in parameters { links.query = links.query.adding(name, text) }
        links.requested = links.query.appended(to: path)
        return links
    }

    private static let hostBytes = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:[]-".utf8)

    /// The host of the request. It is part of every link, so it must be a host name.
    private static func authority(of request: Request) throws(Problem) -> String {
        let authority = request.head.authority ?? "localhost"
        guard !authority.isEmpty, authority.utf8.allSatisfy(hostBytes.contains) else {
            throw Problem(kind: .malformedRequest, detail: "Host \(authority.quoted) is not a host name.")
        }
        return authority
    }

    /// The same path with every segment encoded by ``PercentEncoding``.
    private static func reencoded(_ path: String) -> String {
        if path.utf8.allSatisfy({ $0 == UInt8(ascii: "/") || PercentEncoding.isUnreserved($0) }) { return path }
        return path.split(separator: "/", omittingEmptySubsequences: false)
            .map { PercentEncoding.decode($0).map(PercentEncoding.encode) ?? "" }.joined(separator: "/")
    }

    func to(_ path: String, rel: String, _ type: MediaType, title: String? = nil) -> Link {
        Link(base + path, rel: rel, type, title: title)
    }

    /// A link to the response itself.
    func itself(_ type: MediaType) -> Link { to(requested, rel: "self", type) }

    /// The same resource in another format.
    func alternate(_ format: Format) -> Link {
        to(
            query.setting("f", to: format.word).appended(to: path), rel: "alternate", format.mediaType,
            title: format.title)
    }

    func collection(_ schema: CollectionSchema, _ language: Language) -> Link {
        to(schema.path, rel: "collection", .json, title: schema.title[language])
    }

    /// Every resource with a filter links to the queryables (`/req/queryables/queryables-link`).
    func queryables(of schema: CollectionSchema) -> Link {
        to("\(schema.path)/queryables", rel: Link.queryables, .schema)
    }

    /// The same in another language.
    func inLanguage(_ language: Language) -> Link {
        to(query.setting("lang", to: language.rawValue).appended(to: path), rel: "alternate", .html)
    }

    /// The same request for the previous page.
    func previous(_ cursor: String, _ type: MediaType) -> Link {
        to(query.setting("cursor", to: cursor).appended(to: path), rel: "prev", type)
    }

    /// The same request for the page after `cursor`.
    func next(_ cursor: String, _ type: MediaType) -> Link {
        to(query.setting("cursor", to: cursor).appended(to: path), rel: "next", type)
    }

    static func item(_ id: FeatureID) -> String { PercentEncoding.encode(id.text) }
}

/// The place of the requested resource among the others.
extension Links {
    /// From the requested address to the landing page, so that pages work behind any path prefix.
    var root: String {
        let depth = path.utf8.count { $0 == UInt8(ascii: "/") } - 1
        return depth > 0 ? String(repeating: "../", count: depth) : "./"
    }

    /// The address relative to the requested one; addresses of other servers stay as they are.
    func relative(_ href: String) -> String {
        href.hasPrefix(base + "/") ? root + href.dropFirst(base.count + 1) : href
    }

    /// The last part of the requested path, decoded.
    var lastSegment: String { segments.last ?? "" }

    /// The paths above the requested one with their last parts, the topmost first.
    var parents: [(path: String, name: String)] {
        segments.indices.dropLast().map { index in
            ("/" + segments[...index].map(PercentEncoding.encode).joined(separator: "/"), segments[index])
        }
    }

    private var segments: [String] { path.split(separator: "/").map { PercentEncoding.decode($0) ?? "" } }
}
