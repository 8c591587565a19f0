import Foundation
import SimpleFeatures
import SiteInventory
import Testing

@testable import InventoryExchange

/// The report of a layer: what it lists, what it only counts, and which errors refuse the import.
@Suite struct ImportReportTests {
    private static func finding(
        _ code: Finding.Check = .idMissing, _ severity: Finding.Severity = .error, row: Int? = 1
    ) -> Finding {
        Finding(code, severity, row: row, message: LocalizedText(de: "Nachricht.", en: "Message."))
    }

    private static func report(_ findings: [Finding]) -> ImportReport {
        var report = ImportReport(path: "a/b.shp", layer: "b", contentHash: "00")
        for finding in findings { report.add(finding) }
        return report
    }

    @Test(arguments: [
        ([], false, true), ([finding(.layerEmpty, .warning)], false, true), ([finding()], true, true),
        ([finding(row: nil)], true, false), ([finding(), finding(row: nil)], true, false),
        ([finding(.idMissing, .warning, row: nil), finding()], true, true),
    ])
    func `errors of rows can be left out with their rows, errors of the layer cannot`(
        findings: [Finding], hasErrors: Bool, hasOnlyRowErrors: Bool
    ) {
        let report = Self.report(findings)
        #expect(report.hasErrors == hasErrors && report.hasOnlyRowErrors == hasOnlyRowErrors)
    }

    @Test func `a thousand findings of a kind are listed, more are counted`() {
        let report = Self.report(
            (1...1500).map { Self.finding(row: $0) }
                + (1...10).map { Self.finding(.idMissing, .warning, row: $0) }
                + [Self.finding(.idInvalid)])
        #expect(report.findings.count == 1000 + 10 + 1)
        #expect(report.unlistedFindings == ["id-missing": 500])
        #expect(report.findings.last?.code == .check(.idInvalid))
    }

    @Test func `a finding names the file of its layer`() {
        #expect(Self.report([Self.finding()]).findings.map(\.layer) == ["a/b.shp"])
    }

    @Test func `changes are listed up to a thousand, and counted by field`() {
        var report = Self.report([])
        for number in 1...1200 {
            report.note(
                FeatureChange(
                    id: "S\(number)", fields: number.isMultiple(of: 2) ? ["name"] : ["name", "geometry"]))
        }
        #expect(report.changes.count == 1000)
        #expect(report.changedFields == ["name": 1200, "geometry": 600])
    }

    @Test func `a report is the same after it was written as JSON`() throws {
        var report = Self.report([Self.finding(), Self.finding(.layerEmpty, .warning, row: nil)])
        report.collection = .plots
        report.counts.read = 5
        report.mappedFields = ["ST_NR": "site_id"]
        report.operationAccuracyMetres = 0.9
        let read = try JSONDecoder().decode(ImportReport.self, from: JSONEncoder().encode(report))
        #expect(read.findings == report.findings && read.counts == report.counts)
        #expect(read.mappedFields == report.mappedFields && read.collection == .plots)
        #expect(read.operationAccuracyMetres == 0.9 && read.path == "a/b.shp")
    }

    @Test func `severities have an order`() {
        #expect(Finding.Severity.allCases.sorted() == [.info, .notice, .warning, .error])
    }

    @Test func `the text of a finding has the message, the action and the remedy`() {
        var finding = Self.finding()
        #expect(finding.text.de == "Nachricht.")
        finding.action = LocalizedText(de: "Zeile ausgelassen.", en: "Row left out.")
        finding.remedy = LocalizedText(de: "Bitte Kennung ergänzen.", en: "Add an identifier.")
        #expect(finding.text.de == "Nachricht. Zeile ausgelassen. Bitte Kennung ergänzen.")
        #expect(finding.text.en == "Message. Row left out. Add an identifier.")
    }

    // MARK: Places

    /// The former Ewald colliery (domain.md 3.5).
    @Test(arguments: [
        ("EPSG:31466", 2_579_653.0, 5_715_898.0), ("EPSG:4647", 32_371_676, 5_715_050),
        ("EPSG:3857", 795_745, 6_723_086),
    ])
    func `a place in the inventory's plane is located in the file's system and in degrees`(
        crs: String, x: Double, y: Double
    ) throws {
        var finding = Self.finding()
        finding.place = Finding.Place(x: 371_676, y: 5_715_050)
        var locator = PlaceLocator(inventoryCRS: .utm32, sourceCRS: crs)
        let place = try #require(locator.located(finding).place)
        #expect(abs(place.x - x) < 3 && abs(place.y - y) < 3)
        #expect(
            abs((place.longitude ?? 0) - 7.1483) < 1e-3 && abs((place.latitude ?? 0) - 51.5719) < 1e-3)
    }

    @Test func `a place in the file's system keeps its coordinates`() throws {
        var finding = Self.finding()
        finding.place = Finding.Place(x: 2_579_653, y: 5_715_898)
        var locator = PlaceLocator(inventoryCRS: .utm32, sourceCRS: "EPSG:31466")
        let place = try #require(locator.locatedInSource(finding).place)
        #expect(place.x == 2_579_653 && place.y == 5_715_898)
        #expect(
            abs((place.longitude ?? 0) - 7.1483) < 1e-3 && abs((place.latitude ?? 0) - 51.5719) < 1e-3)
    }

    @Test func `a finding without a place stays without one`() {
        var locator = PlaceLocator(inventoryCRS: .utm32, sourceCRS: nil)
        #expect(locator.located(Self.finding()).place == nil)
    }
}
