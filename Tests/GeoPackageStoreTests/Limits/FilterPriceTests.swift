import CQL2
import Foundation
import InventorySQL
import SimpleFeatures
import Testing

@testable import SiteInventory

@Suite struct FilterPriceTests {
    @Test(
        arguments: [
            ("gross_ha > 5", 1, 0), ("gross_ha > 5 AND NOT (name = 'a' OR name = 'b')", 3, 0),
            ("gross_ha + 1 > net_ha", 2, 0), ("name IN ('a', 'b', 'c')", 3, 0), ("name LIKE 'a%'", 0, 5),
            ("CASEI(name) LIKE CASEI('a%')", 0, 15), ("CASEI(ACCENTI(name)) = 'a'", 1, 10),
            ("S_INTERSECTS(geometry, POINT(7 51))", 0, 50), ("S_INTERSECTS(geometry, geometry)", 0, 1000),
            ("available_ha() > 1", 1, 0), ("distance_m(POINT(7 51)) < 10", 1, 100),
            ("A_CONTAINS(access_links, ('R04'))", 0, 40), ("T_AFTER(valid_from, DATE('2025-01-01'))", 10, 0),
        ] as [(String, Double, Double)])
    func `the price counts the terms`(text: String, perRow: Double, perCandidate: Double) throws {
        let price = FilterPrice(try filter(text), crs: .crs84)
        #expect(price.perRow == perRow)
        #expect(price.perCandidate.rounded(.down) == perCandidate)
    }

    @Test func `the price of a shape grows with its vertices, also with those of divided edges`() throws {
        func price(_ relation: String, _ ring: String) throws -> Double {
            FilterPrice(try filter("\(relation)(geometry, POLYGON((\(ring))))"), crs: .crs84).perCandidate
        }
        let small = "7 51, 7.01 51, 7.01 51.01, 7 51"
        let large = "7 51, 17 51, 17 61, 7 51"
        #expect(try price("S_INTERSECTS", small) < price("S_INTERSECTS", large))
        #expect(try price("S_INTERSECTS", large) < price("S_OVERLAPS", large))
        #expect(try price("S_OVERLAPS", large) > 1500 * 0.5)
    }

    @Test func `the price of a pattern grows with its length`() throws {
        let short = FilterPrice(try filter("name LIKE 'a%'"), crs: .crs84).perCandidate
        let long = FilterPrice(try filter("name LIKE '\(String(repeating: "%_", count: 20_000))'"), crs: .crs84)
        #expect(long.perCandidate > 500 * short)
    }

    @Test func `a planner's filter is within the limit, and a filter made to take long is not`() throws {
        let limit = ReadLimits().highestPrice
        let municipality = ring(vertices: 5000)
        let ordinary =
            "gross_ha > 5 AND CASEI(name) LIKE '%park%' AND S_INTERSECTS(geometry, POLYGON((\(municipality))))"
        #expect(try comparisons(ordinary, rows: 100_000) <= limit)
        let manyTerms = (0..<1800).map { "CASEI(name) LIKE '%e%\($0)%q'" }.joined(separator: " OR ")
        #expect(try comparisons(manyTerms, rows: 30_000) > limit)
        let manyShapes = (0..<5).map { _ in "S_OVERLAPS(geometry, POLYGON((\(ring(vertices: 1000)))))" }
        #expect(try comparisons(manyShapes.joined(separator: " OR "), rows: 30_000) > limit)
    }

    @Test func `only the rows that the indexes leave pay for functions`() throws {
        let query = FeatureQuery(.sites, filter: try filter("municipality = 'Herne' AND name LIKE 'a%'"))
        #expect(QueryPrice(query).comparisons(rows: 1000, candidates: 10) == 1000 + 50)
        #expect(QueryPrice(query, isPast: true).comparisons(rows: 1000, candidates: 10) == 2 * 6000)
    }

    @Test func `words, order, roads and regions have a price`() {
        var query = FeatureQuery(.sites)
        #expect(QueryPrice(query).comparisons(rows: 10, candidates: 10) == 0)
        query.sort = [SortKey(property: "name")]
        let sorted = QueryPrice(query).comparisons(rows: 10, candidates: 10)
        query.mentions = ["hafen"]
        let searched = QueryPrice(query).comparisons(rows: 10, candidates: 10)
        query.roads = RoadCondition(roadProjects: ["R04"])
        let connected = QueryPrice(query).comparisons(rows: 10, candidates: 10)
        #expect(0 < sorted && sorted < searched && searched < connected)
    }

    private func comparisons(_ text: String, rows: Int) throws -> Double {
        QueryPrice(FeatureQuery(.sites, filter: try filter(text))).comparisons(rows: rows, candidates: rows)
    }

    private func filter(_ text: String) throws -> FilterExpression {
        try FilterLanguage.text.read(text, for: CollectionSchema.sites.filterQueryables)
    }

    private func ring(vertices: Int) -> String {
        let positions = (0..<vertices).map { index in
            let angle = 2 * Double.pi * Double(index) / Double(vertices)
            return "\(7 + 0.2 * cos(angle)) \(51.5 + 0.1 * sin(angle))"
        }
        return (positions + positions.prefix(1)).joined(separator: ", ")
    }
}
