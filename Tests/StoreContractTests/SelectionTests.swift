import InventoryExchange
import SimpleFeatures
import SiteInventory
import StoreTestSupport
import Testing

/// What a snapshot reads for a selection.
@Suite(.everyStore) struct SelectionTests {
    private let temporary: TemporaryStore
    private var store: any InventoryStore { temporary.store }

    /// Sites in a row; each overlaps the next by ten metres, and S5 has no geometry.
    init() async throws {
        temporary = try TemporaryStore()
        let rows = (1...12).map { number in
            (
                geometry: number == 5 ? nil : rectangle(Double(number) * 100, 0, 110, Double(number) * 10),
                values: [PropertyValue.string("S\(number)"), .string(number.isMultiple(of: 2) ? "even" : "odd")]
            )
        }
        let source = MemorySource(fields: ["ST_NR", "NAME"], rows: rows)
        _ = try await store.importLayers([source.layer("standorte", hash: "1")])
        let changed = MemorySource(
            fields: ["ST_NR", "NAME"], rows: [(rectangle(300, 0, 110, 30), [.string("S3"), .string("changed")])])
        _ = try await store.importLayers([changed.layer("standorte", hash: "2")])
    }

    private func ids(_ selection: FeatureSelection) async throws -> [String] {
        try await store.read { try $0.features(selection).map(\.id.text) }
    }

    @Test func `features come in the order of ids`() async throws {
        let all = (1...12).map { "S\($0)" }.sorted()
        #expect(try await ids(FeatureSelection(.sites)) == all)
        #expect(try await store.read { try $0.ids(in: .sites).map(\.text) } == all)
        let odd = FeatureSelection(.sites, .property(.name, isIn: ["odd", "changed", "nothing"]))
        #expect(try await ids(odd) == ["S1", "S11", "S3", "S5", "S7", "S9"])
    }

    @Test func `ids without a feature are ignored`() async throws {
        for count in [0, 1, 2, 300] {
            let wanted = ["S2", "S7"].prefix(count).map { FeatureID($0) }
            let unknown = (0..<count).map { FeatureID("unknown \($0)") }
            #expect(try await Set(ids(FeatureSelection(.sites, .ids(wanted + unknown)))) == Set(wanted.map(\.text)))
        }
    }

    @Test func `an envelope selects by boxes in the plane`() async throws {
        let envelope = Envelope(minX: 371_405, minY: 5_715_000, maxX: 371_605, maxY: 5_715_005)
        #expect(try await ids(FeatureSelection(.sites, .meeting(envelope))) == ["S3", "S4", "S6"])
        // The edges belong to it.
        let corner = Envelope(minX: 371_410, minY: 5_715_030, maxX: 371_410, maxY: 5_715_031)
        #expect(try await ids(FeatureSelection(.sites, .meeting(corner))) == ["S3", "S4"])
    }

    @Test func `only the requested properties are read`() async throws {
        let selection = FeatureSelection(.sites, .ids([FeatureID("S2")]))
        let parts = try await store.read { snapshot in
            try (
                whole: snapshot.features(selection)[0], name: snapshot.features(selection.only(["name"]))[0],
                bare: snapshot.features(selection.only([], geometry: false))[0]
            )
        }
        #expect(parts.name.geometry == parts.whole.geometry)
        #expect(parts.name.properties == ["name": .string("even")])
        #expect(parts.bare == Feature(id: FeatureID("S2"), geometry: nil))
    }

    @Test func `the largest values come first, and unknown ones last`() async throws {
        var selection = FeatureSelection(.sites)
        selection.largestFirst = .name
        selection.limit = 3
        let largest = selection
        #expect(try await store.read { try $0.features(largest).map { $0[.name].text } } == ["odd", "odd", "odd"])
        #expect(try await store.read { try $0.largestNumber(of: .bufferMetres, in: .constraints) } == nil)
        #expect(try await store.read { try ($0.isEmpty(.sites), $0.isEmpty(.constraints)) } == (false, true))
    }

    @Test func `each feature has the version that wrote it`() async throws {
        let versions = try await store.read { snapshot in
            var versions: [String: Int64] = [:]
            try snapshot.forEachFeature(FeatureSelection(.sites)) { versions[$0.feature.id.text] = $0.version }
            return versions
        }
        #expect(versions.count == 12)
        #expect(versions.allSatisfy { id, version in version == (id == "S3" ? 2 : 1) })
        #expect(try await store.read { try $0.since(FeatureID("S3"), in: .sites) } == 2)
        #expect(try await store.read { try $0.since(FeatureID("S99"), in: .sites) } == nil)
        #expect(try await store.at(version: 1).read { try $0.since(FeatureID("S3"), in: .sites) } == 1)
    }

    @Test func `neighbours are pairs of features whose boxes meet`() async throws {
        let asked = ["S11", "S3", "S5", "S99", "S1"].map { FeatureID($0) }
        let pairs = try await store.read { snapshot in
            try snapshot.neighbours(of: asked, in: .sites, limit: nil).map { "\($0.id) \($0.neighbour)" }
        }
        #expect(pairs == ["S11 S10", "S11 S12", "S3 S2", "S3 S4", "S1 S2"])
        #expect(try await store.read { try $0.neighbours(of: [], in: .sites, limit: nil).isEmpty })
        let limited = try await store.read { try $0.neighbours(of: asked, in: .sites, limit: 1) }
        #expect(limited.map(\.id) == ["S11", "S3", "S1"].map { FeatureID($0) })
    }

    @Test func `geometries are found by ids`() async throws {
        let ids = ["S2", "S5", "S99"].map { FeatureID($0) }
        let geometries = try await store.read { try $0.geometries(of: ids, in: .sites) }
        #expect(geometries.keys.map(\.text) == ["S2"])
        let envelope = Envelope(minX: 371_200, minY: 5_715_000, maxX: 371_310, maxY: 5_715_020)
        #expect(geometries.values.map { Envelope($0) } == [envelope])
    }
}
