internal import InventoryExchange
internal import SimpleFeatures
internal import SiteInventory
internal import StoreTestSupport

/// A small inventory with features of all collections and three versions.
enum FuzzedInventory {
    static func fill(_ store: some InventoryStore) async throws {
        var region = Region(seed: 1)
        try await add(region.all(), to: store)
        try await add(others, to: store)
        try await add([region.change()], to: store)
    }

    private static func add(_ layers: [LayerImport], to store: some InventoryStore) async throws {
        let outcome = try await store.importLayers(layers, options: .ofRegion, today: .init("2026-06-01") ?? .today)
        let errors = outcome.reports.flatMap(\.findings).filter { $0.severity == .error }
        try require(outcome.isKept, "the inventory is refused: \(errors.map(\.message.en))")
    }

    private static let others = [
        layer("anbindungen", ["ST_NR", "VP_NR", "QUELLE"], [(nil, ["S0", "R0", "Vereinbarung"])]),
        layer("verkehrsabschnitte", ["ABS_NR", "VP_NR", "STATUS"], [(line, ["A1", "R1", "im Bau"])]),
        layer(
            "zielwerte", ["ZW_NR", "GROESSE", "WERT", "EINHEIT", "ZUSATZ", "JAHR", "BEREICH"],
            [(nil, ["T1", "Entwicklungsflächen", "170", "ha", "gut", "2015", "Logistik"])]),
        layer("gemeinden", ["AGS", "GEN", "KREIS"], [(rectangle(0, 0, 3000, 3000), ["05562020", "Herten", "RE"])]),
    ]

    private static let line = Geometry.lineString(
        LineString([Position(371_000, 5_715_000), Position(372_000, 5_716_000)]))

    private static func layer(
        _ name: String, _ fields: [String], _ rows: [(Geometry?, [String])]
    ) -> LayerImport {
        MemorySource(fields: fields, rows: rows.map { (geometry: $0.0, values: $0.1.map(PropertyValue.string)) })
            .layer(name, hash: name)
    }
}
