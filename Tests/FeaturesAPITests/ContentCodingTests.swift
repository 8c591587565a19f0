import HTTPTypes
import Hummingbird
import NIOCore
import SiteInventory
import Testing

@testable import FeaturesAPI

/// Compressed request bodies are refused by what they are, with the codings that are accepted.
struct ContentCodingTests {
    @Test(arguments: ["gzip", "GZIP", "deflate", "br", "gzip, identity", ""])
    func `a compressed feature gets status 415 with the accepted codings`(coding: String) async throws {
        let type = HTTPField(name: .contentType, value: "application/geo+json")
        let head = HTTPRequest(
            method: .post, scheme: "http", authority: "localhost", path: "/collections/sites/items",
            headerFields: HTTPFields([type, HTTPField(name: .contentEncoding, value: coding)]))
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: [0x1F, 0x8B, 8, 0])))
        let problem = await #expect(throws: Problem.self) {
            try await FeatureBody.read(request, as: .feature, of: .of(.sites))
        }
        #expect(problem?.kind == .unsupportedMediaType)
        #expect(problem?.response.headers[.acceptEncoding] == "identity")
    }

    @Test(arguments: [[:], [.contentEncoding: "identity"], [.contentEncoding: " Identity "]] as [HTTPFields])
    func `a body without coding is accepted`(headers: HTTPFields) {
        #expect(Problem.contentCoding(of: headers) == nil)
    }

    /// RFC 9110, section 12.5.3.
    @Test func `status 415 for a media type names no codings`() {
        let problem = Problem(kind: .unsupportedMediaType, detail: "")
        #expect(problem.response.headers[.acceptEncoding] == nil)
    }
}
