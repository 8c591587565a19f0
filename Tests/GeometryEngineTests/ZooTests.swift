import GeometryEngine
import SimpleFeatures
import TestSupport
import Testing

/// Every operation returns or throws a ``GeometryError`` for every geometry of the zoo.
struct ZooTests {
    @Test(arguments: GeometryZoo.all, GeometryZoo.all)
    func `every operation on two geometries returns or throws`(_ a: Specimen, _ b: Specimen) {
        let (a, b) = (a.geometry, b.geometry)
        returnsOrThrows { try a.union(b) }
        returnsOrThrows { try a.difference(b) }
        returnsOrThrows { try a.intersection(b) }
        returnsOrThrows { try a.intersects(b) }
        returnsOrThrows { try a.contains(b) }
        returnsOrThrows { try a.distance(to: b) }
        returnsOrThrows { try a.nearestPoints(to: b) }
    }

    @Test(arguments: GeometryZoo.all)
    func `every operation on one geometry returns or throws`(_ specimen: Specimen) throws {
        let geometry = specimen.geometry
        let measures = try Measures(crs: .utm32)
        let transformer = try CoordinateTransformer(from: .utm32, to: .crs84)
        returnsOrThrows { try geometry.buffered(by: 1) }
        returnsOrThrows { try geometry.buffered(by: -1) }
        returnsOrThrows { try geometry.validityFault() }
        returnsOrThrows { try geometry.madeValid() }
        returnsOrThrows { try measures.areaSquareMetres(geometry) }
        returnsOrThrows { measures.gridAreaSquareMetres(geometry) }
        returnsOrThrows { try transformer.transform(geometry) }
    }

    @Test(arguments: GeometryZoo.valid, GeometryZoo.valid)
    func `valid geometries of one dimension never fail`(_ a: Specimen, _ b: Specimen) throws {
        guard a.name != "mixed collection", b.name != "mixed collection" else { return }
        _ = try a.geometry.union(b.geometry)
        _ = try a.geometry.difference(b.geometry)
        _ = try a.geometry.intersection(b.geometry)
        _ = try a.geometry.contains(b.geometry)
        #expect(try a.geometry.intersects(b.geometry) == (try a.geometry.distance(to: b.geometry) == 0))
    }

    private func returnsOrThrows<Result>(_ operation: () throws -> Result) {
        do {
            _ = try operation()
        } catch let error as GeometryError {
            #expect(!error.function.isEmpty && !error.message.isEmpty)
            #expect(!error.message.contains("without a message"))
        } catch {
            Issue.record(error, "the error is not a GeometryError")
        }
    }
}
