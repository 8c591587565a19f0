import Codecs
import InventoryExchange
import SimpleFeatures
import SiteInventory
import StoreTestSupport
import TestSupport
import Testing

/// Boxes of longitude and latitude select by the served geometries, up to the last decimal.
@Suite(.everyStore) struct BoxBorderTests {
    private let temporary: TemporaryStore
    private var store: any InventoryStore { temporary.store }

    /// Stars, lines and points, none of which fills its box.
    init() async throws {
        temporary = try TemporaryStore()
        var random = SeededGenerator(seed: 5)
        let rows = (1...60).map { number -> (geometry: Geometry?, values: [PropertyValue]) in
            let center = Position(
                371_000 + Double(number % 8) * 300 + .random(in: -40...40, using: &random),
                5_715_000 + Double(number / 8) * 300)
            let star = Geometry.polygon(random.star(around: center, radius: 250))
            return (star, [.string("S\(number)")])
        }
        let source = MemorySource(fields: ["ST_NR"], rows: rows)
        _ = try await store.importLayers([source.layer("standorte", hash: "1")])
    }

    private func select(_ box: Envelope, version: Int64? = nil) async throws -> Set<String> {
        let source: any FeatureSource = version.map { store.at(version: $0) } ?? store
        let page = try await source.page(FeatureQuery(.sites, limit: 100, boxes: [box]))
        #expect(page.numberMatched == page.features.count)
        return Set(page.features.map(\.id.text))
    }

    @Test func `a bbox selects exactly the intersecting features, for any position of its edges`() async throws {
        let served = try await store.page(FeatureQuery(.sites, limit: 100)).features
        let geometries = try served.compactMap { feature in
            try GeoJSONReader.geometry(ofFeature: feature.geoJSON).map { (feature.id.text, $0) }
        }
        #expect(geometries.count == 60)
        var random = SeededGenerator(seed: 6)
        var boxes = (0..<40).map { _ in
            let west = Double.random(in: 7.12...7.18, using: &random)
            let south = Double.random(in: 51.55...51.59, using: &random)
            return Envelope(
                minX: west, minY: south, maxX: west + .random(in: 0.0001...0.02, using: &random),
                maxY: south + .random(in: 0.0001...0.02, using: &random))
        }
        // Edges through vertices, and one step of the last decimal beside them.
        for (_, geometry) in geometries.prefix(20) {
            guard let own = Envelope(geometry) else { continue }
            for step in [-0.000_000_1, 0, 0.000_000_1] {
                boxes.append(Envelope(minX: own.maxX + step, minY: own.minY, maxX: own.maxX + 0.001, maxY: own.maxY))
                boxes.append(Envelope(minX: own.minX, minY: own.maxY + step, maxX: own.maxX, maxY: own.maxY + 0.001))
            }
        }
        // A change makes this version a past one.
        let renamed = MemorySource(fields: ["ST_NR", "NAME"], rows: [(nil, [.string("S1"), .string("Neu")])])
        let before = try await store.state().version
        _ = try await store.importLayers([renamed.layer("standorte", hash: "2")])
        for box in boxes {
            let expected = Set(geometries.filter { box.meets($0.1) }.map(\.0))
            #expect(try await select(box, version: before) == expected, "\(box)")
            let now = try await select(box)
            #expect(now.subtracting(["S1"]) == expected.subtracting(["S1"]), "\(box)")
        }
    }
}
