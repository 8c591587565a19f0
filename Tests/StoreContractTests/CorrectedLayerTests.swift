import Foundation
import SimpleFeatures
import Synchronization
import StoreTestSupport
import TestSupport
import Testing
import VectorIO

@testable import InventoryExchange
@testable import SiteInventory

/// The corrected file of an import.
@Suite(.everyStore) struct CorrectedLayerTests {
    let temporary: TemporaryStore
    var store: any InventoryStore { temporary.store }

    init() throws { temporary = try TemporaryStore() }

    /// A plot with a spike, a valid plot, and two invalid rows.
    static let delivery = MemorySource(
        fields: [
            "Nr", "Standort", "Verfügbarkeit", "Fläche (ha)", "Ab_Jahr", "Stand_Datum", "Käufer", "Bemerkungsfeld_lang",
        ],
        rows: [
            (
                spiked,
                [
                    .string("P1"), .string("S1"), .string("nach Erschließung"), .string("ca. 100,0 ha"),
                    .string("2030"),
                    .string("29.02.2024"), .string("Fa. Öl"), .string("Straße"),
                ]
            ),
            (
                rectangle(0, 0, 100, 100),
                [.string("P2"), .string("S1"), .string("weiß nicht"), .null, .null, .null, .null, .null]
            ),
            (rectangle(0, 0, 100, 100), [.string("P2"), .null, .null, .null, .null, .null, .null, .null]),
            (.point(Position(371_000, 5_715_000)), [.string("P4"), .null, .null, .null, .null, .null, .null, .null]),
        ])

    static let spiked = Geometry.polygon(
        Polygon(
            line(
                (371_000, 5_715_000), (372_000, 5_715_000), (372_500, 5_715_000), (372_000, 5_715_000),
                (372_000, 5_716_000), (371_000, 5_716_000), (371_000, 5_715_000))))

    @Test func `the corrected file has the accepted rows with standard field names, and lists refused rows`()
        async throws
    {
        let path = temporary.folder.appending(path: "korrigiert.zip").path()
        let (report, outcomes) = try await corrected(to: path)
        #expect(report.counts.refused == 2)
        let refused = outcomes.flatMap(\.losses).filter { $0.kind == .rowRefused }.compactMap(\.example)
        #expect(refused.count == 2)
        #expect(refused[0].hasPrefix("3: ") && refused[1].hasPrefix("4: "), "\(refused)")

        let dataset = try VectorDataset(path: try unpacked(path))
        let layer = try #require(try dataset.layers().first)
        #expect(layer.name == "teilflaechen_neu")
        #expect(layer.encoding?.name == "UTF-8" && layer.crs?.identifier == .utm32)
        // Contains only fields with a column in the original.
        #expect(
            layer.fields.map(\.name)
                == [
                    "TF_NR", "ST_NR", "STATUS", "AB_JAHR", "FLAECHE_HA", "ERHEBUNG", "Bemerku_01", "Fläche_01",
                    "Verfüg_01", "Käufer",
                ])
        var rows: [SourceFeature] = []
        try dataset.forEachFeature(in: layer) { rows.append($0) }
        #expect(rows.count == 2)
        #expect(
            rows[0].values == [
                .string("P1"), .string("S1"), .string("bedingt verfügbar"), .integer(2030), .number(100),
                .string("2024-02-29"), .string("Straße"), .string("ca. 100,0 ha"), .null, .string("Fa. Öl"),
            ])
        #expect(rows[1].values[8] == .string("weiß nicht"))
    }

    @Test func `the corrected file imports without findings and with the same result`() async throws {
        let path = temporary.folder.appending(path: "korrigiert.zip").path()
        let (report, _) = try await corrected(to: path)
        #expect(report.findings.contains { $0.code == .check(.geometryRepaired) })
        let layers = try layersOfFiles(at: path)
        let other = try TemporaryStore()
        let outcome = try await other.store.importLayers(layers)
        #expect(outcome.isKept)
        let severities = outcome.reports.flatMap(\.findings).filter { $0.code != .check(.siteUnknown) }.map(\.severity)
        #expect(severities.allSatisfy { $0 <= .notice }, "\(outcome.reports.flatMap(\.findings).map(\.text.en))")
        var options = ImportOptions()
        options.acceptsPartial = true
        _ = try await store.importLayers([Self.delivery.layer("teilflaechen_neu", hash: "1")], options: options)
        let (direct, imported) = (try await store.features(.plots), try await other.store.features(.plots))
        #expect(imported.map(\.geometry) == direct.map(\.geometry))
        for field in ["site_id", "status", "available_from", "declared_ha", "survey_date", "confidential", "area_ha"] {
            #expect(imported.map { $0[field] } == direct.map { $0[field] }, "\(field)")
        }
    }

    private func corrected(to path: String) async throws -> (report: ImportReport, outcomes: [ExportOutcome]) {
        var options = ImportOptions()
        options.acceptsPartial = true
        let spool = try FeatureSpool(beside: path)
        let outcome = try await store.dryRunImport(
            of: [Self.delivery.layer("teilflaechen_neu", hash: "1")], options: options,
            onFeature: { layer, feature in
                #expect(layer.contentHash == "1")
                try spool.append(feature)
            })
        let report = try #require(outcome.reports.first)
        let layer = try #require(CorrectedLayer(report, in: store.crs) { try spool.forEach($0) })
        var export = ExportOptions(.shapefile)
        export.withConfidential = true
        let outcomes = try VectorFile.write(path, as: .shapefile) { sink in
            try CorrectedLayer.write([layer], export, into: sink)
        }
        #expect(try await store.features(.plots).isEmpty)
        return (report, outcomes)
    }
}
