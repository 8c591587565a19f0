package import InventoryExchange
package import SimpleFeatures
internal import SiteInventory

/// A source of features in memory, in place of a file.
package struct MemorySource: VectorSource {
    package var fields: [String]
    package var rows: [(geometry: Geometry?, values: [PropertyValue])]

    package init(fields: [String], rows: [(geometry: Geometry?, values: [PropertyValue])]) {
        self.fields = fields
        self.rows = rows
    }

    package func layers() -> [SourceLayer] { [] }

    package func forEachFeature(
        in layer: SourceLayer, warn: (SourceFault) -> Void, _ body: (SourceFeature) throws -> Void
    ) throws {
        for (index, row) in rows.enumerated() {
            try body(SourceFeature(row: index + 1, geometry: row.geometry, values: row.values))
        }
    }

    /// The rows as a layer to import. `hash` is the hash of the file.
    package func layer(_ name: String, hash: String, crs: CRS? = .utm32) -> LayerImport {
        LayerImport(
            source: self,
            layer: SourceLayer(
                name: name, path: "\(name).shp", fields: fields.map { SourceField(name: $0, kind: .string) },
                crs: crs.map { SourceCRS(name: $0.definition, identifier: $0, wkt: "") }, hasGeometry: true,
                featureCount: rows.count),
            contentHash: hash)
    }
}

/// A rectangle near Herten in the plane of UTM zone 32, in metres from an origin there.
package func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Geometry {
    let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    return .multiPolygon([Polygon(LineString(corners.map { Position(371_000 + $0.0, 5_715_000 + $0.1) }))])
}

extension MemorySource {
    /// One site with a footprint of 100 ha for each name.
    package static func sites(_ names: [String]) -> MemorySource {
        MemorySource(
            fields: ["ST_NR", "NAME"],
            rows: names.enumerated().map { index, name in
                (rectangle(Double(index) * 2000, 0, 1000, 1000), [.string("S\(index + 1)"), .string(name)])
            })
    }

    /// One plot of S1 over its left half.
    package static func plot(_ status: String) -> MemorySource {
        MemorySource(
            fields: ["TF_NR", "ST_NR", "STATUS", "NUTZBAR"],
            rows: [(rectangle(0, 0, 500, 1000), [.string("P1"), .string("S1"), .string(status), .string("ja")])])
    }
}
