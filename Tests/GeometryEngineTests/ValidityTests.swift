import GeometryEngine
import SimpleFeatures
import TestSupport
import Testing

struct ValidityTests {
    @Test(arguments: GeometryZoo.valid + GeometryZoo.empty)
    func `valid and empty geometries have no fault`(_ specimen: Specimen) throws {
        #expect(try specimen.geometry.validityFault() == nil)
    }

    @Test(arguments: GeometryZoo.invalid + GeometryZoo.unreadable)
    func `invalid geometries have a fault`(_ specimen: Specimen) throws {
        #expect(try specimen.geometry.validityFault() != nil)
    }

    @Test(arguments: [
        ("bow-tie", "Self-intersection", Position(5, 5)),
        ("hole outside", "Hole lies outside shell", Position(9, 9)),
        ("open ring", "a ring is not closed", Position(0, 10)),
        ("ring of two positions", "a ring has 2 positions, fewer than 4", Position(0, 0)),
        ("ring of three positions", "a ring has 3 positions, fewer than 4", Position(0, 0)),
        ("line of one position", "a line has 1 position, fewer than 2", Position(0, 0)),
        ("hole without an outer ring", "a ring has 0 positions, fewer than 4", nil),
        ("polygon with a NaN", "position (nan, 10.0) is not finite", nil),
        ("infinite line", "position (inf, 10.0) is not finite", nil),
    ])
    func `a fault has a reason and a location`(name: String, reason: String, location: Position?) throws {
        let specimen = try #require(GeometryZoo.all.first { $0.name == name })
        let fault = try #require(try specimen.geometry.validityFault())
        #expect(fault.reason == reason)
        #expect(fault.location == location)
    }

    @Test(arguments: [
        ("square", 100.0), ("square with two holes", 92), ("bow-tie", 50), ("spike", 50), ("hole outside", 20),
        ("overlapping parts", 68), ("same part twice", 36), ("open ring", 100), ("flat polygon", 0),
        ("ring of two positions", 0), ("hole without an outer ring", 0), ("collection of polygons", 68),
    ])
    func `the repaired geometry has the area`(name: String, area: Double) throws {
        let specimen = try #require(GeometryZoo.all.first { $0.name == name })
        let mended = try specimen.geometry.madeValid()
        #expect(mended?.gridArea ?? 0 == area)
        #expect((mended == nil) == (area == 0))
        #expect(mended.map { [.polygon, .multiPolygon].contains($0.kind) } ?? true)
    }

    @Test(arguments: GeometryZoo.all)
    func `a repaired geometry is valid`(_ specimen: Specimen) throws {
        guard specimen.geometry.isFinite else {
            #expect(throws: GeometryError.self) { try specimen.geometry.madeValid() }
            return
        }
        guard let mended = try specimen.geometry.madeValid() else { return }
        #expect(try mended.validityFault() == nil)
        #expect(!mended.isEmpty)
    }

    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    func `random rings are repaired`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let region = Envelope(minX: 0, minY: 0, maxX: 100, maxY: 100)
        func ring() -> LineString { LineString((0..<12).map { _ in random.position(in: region) }) }
        let tangle = Geometry.polygon(Polygon(ring(), holes: [ring(), ring()]))
        #expect(try tangle.validityFault()?.reason == "a ring is not closed")
        let mended = try tangle.madeValid()
        #expect(try mended?.validityFault() == nil)
    }
}

extension Geometry {
    fileprivate var isFinite: Bool {
        var isFinite = true
        forEachPosition { isFinite = isFinite && $0.isFinite }
        return isFinite
    }
}
