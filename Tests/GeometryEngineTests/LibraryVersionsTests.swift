import GeometryEngine
import Testing

struct LibraryVersionsTests {
    @Test func `the versions are numbers with dots`() throws {
        for version in [LibraryVersions.geos, LibraryVersions.proj] {
            #expect(try #/^\d+\.\d+\.\d+/#.firstMatch(in: version) != nil)
        }
    }
}
