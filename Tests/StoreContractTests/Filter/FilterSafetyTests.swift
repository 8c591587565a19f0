import CQL2
import Foundation
import SimpleFeatures
import StoreTestSupport
import TestSupport
import Testing

@testable import InventoryExchange
@testable import SiteInventory

@Suite(.everyStore) struct FilterSafetyTests {
    let temporary: TemporaryStore
    var store: any InventoryStore { temporary.store }
    private static let names = [
        "Standort", "it's", "''", "\\", "a\\'b", "x' OR '1'='1", "x'; DROP TABLE sites; --", "\"", "100 %", "a_b",
        "größe",
        "gro\u{308}ße", "tab\there", "new\nline", "𝄞", "?", ":name", "@p", "$1", "/* */", "NULL", "TRUE", "{}", "[]",
    ]

    init() async throws {
        temporary = try TemporaryStore()
        _ = try await store.importLayers([MemorySource.sites(Self.names).layer("standorte", hash: "1")])
    }

    private func ids(_ filter: FilterExpression) async throws -> [String] {
        try await store.page(FeatureQuery(.sites, limit: 100, filter: filter)).features.map(\.id.text)
    }

    @Test(arguments: names.indices)
    func `filters with any text find exactly that text, in both encodings`(index: Int) async throws {
        let stored = try #require(
            try await store.features(.sites).first { $0.id.text == "S\(index + 1)" }?["name"].text)
        let filter = FilterExpression.comparison(.property("name"), .equal, .string(stored))
        for (language, written) in [(FilterLanguage.text, filter.text), (.json, filter.json)] {
            let read = try language.read(written, for: CollectionSchema.sites.filterQueryables)
            #expect(try await ids(read) == ["S\(index + 1)"], "\(written)")
        }
        let escaped = stored.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
        let like = FilterExpression.like(.property("name"), pattern: .string(escaped))
        #expect(try await ids(like).contains("S\(index + 1)"))
        #expect(try await ids(.inList(.property("name"), [.string(stored)])) == ["S\(index + 1)"])
    }

    @Test(arguments: [
        "geom", "extra", "confidential", "recorded_from", "fid", "name\" = name --", "name", "f.name", "",
    ])
    func `properties that cannot be compared are rejected`(property: String) async throws {
        let filter = FilterExpression.isNull(.property(property))
        if property == "name" {
            #expect(try await ids(filter).isEmpty)
        } else {
            await #expect(throws: FilterError.self) { try await ids(filter) }
        }
        await #expect(throws: FilterError.self) {
            try await ids(.comparison(.function(property, []), .equal, .integer(1)))
        }
    }

    @Test func `filters do not change data`() async throws {
        for name in Self.names {
            _ = try await ids(
                .or([
                    .like(.property("name"), pattern: .string(name)),
                    .comparison(.property("id"), .equal, .string(name)),
                ]))
        }
        #expect(try await store.summary(of: .sites).itemCount == Self.names.count)
    }

    @Test(arguments: [
        // A bow tie, and a hole outside its shell.
        "POLYGON((7 51, 8 52, 8 51, 7 52, 7 51))", "POLYGON((7 51, 8 51, 8 52, 7 51), (1 1, 2 1, 2 2, 1 1))",
    ])
    func `an invalid geometry is rejected with the reason`(text: String) async throws {
        let filter = try FilterLanguage.text.read("S_WITHIN(geometry, \(text))")
        let error = await #expect(throws: FilterError.self) { try await ids(filter) }
        #expect(error?.kind == .geometry)
        #expect(error?.message.contains("not valid") == true)
    }

    @Test(arguments: [
        "S_INTERSECTS(geometry, BBOX(-180, -90, 180, 90))", "S_WITHIN(geometry, BBOX(-180, -90, 180, 90))",
        "S_INTERSECTS(geometry, POLYGON((-180 -90, 180 -90, 180 90, -180 90, -180 -90)))",
        "S_WITHIN(geometry, BBOX(170, -90, 100, 90))", "NOT S_DISJOINT(geometry, BBOX(-170, -90, 170, 90))",
        "S_DISJOINT(geometry, POINT(-179 -89))", "S_DISJOINT(geometry, BBOX(170, -10, -170, 10))",
        "NOT S_INTERSECTS(geometry, LINESTRING(-180 0, 180 0))", "NOT S_EQUALS(geometry, POINT(180 90))",
        "S_INTERSECTS(GEOMETRYCOLLECTION(POINT(0 0), POLYGON((5 50, 9 50, 9 53, 5 53, 5 50))), geometry)",
    ])
    func `geometries beyond the area of use are clipped`(text: String) async throws {
        #expect(try await ids(try FilterLanguage.text.read(text)).count == Self.names.count)
    }

    @Test func `deep and long filters are evaluated or rejected without failure`() async throws {
        let nested = (0..<99).reduce(FilterExpression.property("fully_marketed")) { inner, _ in .not(inner) }
        let wide = FilterExpression.or((0..<9000).map { .comparison(.property("name"), .equal, .string("\($0)")) })
        let list = FilterExpression.inList(.property("name"), (0..<9999).map { .string("\($0)") } + [.string("it's")])
        let sum = (0..<250).reduce(FilterExpression.property("gross_ha")) { sum, _ in
            .arithmetic(sum, .plus, .integer(1))
        }
        #expect(try await ids(nested).isEmpty)
        #expect(try await ids(wide).isEmpty)
        #expect(try await ids(list) == ["S2"])
        #expect(try await ids(.comparison(sum, .greater, .integer(0))).count == Self.names.count)
    }
}
