import Foundation
import Testing

extension EndToEnd {
    /// The number of allocations, which hardly varies, in place of times.
    @Suite(.requires(.python))
    struct AllocationsTests {
        @Test func `a request and an imported row need at most a tenth more allocations than the kept table says`()
            async throws
        {
            let run = try await python(
                "Tests/Benchmarks/allocations/count_allocations.py", "--standorte", try Built.standorte)
            #expect(run.output.contains("one item"))
        }
    }
}
