import CQL2
import SimpleFeatures
import SiteInventory
import StoreTestSupport
import TestSupport
import Testing

@testable import GeoPackageStore
@testable import InventoryExchange

/// Pages that are read on the calling thread, compared with the same pages of the pool.
@Suite struct NearbyPageTests {
    private let temporary: TemporaryGeoPackage
    private var store: GeoPackageStore { temporary.store }

    /// Stars, and rows without a geometry among them.
    init() async throws {
        temporary = try TemporaryGeoPackage()
        var random = SeededGenerator(seed: 17)
        let rows = (1...90).map { number -> (geometry: Geometry?, values: [PropertyValue]) in
            let center = Position(
                371_000 + Double(number % 10) * 300 + .random(in: -40...40, using: &random),
                5_715_000 + Double(number / 10) * 300)
            let star = Geometry.polygon(random.star(around: center, radius: 250))
            let values: [PropertyValue] = [.string("S\(number)"), .string(number.isMultiple(of: 3) ? "Acht" : "Neun")]
            return (number.isMultiple(of: 20) ? nil : star, values)
        }
        let source = MemorySource(fields: ["ST_NR", "NAME"], rows: rows)
        _ = try await store.importLayers([source.layer("standorte", hash: "1")])
    }

    private func pooled(_ query: FeatureQuery) async throws -> FeaturePage {
        let file = store.connections
        return try await file.read { db in try PageReader(query, version: nil, file, db).page() }
    }

    private static let filters: [FilterExpression?] = [
        nil, .comparison(.property("name"), .equal, .string("Acht")),
        .comparison(.property("gross_ha"), .greater, .number(12.5)),
        .not(.comparison(.property("id"), .equal, .string("S7"))),
    ]

    private static let boxes: [Envelope] = {
        var random = SeededGenerator(seed: 6)
        return (0..<25).map { _ in
            let west = Double.random(in: 7.12...7.18, using: &random)
            let south = Double.random(in: 51.55...51.59, using: &random)
            return Envelope(
                minX: west, minY: south, maxX: west + .random(in: 0.0001...0.04, using: &random),
                maxY: south + .random(in: 0.0001...0.04, using: &random))
        }
    }()

    @Test(arguments: filters)
    func `a page near a box is the same as that of the pool, and so are all its pages`(
        filter: FilterExpression?
    ) async throws {
        for box in Self.boxes {
            var query = FeatureQuery(.sites, limit: 7, boxes: [box], filter: filter)
            (query.wantsPrevious, query.wantsPlane) = (true, filter == nil)
            repeat {
                let (page, expected) = (try store.inlinePage(query), try await pooled(query))
                // The statement has no row for an empty page, and so no version.
                #expect(page == expected || page == nil && expected.numberMatched == 0, "\(box)")
                query.after = expected.next
            } while query.after != nil
        }
    }

    @Test func `the words of a query are conditions, too`() async throws {
        var query = FeatureQuery(.sites, limit: 100, boxes: Self.boxes)
        query.boxes = [Envelope(minX: 7.14, minY: 51.57, maxX: 7.15, maxY: 51.575)]
        query.mentions = ["acht"]
        let page = try #require(try store.inlinePage(query))
        #expect(page == (try await pooled(query)))
        #expect(page.numberMatched > 0)
        // To look for words in all sites takes longer than a millisecond.
        query.boxes = [Envelope(minX: 7.1, minY: 51.5, maxX: 7.3, maxY: 51.7)]
        #expect(try store.inlinePage(query) == nil)
        #expect(try await store.page(query).numberMatched == 30)
    }

    @Test func `a page is not read on the calling thread when its order or its boxes need more`() async throws {
        let box = Self.boxes[0]
        var sorted = FeatureQuery(.sites, boxes: [box])
        sorted.sort = [SortKey(property: "name")]
        #expect(try store.inlinePage(sorted) == nil)
        #expect(try store.inlinePage(FeatureQuery(.sites, boxes: [box, box])) == nil)
        var past = FeatureQuery(.sites, limit: 1, boxes: [Envelope(minX: 7, minY: 51, maxX: 8, maxY: 52)])
        past.after = try #require(try store.inlinePage(past)?.next)
        let renamed = MemorySource(fields: ["ST_NR", "NAME"], rows: [(nil, [.string("S1"), .string("Neu")])])
        _ = try await store.importLayers([renamed.layer("standorte", hash: "2")])
        #expect(try store.inlinePage(past) == nil)
    }

    @Test func `a page by key is read on the calling thread once its features are counted`() async throws {
        var query = FeatureQuery(.sites, limit: 8)
        #expect(try store.inlinePage(query) == nil)
        let first = try await store.page(query)
        #expect(try store.inlinePage(query) == first)
        query.after = first.next
        #expect(try store.inlinePage(query) == (try await pooled(query)))
    }
}
