import CQL2
import GRDB
import InventorySQL
import InventoryExchange
import SimpleFeatures
import StoreTestSupport
import Testing

@testable import GeoPackageStore
@testable import SiteInventory

/// The way in which SQLite finds the rows of a query.
struct QueryPlanTests {
    private let temporary: TemporaryGeoPackage
    private var store: GeoPackageStore { temporary.store }

    init() async throws {
        temporary = try TemporaryGeoPackage()
        var source = MemorySource.sites((1...25).map { "Standort \($0) ä'\"" })
        source.rows[4].geometry = nil
        _ = try await store.importLayers([source.layer("standorte", hash: "1")])
    }

    private func plan(
        _ query: FeatureQuery, after rowKey: Int64? = nil, version: Int64? = nil, isRare: Bool = false
    ) async throws -> String {
        let page = try SelectStatement(query, crs: store.crs, version: version, GeoPackageDialect())
            .page(after: rowKey, limit: query.limit, isRare: isRare)
        return try await store.pool.read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + page.sql, arguments: StatementArguments(page))
                .map { $0["detail"] as String }.joined(separator: "\n")
        }
    }

    @Test func `a bbox uses the spatial index`() async throws {
        let box = Envelope(minX: 7, minY: 51, maxX: 8, maxY: 52)
        let plan = try await plan(FeatureQuery(.sites, boxes: [box]))
        #expect(plan.contains("SCAN b VIRTUAL TABLE INDEX 2:"), "\(plan)")
        #expect(plan.contains("sites_without_geometry"), "\(plan)")
        #expect(plan.contains("SEARCH f USING INTEGER PRIMARY KEY"), "\(plan)")
        #expect(!plan.contains("SCAN f"), "\(plan)")
    }

    @Test func `a deep page is found by row key without counting`() async throws {
        let plan = try await plan(FeatureQuery(.sites), after: 20)
        #expect(plan.contains("SEARCH f USING INTEGER PRIMARY KEY (rowid>?)"), "\(plan)")
    }

    @Test(arguments: [
        ("available_ha > 20", "SEARCH f USING COVERING INDEX sites_available_ha (available_ha>?"),
        ("municipality = 'Herten' AND name LIKE 'A%'", "SEARCH f USING INDEX sites_municipality (municipality=?"),
        ("available_ha() > 20", "SEARCH f USING COVERING INDEX sites_available_ha (available_ha>?"),
        ("municipality IN ('Herten', 'Marl')", "SEARCH f USING COVERING INDEX sites_municipality (municipality=?"),
        ("id = 'S1'", "SEARCH f USING COVERING INDEX sqlite_autoindex_sites_1 (id=?"),
        ("S_INTERSECTS(geometry, BBOX(7, 51, 8, 52))", "SCAN b VIRTUAL TABLE INDEX 2:"),
        ("S_WITHIN(geometry, POLYGON((7 51, 8 51, 8 52, 7 51)))", "SCAN rtree_sites_geom VIRTUAL TABLE INDEX 2:"),
        ("S_INTERSECTS(POINT(7 51), geometry) AND name = 'x'", "SCAN rtree_sites_geom VIRTUAL TABLE INDEX 2:"),
        ("distance_m(POINT(7.1 51.6)) < 5000 AND TRUE", "SCAN rtree_sites_geom VIRTUAL TABLE INDEX 2:"),
        ("5000 >= distance_m(POINT(7.1 51.6))", "SCAN rtree_sites_geom VIRTUAL TABLE INDEX 2:"),
        ("geometry IS NULL", "sites_without_geometry"),
    ])
    func `a filter uses an index`(text: String, step: String) async throws {
        let filter = try FilterLanguage.text.read(text, for: CollectionSchema.sites.filterQueryables)
        let plan = try await plan(FeatureQuery(.sites, filter: filter), isRare: true)
        #expect(plan.contains(step), "\(plan)")
        #expect(!plan.split(separator: "\n").contains("SCAN f"), "\(plan)")
    }

    @Test(arguments: ["available_ha > 20", "CASEI(name) = 'x'", "available_ha > 1 OR available_ha IS NULL"])
    func `an unselective filter scans in page order`(text: String) async throws {
        let filter = try FilterLanguage.text.read(text, for: CollectionSchema.sites.filterQueryables)
        let plan = try await plan(FeatureQuery(.sites, filter: filter), after: 20)
        #expect(plan.contains("SEARCH f USING INTEGER PRIMARY KEY (rowid>?)"), "\(plan)")
        #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
    }

    @Test func `a filter too deep for SQLite is rejected each time`() async throws {
        let deep = (1...150).reduce(FilterExpression.integer(1)) { inner, _ in
            .arithmetic(.integer(1), .minus, inner)
        }
        for _ in 1...3 {
            await #expect(throws: FilterError.self) {
                _ = try await store.page(
                    FeatureQuery(.sites, filter: .comparison(.property("available_ha"), .equal, deep)))
            }
        }
    }

    @Test func `a bbox with a filter uses the spatial index and never scans`() async throws {
        let box = Envelope(minX: 7, minY: 51, maxX: 8, maxY: 52)
        let filter = try FilterLanguage.text.read("available_ha > 20 AND S_INTERSECTS(geometry, POINT(7.1 51.6))")
        let plan = try await plan(FeatureQuery(.sites, boxes: [box], filter: filter))
        #expect(plan.contains("VIRTUAL TABLE INDEX 2:") && plan.contains("sites_without_geometry"), "\(plan)")
        #expect(!plan.contains("SCAN f"), "\(plan)")
    }

    @Test func `a page of the past is found by its row key among current and ended versions`() async throws {
        let plan = try await plan(FeatureQuery(.sites), after: 20, version: 1)
        #expect(plan.contains("MERGE (UNION ALL)") && !plan.contains("SCAN main.sites"), "\(plan)")
        #expect(plan.contains("SEARCH main.sites USING INTEGER PRIMARY KEY (rowid>?)"), "\(plan)")
        #expect(plan.contains("SEARCH main.sites_history USING INDEX sites_history_fid (fid>?)"), "\(plan)")
        #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
    }

    @Test func `the latest version is read from the current tables alone`() async throws {
        let box = Envelope(minX: 7, minY: 51, maxX: 8, maxY: 52)
        for query in [FeatureQuery(.sites), FeatureQuery(.sites, boxes: [box])] {
            #expect(try await !plan(query).contains("history"))
        }
    }
}
