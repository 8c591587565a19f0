import CQL2
import SimpleFeatures
import StoreTestSupport
import Testing

@testable import InventoryExchange
@testable import SiteInventory

/// Geometries of filters that reach beyond the area in which a projection is defined.
@Suite(.everyStore) struct DistantGeometryTests {
    private let temporary: TemporaryStore

    /// Four sites near 7.15° east, 51.57° north.
    init() async throws {
        temporary = try TemporaryStore()
        _ = try await temporary.store.importLayers([
            MemorySource.sites(["a", "b", "c", "d"]).layer("standorte", hash: "1")
        ])
        try #require(try await temporary.store.features(.sites).count == 4)
    }

    @Test(
        arguments: [
            // The world in Web Mercator, and boxes on the Atlantic, in America and in Australia.
            (3857, "BBOX(-20037508, -20037508, 20037508, 20037508)", true),
            (3857, "BBOX(-40000000, -40000000, 40000000, 40000000)", true),
            (
                3857,
                "POLYGON((-20037508 -20037508, 20037508 -20037508, 20037508 20037508, -20037508 20037508, -20037508 -20037508))",
                true
            ),
            (3857, "BBOX(0, 0, 20037508, 20037508)", true),
            (3857, "BBOX(-6000000, 2000000, -2000000, 7000000)", false),
            (3857, "BBOX(-19000000, -7000000, -9000000, 7000000)", false),
            (3857, "BBOX(12000000, -5000000, 20000000, 0)", false),
            // The same in degrees.
            (84, "POLYGON((-180 -90, 180 -90, 180 90, -180 90, -180 -90))", true),
            (84, "POLYGON((-180 0, 180 0, 180 90, -180 90, -180 0))", true),
            (84, "POLYGON((-60 20, -20 20, -20 60, -60 60, -60 20))", false),
            (84, "POLYGON((-170 -60, -80 -60, -80 60, -170 60, -170 -60))", false),
            (84, "POLYGON((100 -80, 180 -80, 180 80, 100 80, 100 -80))", false),
            (84, "MULTIPOINT((-173 51.57), (187 51.57), (97 0))", false),
            (84, "GEOMETRYCOLLECTION(POINT(-150 0), POLYGON((7 51, 8 51, 8 52, 7 52, 7 51)))", true),
            (4326, "POLYGON((-180 -90, 180 -90, 180 90, -180 90, -180 -90))", true),
            // Planes of other regions, far beyond their zones.
            (25832, "BBOX(-10000000, -10000000, 10000000, 10000000)", true),
            (3035, "BBOX(-10000000, -10000000, 20000000, 20000000)", true),
            (3035, "BBOX(9000000, 0, 20000000, 20000000)", false),
            (31467, "BBOX(-10000000, -10000000, 20000000, 20000000)", true),
            (31467, "BBOX(8000000, -10000000, 20000000, 20000000)", false),
            (31466, "BBOX(-10000000, -10000000, 20000000, 20000000)", true),
        ] as [(Int, String, Bool)])
    func `a distant geometry meets what it contains, and nothing else`(
        system: Int, geometry: String, isMet: Bool
    ) async throws {
        let crs = system == 84 ? CRS.crs84 : .epsg(system)
        #expect(try await count("S_INTERSECTS(geometry, \(geometry))", crs) == (isMet ? 4 : 0))
        #expect(try await count("S_WITHIN(geometry, \(geometry))", crs) == (isMet ? 4 : 0))
        #expect(try await count("S_DISJOINT(geometry, \(geometry))", crs) == (isMet ? 0 : 4))
        #expect(try await count("NOT S_INTERSECTS(geometry, \(geometry))", crs) == (isMet ? 0 : 4))
    }

    /// The edge of the box lies between S2 and S3 in each system, however long it is.
    @Test(arguments: [
        (3857, "BBOX(0, 0, 800250, 20037508)"), (3857, "BBOX(-20037508, -20037508, 800250, 20037508)"),
        (84, "BBOX(-180, -90, 7.1888, 90)"),
    ])
    func `a long edge stays where it is`(system: Int, box: String) async throws {
        let crs = system == 84 ? CRS.crs84 : .epsg(system)
        #expect(try await ids("S_INTERSECTS(geometry, \(box))", crs) == ["S1", "S2"])
        #expect(try await ids("S_DISJOINT(geometry, \(box))", crs) == ["S3", "S4"])
    }

    @Test(
        arguments: [
            (84, "POINT(-150 0)", nil), (3857, "POINT(-16000000 0)", nil),
            (3857, "BBOX(12000000, -5000000, 20000000, 0)", nil),
            (84, "POINT(20 60)", 4), (84, "POLYGON((-180 -90, 180 -90, 180 10, -180 10, -180 -90))", 4),
        ] as [(Int, String, Int?)])
    func `a distance from a place beyond the plane is an error, not unknown`(
        system: Int, geometry: String, count: Int?
    ) async throws {
        let crs = system == 84 ? CRS.crs84 : .epsg(system)
        guard let count else {
            await #expect(throws: FilterError.self) { try await self.count("distance_m(\(geometry)) > 5000", crs) }
            return
        }
        #expect(try await self.count("distance_m(\(geometry)) > 5000", crs) == count)
    }

    private func ids(_ text: String, _ crs: CRS) async throws -> [String] {
        let filter = try FilterLanguage.text.read(text, for: CollectionSchema.sites.filterQueryables)
        let query = FeatureQuery(.sites, limit: 100, filter: filter, filterCRS: crs)
        return try await temporary.store.page(query).features.map(\.id.text)
    }

    private func count(_ text: String, _ crs: CRS) async throws -> Int { try await ids(text, crs).count }
}
