import Foundation
import SimpleFeatures
import StoreTestSupport
import TestSupport
import Testing
import VectorIO

@testable import InventoryExchange
@testable import SiteInventory

/// Exporting and importing again changes nothing except the listed losses.
@Suite(.everyStore) struct RoundTripTests {
    let temporary: TemporaryStore
    var store: any InventoryStore { temporary.store }

    /// A copy of the inventory with geodata.
    init() async throws { temporary = try await TemporaryStore(copyOf: Self.geodata.value) }

    /// An inventory with geodata, created once.
    private static let geodata = Task {
        let temporary = try TemporaryStore()
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "geodata").path()
        let zip = temporary.folder.appending(path: "logistik.zip").path()
        try FileManager.default.copyItem(atPath: "\(folder)/logistik.zip", toPath: zip)
        let layers = try layersOfFiles(at: folder) + layersOfFiles(at: unpacked(zip) + "/Logistik")
        let outcome = try await temporary.store.importLayers(layers)
        try #require(outcome.isKept)
        return temporary
    }

    /// The formats that imports can read.
    static let readable = VectorFormat.allCases

    static let collections = CollectionID.allCases

    @Test(arguments: readable, collections)
    func `importing exported geodata into its inventory changes nothing`(
        _ format: VectorFormat, _ collection: CollectionID
    ) async throws {
        var count = try await store.features(collection).count
        guard count > 0, format.takesTables || CollectionSchema.of(collection).geometry != .none else { return }
        let (layers, outcome) = try await exported(collection, ExportOptions(format))
        count -= outcome.losses.first { $0.kind == .featureLeftOut }?.count ?? 0
        #expect(outcome.layers.reduce(0) { $0 + $1.features } == count)
        let reports = try await store.importLayers(layers).reports
        expectUnchanged(reports, count: count)
        #expect(reports.allSatisfy { $0.extraFields.isEmpty && $0.missingFields.isEmpty })
    }

    @Test(arguments: VectorFormat.allCases, collections)
    func `exported columns are recognised in every format`(
        _ format: VectorFormat, _ collection: CollectionID
    ) async throws {
        var options = ExportOptions(format)
        options.withGeometry = format != .flatGeobuf
        guard format != .flatGeobuf || CollectionSchema.of(collection).geometry != .none else { return }
        options.withGeometry = true
        let features = try await store.features(collection)
        guard !features.isEmpty else { return }
        let sink = CapturingSink()
        let outcome = try await store.export(collection, options) { body in try body(sink) }
        let reports = try await store.importLayers(sink.layers(format)).reports
        let leftOut = outcome.losses.first { $0.kind == .featureLeftOut }?.count ?? 0
        expectUnchanged(reports, count: features.count - leftOut)
        #expect(reports.allSatisfy { $0.extraFields.isEmpty && $0.missingFields.isEmpty })
        #expect(outcome.losses.allSatisfy { Self.harmless.contains($0.kind) }, "\(outcome.losses)")
    }

    /// The allowed losses for geodata, none of which concerns a value.
    static let harmless: Set<ExportLoss.Kind> = [
        .coordinatesConverted, .crsNotStored, .featureLeftOut, .layerSplit, .valueLeftOut,
    ]

    @Test(arguments: [VectorFormat.shapefile, .geoPackage, .csv, .excelCSV])
    func `an inventory can be restored from its exports`(_ format: VectorFormat) async throws {
        var layers: [LayerImport] = []
        for collection in Self.collections where try await !store.features(collection).isEmpty {
            layers += try await exported(collection, ExportOptions(format)).layers
        }
        let other = try TemporaryStore()
        let outcome = try await other.store.importLayers(layers)
        #expect(outcome.isKept)
        for collection in Self.collections {
            let (back, gone) = (try await other.store.features(collection), try await store.features(collection))
            #expect(back == gone)
        }
    }

    @Test(
        arguments: [VectorFormat.shapefile, .geoPackage, .csv],
        [CRS.epsg(31466), .epsg(4326), .epsg(3035), .epsg(4647)])
    func `coordinates survive export in another CRS`(_ format: VectorFormat, _ crs: CRS) async throws {
        var options = ExportOptions(format)
        options.crs = crs
        let (layers, outcome) = try await exported(.sites, options)
        #expect(layers.map { $0.crs ?? $0.layer.crs?.identifier?.definition } == [crs.definition])
        #expect(outcome.losses.map(\.kind).contains(.coordinatesConverted))
        expectUnchanged(try await store.importLayers(layers).reports, count: 25)
    }

    @Test func `GeoJSON with seven decimals lists rounding as a loss, with nine decimals nothing moves`() async throws {
        for (decimals, changed) in [(7, true), (9, false)] {
            var options = ExportOptions(.geoJSON)
            options.coordinateDecimals = decimals
            let sink = CapturingSink()
            let outcome = try await store.export(.sites, options) { body in try body(sink) }
            let loss = try #require(outcome.losses.first { $0.kind == .coordinatesConverted })
            #expect(loss.example?.hasSuffix(" mm") == true)
            let reports = try await store.dryRunImport(of: sink.layers(.geoJSON)).reports
            #expect((reports[0].counts.changed > 0) == changed)
            if changed { #expect(reports[0].changedFields.keys.sorted() == ["geometry"]) }
        }
    }

    // MARK: Help

    private func exported(
        _ collection: CollectionID, _ options: ExportOptions
    ) async throws -> (layers: [LayerImport], outcome: ExportOutcome) {
        try await store.exported(collection, options, in: temporary.folder)
    }

    private func expectUnchanged(
        _ reports: [ImportReport], count: Int, _ location: SourceLocation = #_sourceLocation
    ) {
        for report in reports {
            let counts = report.counts
            #expect(
                counts.added + counts.changed + counts.ended + counts.refused == 0,
                "\(report.changedFields) \(report.findings.map(\.text.en))", sourceLocation: location)
        }
        #expect(reports.reduce(0) { $0 + $1.counts.unchanged } == count, sourceLocation: location)
    }
}
