import GRDB
import SimpleFeatures
import TestSupport
import Testing

@testable import GeoPackageStore
@testable import SiteInventory

/// Rows of four layers that change at random.
private struct Region {
    private typealias Row = (geometry: Geometry?, values: [PropertyValue])

    private static let layers: [(name: String, fields: [String], prefix: String)] = [
        ("verkehrsprojekte", ["VP_NR", "NAME", "STATUS"], "R"),
        ("restriktionsflaechen", ["RF_NR", "ART", "SCHWERE", "PUFFER_M"], "C"),
        ("teilflaechen", ["TF_NR", "ST_NR", "STATUS", "NUTZBAR", "BEDINGUNG"], "P"),
        ("standorte", ["ST_NR", "NAME", "VOLLVERM"], "S"),
    ]
    private static let count = 6

    private var rows: [[Row]] = []
    private var random: SeededGenerator
    private var imports = 0

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
        rows = Self.layers.indices.map { layer in (0..<Self.count).map { newRow(layer, $0) } }
    }

    /// Every layer as it is now.
    mutating func all() -> [LayerImport] { Self.layers.indices.map { delivery($0, rows[$0]) } }

    /// One changed row, as a delivery of its own.
    mutating func change() -> LayerImport {
        let layer = Int.random(in: Self.layers.indices, using: &random)
        let index = Int.random(in: 0..<Self.count, using: &random)
        rows[layer][index] = newRow(layer, index)
        return delivery(layer, [rows[layer][index]])
    }

    private mutating func delivery(_ layer: Int, _ rows: [Row]) -> LayerImport {
        imports += 1
        return MemorySource(fields: Self.layers[layer].fields, rows: rows)
            .layer(Self.layers[layer].name, hash: "import \(imports)")
    }

    private mutating func newRow(_ layer: Int, _ index: Int) -> Row {
        func pick(_ words: String...) -> PropertyValue { .string(words.randomElement(using: &random) ?? "") }
        let id = PropertyValue.string("\(Self.layers[layer].prefix)\(index)")
        let hasPlace = Int.random(in: 0..<8, using: &random) > 0
        let size = layer == 0 ? 10.0 : 300
        let place = rectangle(
            .random(in: 0...2000, using: &random), .random(in: 0...2000, using: &random),
            .random(in: size...(size * 3), using: &random), .random(in: size...(size * 3), using: &random))
        let others: [PropertyValue] =
            switch layer {
            case 0: [id, pick("in Betrieb", "im Bau", "in Planung")]
            case 1: [pick("Altlast", "Hochwasser"), pick("hart", "gering"), pick("0", "30")]
            case 2:
                [
                    pick("S0", "S1", "S2"), pick("frei", "bedingt", "verkauft", "Option"), pick("ja", "nein"),
                    pick("R0", "R1", ""),
                ]
            default: [id, pick("ja", "")]
            }
        return (hasPlace ? place : nil, [id] + others)
    }
}

@Suite struct IncrementalTests {
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `after any changes everything is as if imported afresh`(seed: UInt64) async throws {
        var region = Region(seed: seed)
        let grown = try TemporaryStore()
        #expect(try await grown.store.importLayers(region.all()).isKept)
        for _ in 1...15 { #expect(try await grown.store.importLayers([region.change()]).isKept) }
        let fresh = try TemporaryStore()
        #expect(try await fresh.store.importLayers(region.all()).isKept)
        for collection in CollectionID.allCases {
            #expect(try await served(collection, by: grown.store) == served(collection, by: fresh.store))
        }
        #expect(try await grown.store.checkFigures().differing == [])
    }

    @Test func `a figure that is not what follows from the data is found, and computed anew`() async throws {
        var region = Region(seed: 7)
        let temporary = try TemporaryStore()
        _ = try await temporary.store.importLayers(region.all())
        try await temporary.store.pool.write { db in
            try db.execute(sql: "INSERT INTO inventory_writer VALUES (1)")
            try db.execute(
                sql: """
                    UPDATE sites_documents SET geojson = replace(geojson, '"gross_ha":', '"gross_ha":4711')
                    WHERE fid IN (SELECT fid FROM sites WHERE id = 'S1');
                    UPDATE access_links_documents SET geojson = replace(geojson, '"straight_line_m":', '"straight_line_m":1')
                    WHERE fid IN (SELECT fid FROM access_links WHERE id IN (SELECT min(id) FROM access_links));
                    """)
            try db.execute(sql: "DELETE FROM inventory_writer")
        }
        let link = try #require(try await temporary.store.features(.accessLinks).map(\.id.text).min())
        let versions = try await temporary.store.number("SELECT count(*) FROM inventory_versions")
        let found = try await temporary.store.checkFigures()
        #expect(Set(found.differing) == ["sites/S1", "access-links/\(link)"])
        #expect(try await temporary.store.number("SELECT count(*) FROM inventory_versions") == versions)
        #expect(try await temporary.store.recompute().differing.count == 2)
        #expect(try await temporary.store.checkFigures().differing == [])
    }

    /// What the interface gives of each feature, by id.
    private func served(_ collection: CollectionID, by store: GeoPackageStore) async throws -> [FeatureID: String] {
        let page = try await store.page(FeatureQuery(collection, limit: 1000))
        var served: [FeatureID: String] = [:]
        for feature in page.features {
            served[feature.id] = String(decoding: feature.geoJSON, as: UTF8.self)
            if collection == .sites, let statement = try await store.hectaresStatement(of: feature.id) {
                served[feature.id]?.append(String(decoding: statement, as: UTF8.self))
            }
        }
        return served
    }
}
