import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import FeaturesAPI

struct ProblemTests {
    @Test(arguments: Problem.Kind.allCases)
    func `every problem tells its type, title, status and what to do`(kind: Problem.Kind) async throws {
        let problem = Problem(kind: kind, detail: "a \"quoted\" detail")
        #expect(problem.response.status == kind.status)
        #expect(kind.status.code >= 400)
        #expect(problem.response.headers[.contentType] == "application/problem+json")
        #expect((problem.response.headers[.allow] != nil) == (kind == .methodNotAllowed))
    }

    @Test(arguments: ["exam ple.org", "a\"b", "<script>", "a/b", "a@b"])
    func `a Host that is none stands in no link`(host: String) throws {
        let request = Request(
            head: HTTPRequest(method: .get, scheme: nil, authority: host, path: "/"), body: .init(buffer: ByteBuffer()))
        #expect(throws: Problem.self) { try Links(request, QueryParameters(query: ""), publicURL: nil) }
    }

    @Test func `what a caller wrote is cut where it gets long`() {
        #expect(String(repeating: "x", count: 81).quoted == "'\(String(repeating: "x", count: 80))…'")
        #expect("x".quoted == "'x'")
    }
}
