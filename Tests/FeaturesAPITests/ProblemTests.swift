import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import FeaturesAPI

struct ProblemTests {
    @Test(arguments: Problem.Kind.allCases)
    func `every problem has a type, title, status and detail`(kind: Problem.Kind) async throws {
        let problem = Problem(kind: kind, detail: "a \"quoted\" detail")
        #expect(problem.response.status == kind.status)
        #expect(kind.status.code >= 400)
        #expect(problem.response.headers[.contentType] == "application/problem+json")
        #expect((problem.response.headers[.allow] != nil) == (kind == .methodNotAllowed))
    }

    @Test(arguments: ["exam ple.org", "a\"b", "<script>", "a/b", "a@b"])
    func `an invalid Host is refused`(host: String) throws {
        let request = Request(
            head: HTTPRequest(method: .get, scheme: nil, authority: host, path: "/"), body: .init(buffer: ByteBuffer()))
        #expect(throws: Problem.self) { try Links(request, QueryParameters(query: ""), publicURL: nil) }
    }

    @Test func `long values are shortened in messages`() {
        #expect(String(repeating: "x", count: 81).quoted == "'\(String(repeating: "x", count: 80))…'")
        #expect("x".quoted == "'x'")
    }
}
