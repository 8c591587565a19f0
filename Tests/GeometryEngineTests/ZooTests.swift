import GeometryEngine
import SimpleFeatures
import TestSupport
import Testing

/// No geometry, however broken, may do worse than throw a ``GeometryError``.
struct ZooTests {
    @Test(arguments: GeometryZoo.all, GeometryZoo.all)
    func `every operation on two geometries answers or throws`(_ a: Specimen, _ b: Specimen) {
        let (a, b) = (a.geometry, b.geometry)
        answersOrThrows { try a.union(b) }
        answersOrThrows { try a.difference(b) }
        answersOrThrows { try a.intersection(b) }
        answersOrThrows { try a.intersects(b) }
        answersOrThrows { try a.contains(b) }
        answersOrThrows { try a.distance(to: b) }
        answersOrThrows { try a.nearestPoints(to: b) }
    }

    @Test(arguments: GeometryZoo.all)
    func `every operation on one geometry answers or throws`(_ specimen: Specimen) throws {
        let geometry = specimen.geometry
        let measures = try Measures(crs: .utm32)
        let transformer = try CoordinateTransformer(from: .utm32, to: .crs84)
        answersOrThrows { try geometry.buffered(by: 1) }
        answersOrThrows { try geometry.buffered(by: -1) }
        answersOrThrows { try geometry.validityFault() }
        answersOrThrows { try geometry.madeValid() }
        answersOrThrows { try measures.areaSquareMetres(geometry) }
        answersOrThrows { measures.gridAreaSquareMetres(geometry) }
        answersOrThrows { try transformer.transform(geometry) }
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

    private func answersOrThrows<Answer>(_ operation: () throws -> Answer) {
        do {
            _ = try operation()
        } catch let error as GeometryError {
            #expect(!error.function.isEmpty && !error.message.isEmpty)
            #expect(!error.message.contains("without a message"))
        } catch {
            Issue.record(error, "this is no GeometryError")
        }
    }
}
