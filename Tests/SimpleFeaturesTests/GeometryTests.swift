import Codecs
import SimpleFeatures
import TestSupport
import Testing

struct GeometryTests {
    @Test(arguments: GeometryZoo.all)
    func `mapping every position to itself changes nothing`(_ specimen: Specimen) {
        let same = specimen.geometry.mapPositions { $0 }
        #expect(WKB.encode(same) == WKB.encode(specimen.geometry))
    }

    @Test func `positions are visited and mapped in the same order`() {
        for specimen in GeometryZoo.valid {
            var visited: [Position] = []
            specimen.geometry.forEachPosition { visited.append($0) }
            var mapped: [Position] = []
            _ = specimen.geometry.mapPositions { positions in
                mapped += positions
                return positions
            }
            #expect(mapped == visited)
        }
    }

    @Test func `emptiness is the absence of positions`() {
        #expect(GeometryZoo.empty.allSatisfy { $0.geometry.isEmpty })
        #expect(!GeometryZoo.valid.contains { $0.geometry.isEmpty })
    }

    @Test func `the polygons of a collection are those of its parts`() {
        let nested = Geometry.geometryCollection([
            .point(Position(0, 0)), .geometryCollection([.square(0, 0, side: 1), .multiPolygon([])]),
        ])
        #expect(nested.polygons.count == 1)
    }
}
