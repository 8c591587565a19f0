import Testing

@testable import GeoPackageStore

struct StatementCachePolicyTests {
    @Test func `repeated statements are cached up to the limit`() {
        let kept = StatementCachePolicy(most: 2)
        #expect(
            ["a", "a", "b", "a", "b", "c", "c", "c", "a", "b"].map(kept.keeps) == [
                false, true, false, true, true, false, false, false, true, true,
            ])
    }
}
