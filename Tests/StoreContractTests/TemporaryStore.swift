import Foundation
import GRDB
import SimpleFeatures
import InventoryExchange
import SiteInventory

@testable import GeoPackageStore

/// An inventory in a folder of its own, removed at the end of the test.
final class TemporaryStore {
    let folder = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID())")
    let store: GeoPackageStore

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        store = try GeoPackageStore(path: folder.appending(path: "inventory.gpkg").path())
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var path: String { folder.appending(path: "inventory.gpkg").path() }
}

/// A source of features that lie in memory, as if a file had held them.
struct MemorySource: VectorSource {
    var fields: [String]
    var rows: [(geometry: Geometry?, values: [PropertyValue])]

    func layers() -> [SourceLayer] { [] }

    func forEachFeature(
        in layer: SourceLayer, warn: (SourceFault) -> Void, _ body: (SourceFeature) throws -> Void
    ) throws {
        for (index, row) in rows.enumerated() {
            try body(SourceFeature(row: index + 1, geometry: row.geometry, values: row.values))
        }
    }

    /// The rows as a layer to import; `hash` stands for the file's bytes.
    func layer(_ name: String, hash: String, crs: CRS? = .utm32) -> LayerImport {
        LayerImport(
            source: self,
            layer: SourceLayer(
                name: name, path: "\(name).shp", fields: fields.map { SourceField(name: $0, kind: .string) },
                crs: crs.map { SourceCRS(name: $0.definition, identifier: $0, wkt: "") }, hasGeometry: true,
                featureCount: rows.count),
            contentHash: hash
        ) { body in try body("\(name).shp", 0, Array(hash.utf8)) }
    }
}

/// A rectangle near Herten in the plane of UTM zone 32, in metres from an origin there.
func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Geometry {
    let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    return .multiPolygon([Polygon(LineString(corners.map { Position(371_000 + $0.0, 5_715_000 + $0.1) }))])
}

extension MemorySource {
    /// One site with a footprint of 100 ha for each name.
    static func sites(_ names: [String]) -> MemorySource {
        MemorySource(
            fields: ["ST_NR", "NAME"],
            rows: names.enumerated().map { index, name in
                (rectangle(Double(index) * 2000, 0, 1000, 1000), [.string("S\(index + 1)"), .string(name)])
            })
    }

    /// One plot of S1 over its left half.
    static func plot(_ status: String) -> MemorySource {
        MemorySource(
            fields: ["TF_NR", "ST_NR", "STATUS", "NUTZBAR"],
            rows: [(rectangle(0, 0, 500, 1000), [.string("P1"), .string("S1"), .string(status), .string("ja")])])
    }
}

extension GeoPackageStore {
    func features(_ collection: CollectionID) async throws -> [Feature] {
        try await read { try $0.features(in: collection) }
    }

    /// The single number that the SQL gives.
    func number(_ sql: String) async throws -> Int {
        try await pool.read { try Int.fetchOne($0, sql: sql) ?? -1 }
    }
}
