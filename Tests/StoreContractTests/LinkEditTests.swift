import SimpleFeatures
import StoreTestSupport
import Testing

@testable import InventoryExchange
@testable import SiteInventory

/// Edits of single features that must be complete by themselves, access links first.
@Suite(.everyStore) struct LinkEditTests {
    private let temporary: TemporaryStore
    private var store: any InventoryStore { temporary.store }

    /// Sites S1 and S2, projects R1 and R2, and a link from S1 to R1.
    init() async throws {
        temporary = try TemporaryStore()
        let roads = MemorySource(
            fields: ["VP_NR", "NAME"],
            rows: ["R1", "R2"].map { (.point(Position(371_000, 5_717_000)), [.string($0), .string("Projekt \($0)")]) })
        _ = try await store.importLayers([
            MemorySource.sites(["Eins", "Zwei"]).layer("standorte", hash: "1"),
            roads.layer("verkehrsprojekte", hash: "2"),
        ])
        let link = try await create(.accessLinks, ["site_id": "S1", "road_project_id": "R1", "note": "alt"])
        try #require(link == FeatureID("S1~R1~documented"))
    }

    @Test(
        arguments: [
            (.accessLinks, ["site_id": "S2", "road_project_id": "R2", "basis": "computed"], "value-invalid"),
            (.accessLinks, ["site_id": "S2", "road_project_id": "R2", "basis": " COMPUTED "], "value-invalid"),
            (.accessLinks, ["site_id": "S9", "road_project_id": "R2"], "site-unknown"),
            (.accessLinks, ["site_id": "S2", "road_project_id": "R9"], "road-unknown"),
            (.accessLinks, ["site_id": "S2"], "id-missing"), (.accessLinks, ["road_project_id": "R2"], "id-missing"),
            (.accessLinks, [:], "id-missing"),
            (.sites, [:], "geometry-missing"), (.sites, ["name": " "], "geometry-missing"),
            (.sites, ["note": "n"], "geometry-missing"),
            (.plots, [:], "geometry-missing"), (.roadProjects, [:], "geometry-missing"),
            (.municipalities, [:], "geometry-missing"),
        ] as [(CollectionID, [String: String], String)])
    func `an incomplete feature is refused and not stored`(
        collection: CollectionID, properties: [String: String], code: String
    ) async throws {
        let before = try await store.state().version
        let count = try await store.features(collection).count
        let failure = await #expect(throws: FeatureOrderFailure.self) { try await create(collection, properties) }
        guard case .refused(let findings)? = failure else { return }
        #expect(findings.filter { $0.severity == .error }.map(\.code.rawValue) == [code])
        #expect(try await store.state().version == before)
        #expect(try await store.features(collection).count == count)
    }

    @Test(
        arguments: [
            (.sites, ["name": "Neu"]), (.plots, ["site_id": "S1"]), (.roadProjects, ["name": "Neu"]),
            (.accessLinks, ["site_id": "S2", "road_project_id": "R2"]),
            (.accessLinks, ["site_id": "S2", "road_project_id": "R2", "basis": "documented"]),
        ] as [(CollectionID, [String: String])])
    func `a feature with the least that is needed is stored`(
        collection: CollectionID, properties: [String: String]
    ) async throws {
        let id = try await create(collection, properties)
        #expect(try await store.feature(id, in: collection) != nil)
    }

    @Test(
        arguments: [
            (["note": "neu"], nil), (["site_id": "S1", "note": "neu"], nil), (["road_project_id": "R1"], nil),
            (["site_id": "S2"], "id-invalid"), (["road_project_id": "R2"], "id-invalid"),
            (["site_id": ""], "id-missing"),
            (["basis": "computed"], "value-invalid"),
        ] as [([String: String], String?)])
    func `a patch of an access link needs neither site nor project, and keeps both`(
        properties: [String: String], code: String?
    ) async throws {
        let id = FeatureID("S1~R1~documented")
        let change = FeatureOrder.Change.update(id, content(properties, .unchanged))
        guard let code else {
            #expect(try await edit(.accessLinks, change) == id)
            let link = try #require(try await store.read { try $0.feature(id, in: .accessLinks) })
            #expect(link[.note] == .string(properties["note"] ?? "alt"))
            #expect(link[.siteID] == .string("S1") && link[.roadProjectID] == .string("R1"))
            return
        }
        let failure = await #expect(throws: FeatureOrderFailure.self) { try await edit(.accessLinks, change) }
        guard case .refused(let findings)? = failure else { return }
        #expect(findings.filter { $0.severity == .error }.map(\.code.rawValue) == [code])
        let links = try await store.features(.accessLinks).filter { !$0.isComputedLink }
        #expect(links.map(\.id) == [id])
    }

    @Test(arguments: [[:], ["note": "n"]] as [[String: String]])
    func `a site cannot be replaced by nothing`(properties: [String: String]) async throws {
        let change = FeatureOrder.Change.replace(FeatureID("S1"), content(properties, .set(nil)))
        await #expect(throws: FeatureOrderFailure.self) { try await edit(.sites, change) }
        #expect(try await store.read { try $0.feature(FeatureID("S1"), in: .sites) }?[.name] == .string("Eins"))
    }

    private func create(_ collection: CollectionID, _ properties: [String: String]) async throws -> FeatureID {
        try await edit(collection, .create(id: nil, content(properties, .set(nil))))
    }

    private func edit(_ collection: CollectionID, _ change: FeatureOrder.Change) async throws -> FeatureID {
        try await store.edit(FeatureOrder(collection: collection, change: change, origin: "test")) { _ in true }.id
    }

    private func content(
        _ properties: [String: String], _ geometry: FeatureOrder.GeometryChange
    ) -> FeatureOrder.Content {
        FeatureOrder.Content(properties: properties.mapValues(PropertyValue.string), geometry: geometry, crs: .crs84)
    }
}
