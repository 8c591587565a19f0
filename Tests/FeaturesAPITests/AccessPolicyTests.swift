import HTTPTypes
import NIOCore
import Testing

@testable import FeaturesAPI

struct AccessPolicyTests {
    @Test(arguments: [
        ("127.0.0.1", true), ("127.8.9.1", true), ("::1", true), ("::ffff:127.0.0.1", true), ("10.0.0.1", false),
        ("192.168.1.2", false), ("::ffff:10.0.0.1", false), ("128.0.0.1", false), ("fe80::1", false),
        ("0.0.0.0", false),
        ("172.17.0.1", false), ("::", false),
    ])
    func `without rights, only this machine may import`(address: String, isLocal: Bool) throws {
        var origin = RequestOrigin(peer: try SocketAddress(ipAddress: address, port: 4711), host: "127.0.0.1:8080")
        #expect(isAllowed(origin) == isLocal)
        #expect(isAllowed(origin, everybody: true))
        // A forwarded request is not local, whatever its peer.
        origin.isForwarded = true
        #expect(!isAllowed(origin))
    }

    @Test(arguments: [(Right.read, false), (.write, true)])
    func `responses are cached unless the right allows changes`(right: Right, changesInventory: Bool) {
        #expect(right.changesInventory == changesInventory)
        let isRight = Endpoint.reading.filter { $0.right == right }
        #expect(isRight.allSatisfy { !($0.isCacheable && changesInventory) })
    }

    @Test func `a caller without an address is not local`() {
        #expect(!isAllowed(RequestOrigin(peer: nil, host: "127.0.0.1")))
    }

    @Test(arguments: [
        ("127.0.0.1:8080", true), ("127.0.0.1", true), ("localhost:8080", true), ("LOCALHOST", true),
        ("[::1]:8080", true),
        ("[::1]", true), ("evil.example:8080", false), ("localhost.evil.example", false),
        ("127.0.0.1.evil.example", false),
        ("10.0.0.1:8080", false), ("", false), (nil, false), ("[::2]:80", false), ("localhost.", false),
    ])
    func `a foreign host name that resolves to this machine is refused`(host: String?, isLocal: Bool) throws {
        let origin = RequestOrigin(peer: try SocketAddress(ipAddress: "127.0.0.1", port: 4711), host: host)
        #expect(isAllowed(origin) == isLocal)
    }

    @Test(arguments: [
        (nil, nil, true), ("http://127.0.0.1:8080", "same-origin", true), ("http://127.0.0.1:8080", nil, true),
        (nil, "none", true), ("http://evil.example", nil, false), ("http://127.0.0.1:9000", nil, false),
        ("null", nil, false), (nil, "cross-site", false), (nil, "same-site", false), ("", nil, false),
        ("https://standorte.example", "same-origin", true), ("https://standorte.example.evil", nil, false),
    ])
    func `requests of pages of other origins are refused`(
        origin: String?, fetchSite: String?, isOfThisServer: Bool
    ) throws {
        let origin = RequestOrigin(
            peer: try SocketAddress(ipAddress: "127.0.0.1", port: 4711), host: "127.0.0.1:8080", origin: origin,
            fetchSite: fetchSite)
        #expect(isAllowed(origin) == isOfThisServer)
        #expect(isAllowed(origin, everybody: true) == isOfThisServer)
    }

    @Test(arguments: [
        ("Forwarded", true), ("X-Forwarded-For", true), ("x-forwarded-proto", true), ("X-Forwarded-Server", true),
        ("Via", true), ("X-Real-IP", true), ("CF-Connecting-IP", true), ("CDN-Loop", true), ("X-Client-IP", true),
        ("X-Request-ID", false), ("Accept", false), ("Forwarding", false),
    ])
    func `a field that a proxy adds makes a request a forwarded one`(name: String, isForwarded: Bool) throws {
        let fields: HTTPFields = [try #require(HTTPField.Name(name)): "203.0.113.9"]
        let request = HTTPRequest(
            method: .get, scheme: nil, authority: "127.0.0.1", path: "/imports", headerFields: fields)
        #expect(RequestOrigin(request, nil).isForwarded == isForwarded)
    }

    private func isAllowed(_ origin: RequestOrigin, everybody: Bool = false) -> Bool {
        var configuration = FeaturesAPIConfiguration(publicURL: "https://standorte.example/standorte")
        configuration.allowsWrites = everybody
        return (try? AccessPolicy(configuration).check(origin)) != nil
    }
}
