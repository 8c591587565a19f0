package import InventoryExchange
package import SimpleFeatures
package import SiteInventory
internal import TestSupport

/// Rows of six layers that change at random.
package struct Region {
    private typealias Row = (geometry: Geometry?, values: [PropertyValue])

    private static let layers: [(name: String, fields: [String], prefix: String)] = [
        ("verkehrsprojekte", ["VP_NR", "NAME", "STATUS", "ART"], "R"),
        ("restriktionsflaechen", ["RF_NR", "ART", "SCHWERE", "PUFFER_M"], "C"),
        ("teilflaechen", ["TF_NR", "ST_NR", "STATUS", "NUTZBAR", "BEDINGUNG"], "P"),
        ("standorte", ["ST_NR", "NAME", "VOLLVERM"], "S"),
        ("anschlussstellen", ["AS_ID", "NAME", "VP_NR"], "J"),
        ("strassennetz", ["STR_ID", "NAME", "RICHTUNG"], "E"),
    ]
    private let count: Int
    /// The least width of sites, plots and constraints. The greatest is three times that.
    private let leastMetres: Double

    private var rows: [[Row]] = []
    private var random: SeededGenerator
    private var imports = 0

    /// - Parameter count: the number of rows of each layer.
    package init(seed: UInt64, count: Int = 6, leastMetres: Double = 300) {
        self.count = count
        self.leastMetres = leastMetres
        random = SeededGenerator(seed: seed)
        rows = Self.layers.indices.map { layer in (0..<count).map { newRow(layer, $0) } }
    }

    /// Every layer as it is now.
    package mutating func all() -> [LayerImport] { Self.layers.indices.map { delivery($0, rows[$0]) } }

    /// One changed row, as a delivery of its own.
    package mutating func change() -> LayerImport {
        let layer = Int.random(in: Self.layers.indices, using: &random)
        let index = Int.random(in: 0..<count, using: &random)
        rows[layer][index] = newRow(layer, index)
        return delivery(layer, [rows[layer][index]])
    }

    private mutating func delivery(_ layer: Int, _ rows: [Row]) -> LayerImport {
        imports += 1
        return MemorySource(fields: Self.layers[layer].fields, rows: rows)
            .layer(Self.layers[layer].name, hash: "import \(imports)")
    }

    /// A street along a grid, so that streets meet at common vertices.
    private mutating func street() -> Geometry {
        let (row, isNorthward) = (Double.random(in: 0...2000, using: &random), Bool.random(using: &random))
        let across = (row / 500).rounded() * 500
        let start = Int.random(in: 0...3, using: &random)
        let along = (start...Int.random(in: start + 1...5, using: &random)).map { Double($0) * 500 }
        return .lineString(
            LineString(
                along.map { along in
                    isNorthward
                        ? Position(371_000 + across, 5_715_000 + along) : Position(371_000 + along, 5_715_000 + across)
                }))
    }

    private mutating func newRow(_ layer: Int, _ index: Int) -> Row {
        func pick(_ words: String...) -> PropertyValue { .string(words.randomElement(using: &random) ?? "") }
        let id = PropertyValue.string("\(Self.layers[layer].prefix)\(index)")
        let hasPlace = Int.random(in: 0..<8, using: &random) > 0
        let size = layer == 0 ? 10.0 : leastMetres
        let place = rectangle(
            .random(in: 0...2000, using: &random), .random(in: 0...2000, using: &random),
            .random(in: size...(size * 3), using: &random), .random(in: size...(size * 3), using: &random))
        let others: [PropertyValue] =
            switch layer {
            case 0: [id, pick("in Betrieb", "im Bau", "in Planung"), pick("Anschlussstelle", "Ausbau")]
            case 4: [id, pick("R0", "R1", "")]
            case 5: [id, pick("F", "T", "B")]
            case 1: [pick("Altlast", "Hochwasser"), pick("hart", "gering"), pick("0", "30")]
            case 2:
                [
                    pick("S0", "S1", "S2"), pick("frei", "bedingt", "verkauft", "Option"), pick("ja", "nein"),
                    pick("R0", "R1", ""),
                ]
            default: [id, pick("ja", "")]
            }
        if layer == 5 { return (street(), [id] + others) }
        return (hasPlace ? place : nil, [id] + others)
    }
}

extension ImportOptions {
    /// Random plots are sold over each other.
    package static var ofRegion: ImportOptions {
        var options = ImportOptions()
        options.confirmsOverlap = true
        return options
    }
}

extension FeatureSource {
    /// What the interface gives of each feature, by id.
    package func served(_ collection: CollectionID) async throws -> [FeatureID: String] {
        let page = try await page(FeatureQuery(collection, limit: 1000))
        var served: [FeatureID: String] = [:]
        for feature in page.features {
            served[feature.id] = String(decoding: feature.geoJSON, as: UTF8.self)
            if collection == .sites, let statement = try await hectaresStatement(of: feature.id) {
                served[feature.id]?.append(String(decoding: statement, as: UTF8.self))
            }
        }
        return served
    }
}
