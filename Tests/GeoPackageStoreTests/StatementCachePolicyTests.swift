import Testing

@testable import GeoPackageStore

struct StatementCachePolicyTests {
    @Test func `statements are kept that come again, as far as there is room`() {
        let kept = StatementCachePolicy(most: 2)
        #expect(
            ["a", "a", "b", "a", "b", "c", "c", "c", "a", "b"].map(kept.keeps) == [
                false, true, false, true, true, false, false, false, true, true,
            ])
    }
}
