import SimpleFeatures
import SiteInventory
import Testing

@testable import InventoryExchange

/// Options that are saved for the next delivery of a source.
@Suite struct SavedMappingTests {
    private static let saved = [
        SavedMapping(
            source: "Stadt Herne", layer: "flaechen", collection: .plots, crs: "EPSG:31466", encoding: "CP1252",
            fieldMap: ["NR": "id", "ZUSTAND": "status"], fieldValues: ["usable": "ja"]),
        SavedMapping(source: "Stadt Herne", layer: "leer"),
    ]

    @Test func `an order without options gets those that were saved for the layer`() {
        let order = ImportOrder().completed(by: Self.saved, forLayer: "flaechen")
        #expect(order.collection == .plots && order.crs == "EPSG:31466")
        #expect(order.fieldMap == ["NR": "id", "ZUSTAND": "status"] && order.fieldValues == ["usable": "ja"])
    }

    @Test func `options of the order go before saved ones`() {
        var order = ImportOrder()
        order.collection = .sites
        order.crs = "EPSG:25832"
        order.fieldMap = ["NR": "name"]
        let completed = order.completed(by: Self.saved, forLayer: "flaechen")
        #expect(completed.collection == .sites && completed.crs == "EPSG:25832")
        #expect(completed.fieldMap == ["NR": "name", "ZUSTAND": "status"])
    }

    @Test(arguments: ["anders", "FLAECHEN", ""])
    func `another layer gets nothing`(layer: String) {
        #expect(ImportOrder().completed(by: Self.saved, forLayer: layer) == ImportOrder())
    }

    @Test(arguments: [(nil, "CP1252"), ("UTF-8", "UTF-8")] as [(String?, String)])
    func `a delivery is read with one encoding`(encoding: String?, expected: String) {
        var order = ImportOrder()
        order.encoding = encoding
        #expect(order.encoding(orSavedIn: Self.saved) == expected)
        #expect(ImportOrder().encoding(orSavedIn: []) == nil)
    }

    @Test func `only options that were given are worth saving`() {
        #expect(Self.saved.map(\.isEmpty) == [false, true])
        var layer = Table.sites(["S1"]).layer(hash: "a")
        #expect(SavedMapping(source: "Stadt Herne", of: layer).isEmpty)
        layer.crs = "EPSG:31466"
        let mapping = SavedMapping(source: "Stadt Herne", of: layer)
        #expect(!mapping.isEmpty && mapping.crs == "EPSG:31466" && mapping.layer == "standorte")
    }

    @Test func `a mapping that was saved without values is read`() throws {
        let json = #"{"source":"Stadt Herne","layer":"a","field_map":{"NR":"id"}}"#
        let document = MappingDocument(source: "Stadt Herne", layer: "a", json: Array(json.utf8))
        #expect(try SavedMapping(document).fieldMap == ["NR": "id"])
    }

    @Test func `a mapping is the same after it was written as a document`() throws {
        for mapping in Self.saved { #expect(try SavedMapping(mapping.document()) == mapping) }
    }
}
