import SimpleFeatures
import InventoryExchange
import SiteInventory
import StoreTestSupport
import Testing

/// Import modes, dry runs, reverts and migrations.
@Suite(.everyStore) struct ImportModeTests {
    private let temporary: TemporaryStore
    private var store: any InventoryStore { temporary.store }

    init() throws { temporary = try TemporaryStore() }

    private func options(_ set: (inout ImportOptions) -> Void) -> ImportOptions {
        var options = ImportOptions()
        set(&options)
        return options
    }

    private func names() async throws -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: try await store.features(.sites).map { ($0.id.text, $0["name"].text ?? "") })
    }

    @Test func `upsert reports changed fields and keeps other features`() async throws {
        _ = try await store.importLayers([MemorySource.sites(["Eins", "Zwei"]).layer("standorte", hash: "1")])
        let outcome = try await store.importLayers([MemorySource.sites(["Neu"]).layer("standorte", hash: "2")])
        let report = try #require(outcome.reports.first)
        #expect(report.counts.changed == 1)
        #expect(report.changes.map(\.id) == ["S1"])
        #expect(report.changes.map(\.fields) == [["name"]])
        #expect(report.changedFields == ["name": 1])
        #expect(try await names() == ["S1": "Neu", "S2": "Zwei"])
    }

    @Test func `append accepts only new ids`() async throws {
        _ = try await store.importLayers([MemorySource.sites(["Eins"]).layer("standorte", hash: "1")])
        let outcome = try await store.importLayers(
            [MemorySource.sites(["Neu", "Zwei"]).layer("standorte", hash: "2")], options: options { $0.mode = .append })
        #expect(!outcome.isKept)
        #expect(outcome.reports[0].findings.map(\.code) == [.check(.idExists)])
        #expect(try await names() == ["S1": "Eins"])
    }

    @Test func `replace ends features missing in the layer, with their links and hectares`() async throws {
        let road = MemorySource(
            fields: ["VP_NR", "NAME"], rows: [(.point(Position(372_000, 5_715_000)), [.string("R1"), .string("A 42")])])
        _ = try await store.importLayers([
            MemorySource.sites(["Eins", "Zwei"]).layer("standorte", hash: "1"),
            road.layer("verkehrsprojekte", hash: "r"),
        ])
        #expect(try await store.features(.accessLinks).count == 2)
        let outcome = try await store.importLayers(
            [MemorySource.sites(["Eins"]).layer("standorte", hash: "2")], options: options { $0.mode = .replace })
        #expect(outcome.reports[0].counts.ended == 1)
        #expect(outcome.reports[0].endedFeatures == ["S2"])
        #expect(abs(outcome.hectaresChange.grossHectares + 100) < 0.2)
        #expect(try await names() == ["S1": "Eins"])
        #expect(try await store.features(.accessLinks).map { $0["site_id"].text } == ["S1"])
        #expect(try await store.endedVersionCount(.sites, of: FeatureID("S2")) == 1)
        #expect(try await store.features(.roadProjects).count == 1)
    }

    @Test func `replacing plots recomputes the sites that lost some`() async throws {
        _ = try await store.importLayers([
            MemorySource.sites(["Eins"]).layer("standorte", hash: "1"),
            MemorySource.plot("verfügbar").layer("teilflaechen", hash: "2"),
        ])
        let none = MemorySource(fields: ["TF_NR", "ST_NR", "STATUS"], rows: [])
        let outcome = try await store.importLayers(
            [none.layer("teilflaechen", hash: "3")], options: options { $0.mode = .replace })
        #expect(outcome.reports[0].counts.ended == 1)
        #expect(outcome.reports[0].findings.map(\.code) == [.check(.layerEmpty)])
        let site = try #require(try await store.features(.sites).first)
        #expect(site["available_ha"].isNull)
        #expect(site["hectares_reason"].text == "no_plots")
    }

    @Test func `a dry run gives the report and hectares of the import and stores nothing`() async throws {
        _ = try await store.importLayers([MemorySource.sites(["Eins"]).layer("standorte", hash: "1")])
        let layers = [MemorySource.plot("verfügbar").layer("teilflaechen", hash: "2")]
        let dry = try await store.dryRunImport(of: layers)
        #expect(!dry.isKept)
        #expect(try await store.features(.plots).isEmpty)
        #expect(try await store.state().version == 1)
        #expect(abs(dry.hectaresChange.availableHectares - 50) < 0.1)
        #expect(dry.token?.hasPrefix("v1-") == true)
        let real = try await store.importLayers(layers, token: dry.token)
        #expect(real.isKept)
        #expect(real.reports == dry.reports)
        #expect(real.hectaresChange == dry.hectaresChange)
    }

    @Test func `a token is valid only for the same import into the same inventory`() async throws {
        let layers = [MemorySource.sites(["Eins"]).layer("standorte", hash: "1")]
        let token = try #require(try await store.dryRunImport(of: layers).token)
        let others = [MemorySource.sites(["Zwei"]).layer("standorte", hash: "2")]
        await #expect(throws: ImportConflict.self) { try await store.importLayers(others, token: token) }
        await #expect(throws: ImportConflict.self) {
            try await store.importLayers(layers, options: self.options { $0.mode = .replace }, token: token)
        }
        _ = try await store.importLayers(others)
        let error = await #expect(throws: ImportConflict.self) { try await store.importLayers(layers, token: token) }
        #expect(error?.message.en.contains("moved on since the dry run (from version 0 to 1)") == true)
        await #expect(throws: ImportConflict.self) { try await store.importLayers(layers, token: "nonsense") }
    }

    @Test func `invalid rows are skipped on request, and their features do not end`() async throws {
        _ = try await store.importLayers([MemorySource.sites(["Eins", "Zwei"]).layer("standorte", hash: "1")])
        var source = MemorySource.sites(["Neu", "Neu"])
        source.rows[1].geometry = .point(Position(371_000, 5_715_000))
        let layer = source.layer("standorte", hash: "2")
        #expect(try await !store.importLayers([layer]).isKept)
        let outcome = try await store.importLayers(
            [layer],
            options: options {
                $0.acceptsPartial = true
                $0.mode = .replace
            })
        #expect(outcome.isKept)
        #expect(outcome.reports[0].counts.refused == 1)
        #expect(outcome.reports[0].findings.map(\.code) == [.check(.geometryWrongKind)])
        #expect(try await names() == ["S1": "Neu", "S2": "Zwei"])
    }

    @Test func `features without identifiers are matched by their area`() async throws {
        _ = try await store.importLayers([MemorySource.sites(["Eins"]).layer("standorte", hash: "1")])
        let source = MemorySource(
            fields: ["NAME"],
            rows: [
                (rectangle(20, 0, 1000, 1000), [.string("Neu")]), (rectangle(500, 0, 1000, 1000), [.string("Anders")]),
            ])
        let layer = source.layer("standorte", hash: "2")
        #expect(try await store.importLayers([layer]).reports[0].findings.map(\.code) == [.check(.fieldMissing)])
        let outcome = try await store.importLayers([layer], options: options { $0.matchesByGeometry = true })
        #expect(outcome.isKept)
        #expect(
            outcome.reports[0].findings.filter { $0.code == .check(.idMatchedByGeometry) }.map(\.value) == [
                "98 %", nil,
            ])
        let found = try await names()
        #expect(found["S1"] == "Neu")
        #expect(found.count == 2 && found.values.contains("Anders"))
    }

    @Test func `an import can be reverted and repeated`() async throws {
        _ = try await store.importLayers([
            MemorySource.sites(["Eins", "Zwei"]).layer("standorte", hash: "1"),
            MemorySource.plot("verfügbar").layer("teilflaechen", hash: "2"),
        ])
        let before = try await store.features(.sites)
        let layer = MemorySource.sites(["Neu", "Zwei", "Drei"]).layer("standorte", hash: "3")
        _ = try await store.importLayers([layer])
        let plots = MemorySource.plot("verkauft").layer("teilflaechen", hash: "4")
        _ = try await store.importLayers([plots])

        #expect(try await store.revertImport(3).restored == 1)
        let outcome = try await store.revertImport(2)
        #expect(outcome.restored == 1 && outcome.ended == 1)
        #expect(abs(outcome.hectaresChange.grossHectares + 100) < 0.2)
        #expect(try await store.features(.sites) == before)
        #expect(try await store.read { try $0.recordedImports() }.map(\.revertedBy) == [4, 5, nil])
        await #expect(throws: ImportConflict.self) { try await store.revertImport(2) }
        await #expect(throws: ImportConflict.self) { try await store.revertImport(99) }
        #expect(try await store.importLayers([layer]).reports.first?.counts.added == 1)
    }

    @Test func `an import whose features changed later cannot be reverted`() async throws {
        _ = try await store.importLayers([MemorySource.sites(["Eins"]).layer("standorte", hash: "1")])
        _ = try await store.importLayers([MemorySource.sites(["Zwei"]).layer("standorte", hash: "2")])
        let error = await #expect(throws: ImportConflict.self) { try await store.revertImport(1) }
        #expect(error?.features == ["sites/S1"])
        #expect(try await names() == ["S1": "Zwei"])
    }

    @Test func `progress is reported, and a cancelled import leaves no trace`() async throws {
        struct Enough: Error {}
        let layer = MemorySource.sites((1...600).map { "Nr. \($0)" }).layer("standorte", hash: "1")
        await #expect(throws: Enough.self) {
            try await store.importLayers([layer]) { if $0.rows > 500 { throw Enough() } }
        }
        #expect(try await store.features(.sites).isEmpty)
        #expect(try await store.state().version == 0)
    }

    @Test func `the options of a source's layer are saved, and the last ones are used`() async throws {
        var options = ImportOptions()
        options.source = "Stadt Herne"
        let source = MemorySource.sites(["Eins"])
        var layer = source.layer("flaechen", hash: "1")
        layer.collection = .sites
        layer.fieldMap = ["NAME": "note"]
        _ = try await store.dryRunImport(of: [layer], options: options)
        #expect(try await store.read { try $0.savedMappings(ofSource: "Stadt Herne") } == [])
        _ = try await store.importLayers([layer], options: options)
        layer.contentHash = "2"
        layer.fieldMap = ["NAME": "name"]
        _ = try await store.importLayers([layer], options: options)
        let saved = try await store.read { try $0.savedMappings(ofSource: "Stadt Herne") }
        let wanted = SavedMapping(
            source: "Stadt Herne", layer: "flaechen", collection: .sites, fieldMap: ["NAME": "name"])
        #expect(saved == [wanted])
        #expect(try await store.read { try $0.savedMappings(ofSource: "Stadt Bochum") } == [])

        var order = ImportOrder()
        order.fieldMap = ["BEZ": "former_use"]
        let completed = order.completed(by: saved, forLayer: "flaechen")
        #expect(completed.collection == .sites)
        #expect(completed.fieldMap == ["NAME": "name", "BEZ": "former_use"])
        #expect(order.completed(by: saved, forLayer: "andere") == order)
    }
}
