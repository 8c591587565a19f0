internal import Foundation
internal import GeoPackageStore
internal import SimpleFeatures
internal import InventoryExchange
internal import SiteInventory

// HectaresBenchmark INVENTORY RUNS: computes all hectares RUNS times, and changes one plot ten times as often.
// Prints JSON. The inventory is changed.

let arguments = CommandLine.arguments
guard arguments.count == 3, let runs = Int(arguments[2]) else {
    print("HectaresBenchmark INVENTORY RUNS")
    exit(64)
}
let store = try GeoPackageStore(path: arguments[1])

var scratch: [Double] = []
var availableHectares = 0.0
var siteCount = 0
for _ in 0..<runs {
    let start = ContinuousClock.now
    let statements = try await store.computedStatements()
    scratch.append((ContinuousClock.now - start).seconds)
    siteCount = statements.count
    availableHectares = statements.reduce(0) { $0 + ($1.figures.available ?? 0) }
}
let scratchMemory = peakMebibytes

let plot = try await store.read { snapshot in
    try snapshot.features(try snapshot.ids(in: .plots).prefix(1).map { $0 }, in: .plots).values.first
}
guard let plot else { exit(66) }
var changes: [Double] = []
for run in 0..<(10 * runs) {
    let delivery = OneRow(
        geometry: plot.geometry, id: plot.id.text, status: run.isMultiple(of: 2) ? "reserviert" : "verkauft")
    let start = ContinuousClock.now
    let outcome = try await store.importLayers([delivery.layer("\(Date().timeIntervalSince1970) \(run)")])
    changes.append((ContinuousClock.now - start).seconds * 1000)
    precondition(outcome.isKept && outcome.reports.map(\.counts.changed) == [1], "\(outcome)")
}

let result: [String: Any] = [
    "scratch_s": scratch, "change_ms": changes, "sites": siteCount, "available_ha": availableHectares,
    "scratch_memory_mib": scratchMemory,
]
print(String(decoding: try JSONSerialization.data(withJSONObject: result), as: UTF8.self))

/// A layer with one plot.
struct OneRow: VectorSource {
    var geometry: Geometry?
    var id: String
    var status: String

    func layers() -> [SourceLayer] { [] }

    func forEachFeature(
        in layer: SourceLayer, warn: (SourceFault) -> Void, _ body: (SourceFeature) throws -> Void
    ) throws {
        try body(SourceFeature(row: 1, geometry: geometry, values: [.string(id), .string(status)]))
    }

    func layer(_ hash: String) -> LayerImport {
        LayerImport(
            source: self,
            layer: SourceLayer(
                name: "teilflaechen", path: "teilflaechen.shp",
                fields: ["TF_NR", "STATUS"].map { SourceField(name: $0, kind: .string) },
                crs: SourceCRS(name: "ETRS89 / UTM zone 32N", identifier: .utm32, wkt: ""), hasGeometry: true,
                featureCount: 1),
            contentHash: hash)
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

/// The peak memory of the process, in MiB.
var peakMebibytes: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (Int(line.split(separator: " ").dropFirst().first ?? "") ?? 0) / 1024
}
