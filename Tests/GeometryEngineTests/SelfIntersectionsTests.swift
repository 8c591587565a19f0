import GeometryEngine
import SimpleFeatures
import TestSupport
import Testing

struct SelfIntersectionsTests {
    @Test(arguments: [5, 7, 11, 101])
    func `the crossings of a star are counted`(points: Int) {
        #expect(star(points: points, middle: Position(0, 0)).crossingCount(atMost: .max) == points * (points - 3) / 2)
    }

    @Test func `counting stops soon after the limit`() {
        #expect(star(points: 20_001, middle: Position(0, 0)).crossingCount(atMost: 1000) == 1001)
    }

    @Test(arguments: GeometryZoo.valid + GeometryZoo.empty)
    func `valid and empty geometries have no crossings`(specimen: Specimen) {
        let crossings = specimen.name == "collection of polygons" ? 2 : 0
        #expect(specimen.geometry.crossingCount(atMost: 10) == crossings)
    }
}
