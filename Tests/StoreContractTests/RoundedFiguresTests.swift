import InventoryExchange
import SimpleFeatures
import StoreTestSupport
import Testing

@testable import SiteInventory

/// One precision for what is shown, compared, sorted and added to a filter.
@Suite(.everyStore) struct RoundedFiguresTests {
    @Test(arguments: [21, 22] as [UInt64])
    func `every computed number of every collection has the precision of its unit`(_ seed: UInt64) async throws {
        var region = Region(seed: seed)
        let temporary = try TemporaryStore()
        _ = try await temporary.store.importLayers(region.all(), options: .ofRegion)
        _ = try await temporary.store.importLayers([region.change()], options: .ofRegion)
        var seen: Set<String> = []
        for schema in CollectionSchema.all {
            let computed = schema.fields.filter { $0.isDerived && $0.kind == .number }
            for feature in try await temporary.store.read({ try $0.features(in: schema.id) }) {
                for field in computed {
                    guard let number = feature[field.name].number else { continue }
                    let unit = try #require(field.unit, "\(field.name)")
                    #expect(unit.decimals != nil && unit.rounded(number) == number, "\(feature.id) \(field.name)")
                    seen.insert("\(schema.id) \(field.name)")
                }
            }
            for feature in try await temporary.store.page(FeatureQuery(schema.id, limit: 1000)).features {
                let text = String(decoding: feature.geoJSON, as: UTF8.self)
                let properties = text.split(separator: #""properties":"#).last ?? ""
                #expect(!properties.contains(/\.[0-9]{5,}/), "\(properties)")
            }
        }
        #expect(seen.contains("sites nearest_junction_drive_minutes") && seen.contains("accessLinks bearing_degrees"))
    }

    @Test func `sums are of the unrounded figures, and rounded last`() async throws {
        let temporary = try TemporaryStore()
        // Alike sites near each other, so that their rounding errors add up.
        let rows = (0..<40).map { number in
            let x = Double(number) * 110
            return (geometry: rectangle(x, 0, 100, 100.004) as Geometry?, values: [PropertyValue.string("S\(number)")])
        }
        _ = try await temporary.store.importLayers(
            [MemorySource(fields: ["ST_NR"], rows: rows).layer("standorte", hash: "1")], options: .ofRegion)
        let sites = try await temporary.store.read { try $0.features(in: .sites) }
        let stated = try await temporary.store.read { snapshot in
            try sites.map { try #require(try snapshot.hectaresStatement(of: $0.id)?.figures.gross) }
        }
        let exact = stated.reduce(0, +)
        let ofRounded = sites.reduce(0) { $0 + ($1[.grossHectares].number ?? 0) }
        let total = try await temporary.store.totals().gross.hectares
        #expect(total == FieldUnit.hectares.rounded(exact))
        #expect(FieldUnit.hectares.rounded(ofRounded) != total, "the example must make a difference")
    }
}
