import SimpleFeatures
import SiteInventory
import Testing

@testable import InventoryExchange

/// Which layers of a delivery are imported.
@Suite struct LayerSelectionTests {
    private static func layers(_ paths: [String]) -> [SourceLayer] {
        paths.map { path in
            let name = path.split(separator: "/").last.map { $0.split(separator: ".")[0] }.map(String.init) ?? ""
            return SourceLayer(name: name, path: path, fields: [], crs: nil, hasGeometry: true, featureCount: 3)
        }
    }

    private static func kept(
        _ paths: [String], _ change: (inout ImportOrder) -> Void = { _ in }, saved: [SavedMapping] = []
    ) -> (names: [String], faults: [SourceFault]) {
        var order = ImportOrder()
        change(&order)
        let layers = layers(paths)
        let selection = LayerSelection(order, saved: saved).selection(of: layers)
        return (selection.kept.map { layers[$0].name }, selection.faults)
    }

    private static let planung = ["planung.gpkg/sachdaten", "planung.gpkg/standorte", "planung.gpkg/umringe"]

    @Test func `unknown layers of a GeoPackage are left aside, each with a warning`() {
        let (names, faults) = Self.kept(Self.planung)
        #expect(names == ["standorte"])
        #expect(faults.map(\.kind) == [.layerLeftAside, .layerLeftAside])
        #expect(faults.map(\.value) == ["sachdaten", "umringe"] && faults.allSatisfy { $0.severity == .warning })
    }

    @Test(arguments: [
        ["planung.gpkg/umringe", "planung.gpkg/sachdaten"], ["a.zip/umringe.shp", "a.zip/standorte.shp"],
        ["standorte.gpkg/standorte", "a/b.gpkg/umringe"],
    ])
    func `a file without a known layer is not left aside, nor a file beside a known one`(paths: [String]) {
        let (names, faults) = Self.kept(paths)
        #expect(names.count == paths.count && faults.isEmpty)
    }

    @Test func `a collection chooses the layers of its name`() {
        let paths = ["a.gpkg/plots", "a.gpkg/sites"]
        #expect(Self.kept(paths) { $0.collection = .plots }.names == ["plots"])
        #expect(Self.kept(Self.planung) { $0.collection = .constraints }.names.count == 3)
    }

    @Test func `a saved collection makes a layer known`() {
        let saved = [SavedMapping(source: "a", layer: "umringe", collection: .sites)]
        #expect(Self.kept(Self.planung, saved: saved).names == ["standorte", "umringe"])
    }

    @Test func `layers are chosen by name, and an unknown one is an error`() {
        #expect(
            Self.kept(Self.planung) { $0.layers = [LayerChoice(name: "UMRINGE", collection: .sites)] }.names == [
                "umringe"
            ])
        let (names, faults) = Self.kept(Self.planung) { $0.layers = [LayerChoice(name: "plaene")] }
        #expect(names.isEmpty)
        #expect(faults.filter { $0.severity == .error }.map(\.kind) == [.layerNotFound])
        #expect(Finding.of(faults[0]).text.en.contains("sachdaten, standorte, umringe"))
    }

    @Test(arguments: [
        ("a=sites", "a", CollectionID.sites), ("a=", "a", nil), ("a=b=plots", "a=b", .plots),
    ])
    func `a choice names a layer and its collection`(text: String, name: String, collection: CollectionID?) {
        #expect(LayerChoice(text) == LayerChoice(name: name, collection: collection))
    }

    @Test(arguments: ["a", "=sites", "a=site"])
    func `other texts are no choice`(text: String) { #expect(LayerChoice(text) == nil) }
}
