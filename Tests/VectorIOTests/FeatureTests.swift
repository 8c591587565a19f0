import SimpleFeatures
import Testing

@testable import VectorIO

struct FeatureTests {
    @Test func `a null geometry is a row without geometry`() throws {
        let features = try Fixture.dataset("geometry/null.shp").features()
        #expect(features.map(\.row) == [1, 2, 3])
        #expect(features.map { $0.geometry == nil } == [false, true, false])
        #expect(features.map(\.values) == [[.string("a")], [.string("b")], [.string("c")]])
    }

    @Test func `heights are dropped and reported`() throws {
        let feature = try #require(try Fixture.dataset("geometry/z.shp").features().first)
        #expect(feature.droppedZM)
        #expect(feature.geometry == .polygon(Polygon(ring((0, 0), (0, 10), (10, 10), (10, 0), (0, 0)))))
        #expect(try Fixture.dataset("geometry/bow_tie.shp").features()[0].droppedZM == false)
    }

    @Test func `a self-intersecting ring is read unchanged`() throws {
        let (x, y) = (371_600.0, 5_715_000.0)
        let bowTie = ring((x, y), (x + 100, y + 100), (x + 100, y), (x, y + 100), (x, y))
        #expect(try Fixture.dataset("geometry/bow_tie.shp").features()[0].geometry == .polygon(Polygon(bowTie)))
    }

    @Test func `parts and holes are assigned to their polygons`() throws {
        let holed = Polygon(
            ring((0, 0), (0, 90), (90, 90), (90, 0), (0, 0)),
            holes: [ring((30, 30), (60, 30), (60, 60), (30, 60), (30, 30))])
        let second = Polygon(ring((200, 0), (200, 10), (210, 10), (210, 0), (200, 0)))
        #expect(try Fixture.dataset("geometry/holed.shp").features()[0].geometry == .multiPolygon([holed, second]))
    }

    @Test(arguments: [
        ("points", Geometry.point(Position(7.1483, 51.5719))),
        ("lines", .lineString(ring((0, 0), (10, 0)))),
    ])
    func `points and lines are read`(file: String, geometry: Geometry) throws {
        #expect(try Fixture.dataset("geometry/\(file).shp").features()[0].geometry == geometry)
    }

    @Test func `an empty layer has its fields and no rows`() throws {
        let dataset = try Fixture.dataset("geometry/empty_layer.shp")
        let layer = try #require(try dataset.layers().first)
        #expect(layer.featureCount == 0)
        #expect(layer.fields == [SourceField(name: "NAME", kind: .string)])
        #expect(try dataset.features().isEmpty)
    }

    @Test(arguments: ["values/values.shp", "table/parcels.dbf"])
    func `values keep their types, empty cells are null, deleted rows are skipped`(file: String) throws {
        let dataset = try Fixture.dataset(file)
        #expect(try dataset.layers()[0].fields.map(\.kind) == [.string, .integer, .integer, .number, .date])
        let features = try dataset.features()
        #expect(features.map(\.row) == [1, 2, 4])
        #expect(
            features[0].values == [
                .string("abc"), .integer(42), .integer(123_456_789_012_345_678), .number(12.5), .string("2024-02-29"),
            ])
        #expect(features[1].values == [.null, .null, .null, .null, .null])
        // Zero is a number; spaces are null, and the 31st of February is not a date.
        #expect(features[2].values == [.null, .integer(0), .integer(0), .number(0), .null])
    }

    @Test(arguments: [
        (2024, 2, 29, "2024-02-29"), (2023, 2, 29, nil), (2000, 2, 29, "2000-02-29"), (1900, 2, 29, nil),
        (0, 1, 1, nil), (33, 4, 3, "0033-04-03"), (2024, 13, 1, nil), (2024, 4, 31, nil), (2024, 0, 0, nil),
    ])
    func `only days of the calendar are dates`(year: Int, month: Int, day: Int, date: String?) {
        #expect(isoDate(year, month, day) == date)
    }

    @Test func `an error of the caller ends the reading and is rethrown`() throws {
        struct Enough: Error {}
        let dataset = try Fixture.dataset("geometry/null.shp")
        let layer = try dataset.layers()[0]
        #expect(throws: Enough.self) { try dataset.forEachFeature(in: layer) { _ in throw Enough() } }
        #expect(try dataset.features(in: layer).count == 3)
    }

    @Test func `many tasks read the same dataset at once`() async throws {
        let dataset = try Fixture.dataset("folder")
        let expected = try dataset.layers()
        try await withThrowingTaskGroup { group in
            for _ in 0..<16 {
                group.addTask {
                    let layers = try dataset.layers()
                    return (layers, try layers.map { try dataset.features(in: $0).count })
                }
            }
            for try await (layers, counts) in group {
                #expect(layers == expected)
                #expect(counts == [1, 3, 3])
            }
        }
    }
}

private func ring(_ positions: (Double, Double)...) -> LineString {
    LineString(positions.map { Position($0.0, $0.1) })
}
