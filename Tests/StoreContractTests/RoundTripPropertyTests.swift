import Codecs
import Foundation
import SimpleFeatures
import StoreTestSupport
import TestSupport
import Testing
import VectorIO

@testable import InventoryExchange
@testable import SiteInventory

/// Exports of random data: every difference after a new import is listed as a loss.
@Suite(.everyStore) struct RoundTripPropertyTests {
    @Test(arguments: VectorFormat.allCases, 1...4)
    func `every difference after export and import was listed as a loss`(_ format: VectorFormat, _ seed: Int)
        async throws
    {
        let temporary = try TemporaryStore()
        let store = temporary.store
        var random = RandomSource(seed: UInt64(seed))
        let outcome = try await store.importLayers([random.source().layer("verkehrsprojekte", hash: "1")])
        try #require(outcome.isKept, "\(outcome.reports.flatMap(\.findings).map(\.text.en))")
        let before = try await store.features(.roadProjects)

        var options = ExportOptions(format)
        options.withConfidential = true
        let (layers, export) = try await exported(store, options, in: temporary.folder)
        let again = try await store.importLayers(layers)
        try #require(again.isKept, "\(again.reports.flatMap(\.findings).map(\.text.en))")

        let after = try await store.features(.roadProjects)
        #expect(after.map(\.id) == before.map(\.id))
        let changed = zip(before, after).count { $0 != $1 }
        #expect(again.reports.reduce(0) { $0 + $1.counts.changed } == changed)
        #expect(again.reports.allSatisfy { $0.counts.added == 0 && $0.counts.refused == 0 })
        let losses = Dictionary(grouping: export.losses) { $0.field }
        for (old, new) in zip(before, after) { expect(new, explainedBy: losses, from: old) }
        #expect((losses[nil] ?? []).allSatisfy { $0.kind != .confidentialLeftOut })
    }

    @Test(arguments: [VectorFormat.shapefile, .csv])
    func `a second export of the imported file has no losses`(_ format: VectorFormat) async throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        var random = RandomSource(seed: 99)
        _ = try await store.importLayers([random.source().layer("verkehrsprojekte", hash: "1")])
        var options = ExportOptions(format)
        options.withConfidential = true
        _ = try await store.importLayers(try await exported(store, options, in: temporary.folder).layers)
        let (layers, second) = try await exported(store, options, in: temporary.folder)
        let kinds = Set(second.losses.map(\.kind))
        #expect(kinds.isSubset(of: [.layerSplit, .crsNotStored]), "\(second.losses)")
        let reports = try await store.importLayers(layers).reports
        #expect(reports.allSatisfy { $0.counts.changed == 0 && $0.counts.added == 0 })
    }

    @Test func `confidential attributes stay confidential after export and import`() async throws {
        let temporary = try TemporaryStore()
        let source = MemorySource(
            fields: ["ST_NR", "Eigentümer_der_Fläche", "VERKAUFSPREIS_EUR", "KAUFPREIS", "Lage"],
            rows: [
                (
                    rectangle(0, 0, 100, 100),
                    [.string("S1"), .string("Erbengemeinschaft"), .integer(7), .number(1.5), .string("Süd")]
                )
            ])
        _ = try await temporary.store.importLayers([source.layer("standorte", hash: "1")])
        let (_, without) = try await exported(temporary.store, ExportOptions(.shapefile), .sites, in: temporary.folder)
        #expect(without.losses.map(\.kind) == [.confidentialLeftOut])
        #expect(without.columns.map(\.field).filter { $0 == "Lage" || $0.contains("KAUFPREIS") } == ["Lage"])
        var options = ExportOptions(.shapefile)
        options.withConfidential = true
        let (layers, with) = try await exported(temporary.store, options, .sites, in: temporary.folder)
        #expect(with.columns.suffix(3).map(\.name).sorted() == ["GEHEIM", "GEHEIM_01", "KAUFPREIS"])
        let other = try TemporaryStore()
        let reports = try await other.store.importLayers(layers).reports
        #expect(reports[0].extraFields == ["Lage"])
        #expect(reports[0].confidentialFields.count == 3)
        let site = try #require(try await other.store.features(.sites).first)
        let values = try #require(JSONMembers.of(site["confidential"].text ?? "")).map(\.value)
        #expect(Set(values) == [.string("Erbengemeinschaft"), .integer(7), .number(1.5)])
        // Importing a shapefile without them keeps them.
        _ = try await temporary.store.importLayers(
            try await exported(temporary.store, ExportOptions(.shapefile), .sites, in: temporary.folder).layers)
        let kept = try #require(try await temporary.store.features(.sites).first)
        #expect(kept["confidential"].text?.contains("Erbengemeinschaft") == true)
    }

    // MARK: Help

    private func exported(
        _ store: any InventoryStore, _ options: ExportOptions, _ collection: CollectionID = .roadProjects,
        in folder: URL
    ) async throws -> (layers: [LayerImport], outcome: ExportOutcome) {
        try await store.exported(collection, options, in: folder)
    }

    private func expect(_ new: Feature, explainedBy losses: [String?: [ExportLoss]], from old: Feature) {
        let general = Set((losses[nil] ?? []).map(\.kind))
        if new.geometry != old.geometry {
            #expect(
                !general.isDisjoint(with: [
                    .geometryKindChanged, .geometryPartsLeftOut, .geometryLeftOut, .coordinatesConverted,
                ]), "\(old.id): \(String(describing: old.geometry)) → \(String(describing: new.geometry))")
        }
        for field in CollectionSchema.roadProjects.fields where new[field.name] != old[field.name] {
            guard ["extra", "confidential"].contains(field.name) else {
                #expect(losses[field.name] != nil, "\(old.id) \(field.name): \(old[field.name]) → \(new[field.name])")
                continue
            }
            let (before, after) = (members(old[field.name]), members(new[field.name]))
            for (name, value) in before where !value.isNull && after[name] != value {
                let kinds = (losses[name] ?? []).map(\.kind)
                #expect(!kinds.isEmpty, "\(old.id) \(name): \(value) → \(String(describing: after[name]))")
                // A renamed column has the same value.
                if kinds == [.renamed], let now = losses[name]?[0].example { #expect(after[now] == value) }
            }
            let renamed = losses.values.joined().filter { $0.kind == .renamed }.compactMap(\.example)
            #expect(Set(after.keys).subtracting(before.keys).isSubset(of: renamed))
        }
    }

    private func members(_ value: PropertyValue) -> [String: PropertyValue] {
        Dictionary(JSONMembers.of(value.text ?? "{}") ?? [], uniquingKeysWith: { first, _ in first })
    }
}

/// Road projects with all geometry types and attributes that are difficult to store.
private struct RandomSource {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    static let extraNames = [
        "OBJEKTNUMMER_DER_BEHOERDE", "OBJEKTNUMMER_DES_AMTES", "KÜRZEL", "Straßenbaulast", "status", "fid", "WKT", "id",
        "Kreis", "KREIS_", "ÄÖÜäöüß", "a;b\"c", "Stand 2024", "name_2", "GEHEIM", "Eigentümer",
        "Kaufpreis_laut_Gutachten",
    ]

    mutating func source() -> MemorySource {
        let own = ["VP_NR", "NAME", "ART", "STATUS", "ZIELJAHR", "ERHEBUNG", "GENAU_M", "HINWEIS"]
        return MemorySource(
            fields: own + Self.extraNames.map { $0 == "id" || $0 == "status" ? "\($0)_" : $0 },
            rows: (1...30).map { row($0) })
    }

    private mutating func row(_ number: Int) -> (geometry: Geometry?, values: [PropertyValue]) {
        let own: [PropertyValue] = [
            .string("R\(number)"), text(), pick([.string("Neubau"), .null]),
            pick([.string("im Bau"), .string("vielleicht"), .null]),
            pick([.integer(2030), .null]), pick([.string("29.02.2024"), .null]),
            pick([.number(random.number(in: 0..<1e4)), .number(0), .number(0.1), .null]), text(),
        ]
        // A column with values of one type, and one with mixed types.
        let extra = Self.extraNames.indices.map { index -> PropertyValue in
            switch index % 4 {
            case 0: text()
            case 1: pick([.integer(Int64.random(in: -9_999_999...9_999_999, using: &random)), .null])
            case 2: pick([.number(random.number(in: -1e6..<1e6)), .number(1e-7), .null])
            default: pick([text(), .integer(.max), .number(2.5), .boolean(true), .null, .json("{\"a\":[1,\"ä\"]}")])
            }
        }
        return (geometry(), own + extra)
    }

    private mutating func text() -> PropertyValue {
        pick([
            .null, .string(""), .string("Größe"), .string(" vorn und hinten "), .string("zwei\nZeilen; \"Zitat\""),
            .string(String(repeating: "Straße ", count: Int.random(in: 1...36, using: &random))), .string("=1+1"),
            .string("👩‍👩‍👧 an der Emscher"), .string("0815"), .string("null"), .string("NaN"), .string("2024-01-01"),
            .string("'s ist so"), .string("a\u{0308}o\u{0308}"),
        ])
    }

    private mutating func geometry() -> Geometry? {
        let center = Position(random.number(in: 350_000..<390_000), random.number(in: 5_700_000..<5_730_000))
        let (one, two) = (
            random.star(around: center, radius: 300), random.star(around: center.moved(1000), radius: 400)
        )
        let (line, other) = (one.exterior, two.exterior)
        return pick([
            nil, .point(center), .multiPoint([center, center.moved(5)]), .multiPoint([center]), .lineString(line),
            .multiLineString([line]), .multiLineString([line, other]), .polygon(one), .multiPolygon([one]),
            .multiPolygon([one, two]), .multiPolygon([Polygon(LineString(line.positions.reversed()))]),
            .geometryCollection([.polygon(one), .point(center)]),
            .geometryCollection([.lineString(line), .lineString(other)]),
        ])
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }
}

extension Position {
    fileprivate func moved(_ metres: Double) -> Position { Position(x + metres, y) }
}
