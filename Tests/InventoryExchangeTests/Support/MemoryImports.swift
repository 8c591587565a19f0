import GeometryEngine
import InventoryTestSupport
import SimpleFeatures
import SiteInventory
import Testing

@testable import InventoryExchange

/// Imports into an inventory in memory. A refused import changes nothing.
final class MemoryImports {
    private(set) var inventory = MemoryInventory()
    private var count = 0

    /// Imports tables in one transaction.
    func run(_ tables: [Table], _ options: ImportOptions = ImportOptions()) throws -> ImportOutcome {
        try run(layers: tables.enumerated().map { $1.layer(hash: "import \(count), layer \($0)") }, options)
    }

    /// Imports layers in one transaction.
    func run(layers: [LayerImport], _ options: ImportOptions = ImportOptions()) throws -> ImportOutcome {
        count += 1
        let transaction = MemoryTransaction(inventory, version: Int64(count))
        do {
            let run = try ImportRun(
                transaction, crs: .utm32, options: options, today: try #require(CalendarDay("2026-06-01")),
                progress: { _ in })
            let outcome = try run.run(layers)
            inventory = transaction.inventory
            return outcome
        } catch let refused as ImportNotKept {
            return refused.outcome
        }
    }

    /// The stored features of a collection, sorted by id.
    func features(_ collection: CollectionID) throws -> [Feature] {
        try inventory.features(in: collection)
    }

    /// A property of a stored feature; null when there is no such feature.
    func value(_ name: String, of id: String, in collection: CollectionID) throws -> PropertyValue {
        try inventory.feature(FeatureID(id), in: collection)?[name] ?? .null
    }
}

/// A layer of a delivery: its name says which collection it holds.
struct Table: VectorSource {
    var name: String
    var fields: [String]
    var rows: [(geometry: Geometry?, values: [String])]
    /// False for a plain table, which says nothing about geometries.
    var hasGeometry = true

    init(
        _ name: String, _ fields: [String], hasGeometry: Bool = true, _ rows: [(Geometry?, [String])]
    ) {
        (self.name, self.fields, self.hasGeometry) = (name, fields, hasGeometry)
        self.rows = rows.map { (geometry: $0.0, values: $0.1) }
    }

    func layers() -> [SourceLayer] { [] }

    /// Empty cells are null, as in a shapefile.
    func forEachFeature(
        in layer: SourceLayer, warn: (SourceFault) -> Void, _ body: (SourceFeature) throws -> Void
    ) throws {
        for (index, row) in rows.enumerated() {
            try body(
                SourceFeature(
                    row: index + 1, geometry: row.geometry,
                    values: row.values.map { $0.isEmpty ? .null : .string($0) }))
        }
    }

    func layer(hash: String) -> LayerImport {
        LayerImport(
            source: self,
            layer: SourceLayer(
                name: name, path: "\(name).shp",
                fields: fields.map { SourceField(name: $0, kind: .string) },
                crs: SourceCRS(name: "EPSG:25832", identifier: .utm32, wkt: ""), hasGeometry: hasGeometry,
                featureCount: rows.count),
            contentHash: hash)
    }
}

extension Table {
    /// Sites of 100 m by 1,000 m (10 ha), a kilometre apart.
    static func sites(_ ids: [String]) -> Table {
        Table(
            "standorte", ["ST_NR", "NAME"],
            ids.enumerated().map { (square(Double($0) * 1000, 0, 100, 1000), [$1, "Site \($1)"]) })
    }

    static func plots(_ rows: [(id: String, site: String, status: String, area: Geometry?)]) -> Table {
        Table(
            "teilflaechen", ["TF_NR", "ST_NR", "STATUS"],
            rows.map { ($0.area, [$0.id, $0.site, $0.status]) })
    }
}

/// A rectangle near Herten, in metres of UTM zone 32 from (371,000; 5,715,000).
func square(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Geometry {
    ring((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
}

/// The polygon with these vertices, closed or not.
func ring(_ vertices: (Double, Double)...) -> Geometry {
    .polygon(Polygon(LineString(vertices.map { Position(371_000 + $0.0, 5_715_000 + $0.1) })))
}

extension ImportOutcome {
    /// The codes of all findings, sorted, each as often as it is listed.
    var codes: [Finding.Code] {
        reports.flatMap(\.findings).map(\.code).sorted { $0.rawValue < $1.rawValue }
    }

    /// The codes of errors and warnings, sorted.
    var problems: [Finding.Code] {
        reports.flatMap(\.findings).filter { $0.severity >= .warning }.map(\.code).sorted {
            $0.rawValue < $1.rawValue
        }
    }

    /// The counts of the first layer.
    var counts: ImportReport.Counts { reports.first?.counts ?? ImportReport.Counts() }
}
