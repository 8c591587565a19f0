import Foundation
import GeometryEngine
import SimpleFeatures
import Testing

@testable import SiteInventory

/// The report of a site's hectares: other areas, accuracy, provenance, and the evidence package.
@Suite struct HectaresReportTests {
    static let day = CalendarDay("2026-06-30") ?? .today

    /// A site of 100 ha with a sold plot, a plot that depends on a road, and a flood area over both.
    private func inputs(accuracy_m: Double? = 0.5, declared: Double? = 100) -> HectaresInputs {
        func feature(_ id: String, _ land: Geometry?, _ more: [String: PropertyValue]) -> Feature {
            Feature(
                id: FeatureID(id), geometry: land,
                properties: more.merging(["accuracy_m": PropertyValue(accuracy_m)]) { own, _ in own })
        }
        var inputs = HectaresInputs(
            crs: .utm32, datasetVersion: 12, judgedOn: Self.day,
            site: VersionedFeature(
                feature(
                    "S1", Land.rectangle(0, 0, 1000, 1000),
                    ["name": .string("Probe, \"West\""), "declared_gross_ha": PropertyValue(declared)]), version: 3))
        inputs.plots = [
            VersionedFeature(
                feature(
                    "P1", Land.rectangle(0, 0, 300, 1000),
                    ["site_id": .string("S1"), "status": .string("sold")]), version: 4),
            VersionedFeature(
                feature(
                    "P2", Land.rectangle(250, 0, 400, 900),
                    [
                        "site_id": .string("S1"), "status": .string("available"), "condition": .string("R1"),
                        "confidential": .json(#"{"price":7}"#), "available_from": .integer(2020),
                    ]), version: 9),
        ]
        inputs.constraints = [
            VersionedFeature(
                feature(
                    "C1", Land.rectangle(-50, -50, 2000, 100),
                    ["kind": .string("flood"), "severity": .string("hard"), "buffer_m": .number(25)]), version: 5)
        ]
        inputs.roadProjects = [
            VersionedFeature(
                Feature(id: FeatureID("R1"), geometry: nil, properties: ["status": .string("planning")]), version: 2)
        ]
        return inputs
    }

    private let question = HectaresRequest(FeatureID("S1"))

    private func account(_ inputs: HectaresInputs) throws -> HectaresReport { try HectaresReport(inputs, question) }

    // Three areas

    @Test(arguments: [
        (100.05, DeclaredCheck.agrees, nil), (100.5, .note, nil), (103.0, .warning, nil), (110.0, .error, nil),
        (1_000_000.0, .error, AreaUnit.squareMetres), (10_000.0, .error, .ares), (1.0, .error, .squareKilometres),
        (247.1, .error, .acres), (259.0, .error, .webMercator),
    ])
    func `a declared area is compared, and its unit suspected`(
        declared: Double, check: DeclaredCheck, unit: AreaUnit?
    ) throws {
        let gross = try #require(try account(inputs(declared: declared)).areas.first)
        #expect(gross.figure == .grossHectares && gross.declaredCheck == check && gross.suspectedUnit == unit)
    }

    @Test func `the area in UTM 32 is about 0.04 % smaller here`() throws {
        let areas = try account(inputs()).areas
        #expect(abs((areas[0].utm32Hectares ?? 0) - 100) < 1e-9)
        #expect((-0.045...(-0.035)).contains(areas[0].utm32DifferencePercent ?? 0))
        #expect((-0.045...(-0.035)).contains(areas[1].utm32DifferencePercent ?? 0))
        #expect(areas[1].declaredHectares == nil && areas[1].declaredCheck == nil)
    }

    @Test(arguments: [CRS.epsg(31466), .epsg(3035), .epsg(25831)])
    func `the area in UTM 32 is computed in UTM 32, whatever the inventory's plane`(_ crs: CRS) throws {
        let square = Land.rectangle(0, 0, 1000, 1000)
        let elsewhere = try CoordinateTransformer(from: .utm32, to: crs).transform(square)
        let measures = try Measures(crs: crs)
        #expect(abs(try measures.utm32AreaSquareMetres(elsewhere) - 1e6) < 0.2)
        #expect(abs(measures.gridAreaSquareMetres(elsewhere) - 1e6) > 50)
    }

    // Estimate

    @Test func `an estimate of net needs a factor, a gross area and no plots`() throws {
        let factor = NetFactor(0.6)
        var bare = inputs()
        bare.plots = []
        #expect(try account(bare).netEstimate == nil)
        let estimated = try HectaresReport(bare, HectaresRequest(FeatureID("S1"), netFactor: factor))
        #expect(estimated.netEstimate?.hectares == 0.6 * (try #require(estimated.statement.figures.gross)))
        #expect(estimated.statement.figures.net == nil)
        #expect(try HectaresReport(inputs(), HectaresRequest(FeatureID("S1"), netFactor: factor)).netEstimate == nil)
        #expect(NetFactor(0) == nil && NetFactor(1.1) == nil && NetFactor(.nan) == nil)
    }

    // Accuracy and provenance

    @Test func `an outline of unknown accuracy makes the figures that it bounds uncertain`() throws {
        var inputs = inputs()
        inputs.plots[1].feature["accuracy_m"] = .null
        let uncertainty = try account(inputs).uncertainty
        #expect(uncertainty.withoutAccuracy == ["plots/P2"])
        #expect(uncertainty.standardErrors[.conditionalHectares] == .some(nil))
        // Neither the perimeter nor the sold plot has a corner on that outline.
        #expect((uncertainty.standardErrors[.grossHectares] ?? nil) ?? 0 > 0)
        #expect((uncertainty.standardErrors[.soldHectares] ?? nil) ?? 0 > 0)
        #expect(uncertainty.standardErrors[.availableHectares] == .some(0))
    }

    @Test func `the inputs are named with the versions of their last change`() throws {
        let provenance = try account(inputs()).provenance
        #expect(
            provenance.inputs.map { "\($0.collection.rawValue)/\($0.id)@\($0.version)" }
                == ["sites/S1@3", "plots/P1@4", "plots/P2@9", "constraints/C1@5", "road-projects/R1@2"])
        #expect(provenance.datasetVersion == 12 && provenance.judgedOn == "2026-06-30")
        #expect(provenance.ellipsoid.semiMajorAxisMetres == 6_378_137)
    }

    // Representations

    @Test func `the lands of the steps have the hectares of the steps`() throws {
        let account = try account(inputs())
        let measures = try Measures(crs: .utm32)
        #expect(account.lands.map(\.step.kind) == account.statement.steps.map(\.kind))
        for land in account.lands where land.step.kind != .slivers {
            #expect(abs(try measures.hectares(land.land) - land.step.hectares) < 1e-9, "\(land.step)")
        }
    }

    @Test func `a site without plots has its perimeter on the map, a site without a footprint has nothing`() throws {
        var bare = inputs()
        bare.plots = []
        #expect(try account(bare).lands.map(\.step.kind) == [.gross])
        bare.site.feature.geometry = nil
        #expect(try account(bare).lands.isEmpty)
        #expect(String(decoding: try account(bare).geoJSON(), as: UTF8.self).hasSuffix(#""features":[]}"#))
    }

    // Evidence

    @Test func `an evidence holds, and its figures follow from its inputs`() throws {
        let files = try evidence(of: inputs())
        let check = try EvidenceCheck(files)
        #expect(check.isSound && check.siteID == "S1" && check.datasetVersion == 12)
        #expect(check.fileCount == files.count - 1 && check.comparedCount > 15)
        #expect(check.largestDifferenceSquareMetres == 0)
    }

    @Test func `evidence of a version that had fewer figures holds`() throws {
        var files = try evidence(of: inputs())
        let path = HectaresEvidence.statementPath
        var statement = try #require(
            try JSONSerialization.jsonObject(with: Data(files[path] ?? [])) as? [String: Any])
        var figures = try #require(statement["figures"] as? [String: Any])
        #expect(figures.removeValue(forKey: "developable_ha") != nil)
        statement["figures"] = figures
        try replace(path, by: Array(try JSONSerialization.data(withJSONObject: statement)), in: &files)
        #expect(try EvidenceCheck(files).faults == [])
    }

    @Test func `an evidence contains nothing confidential`() throws {
        for (path, content) in try evidence(of: inputs()) {
            #expect(!String(decoding: content, as: UTF8.self).contains("price"), "\(path)")
        }
    }

    @Test func `a changed, a missing and an added file are found`() throws {
        let files = try evidence(of: inputs())
        for path in files.keys where path != "manifest.json" {
            var changed = files
            changed[path]?.append(UInt8(ascii: " "))
            #expect(try EvidenceCheck(changed).faults == [.changed(path)])
            changed[path] = nil
            #expect(try EvidenceCheck(changed).faults == [.missing(path)])
        }
        var more = files
        more["inputs/more.json"] = []
        #expect(try EvidenceCheck(more).faults == [.unlisted("inputs/more.json")])
    }

    @Test func `figures that do not follow from the inputs are found although all hashes match`() throws {
        var files = try evidence(of: inputs())
        var moved = inputs()
        moved.plots[0].feature.geometry = Land.rectangle(0, 0, 299, 1000)
        let other = try evidence(of: moved)
        let path = "inputs/plane/plots.json"
        try replace(path, by: other[path] ?? [], in: &files)
        let check = try EvidenceCheck(files)
        #expect(!check.isSound && check.largestDifferenceSquareMetres > 900)
        #expect(check.faults.contains { if case .differs("sold_ha", _, _) = $0 { true } else { false } })
    }

    /// Replaces a file, and its hash in the manifest.
    private func replace(_ path: String, by content: [UInt8], in files: inout [String: [UInt8]]) throws {
        files[path] = content
        var manifest = try #require(
            try JSONSerialization.jsonObject(with: Data(files["manifest.json"] ?? [])) as? [String: Any])
        let file = EvidenceManifest.File(path, content)
        manifest["files"] = (manifest["files"] as? [[String: Any]])?.map { listed in
            listed["path"] as? String == path
                ? ["path": file.path, "bytes": file.bytes, "sha256": file.sha256] : listed
        }
        files["manifest.json"] = Array(try JSONSerialization.data(withJSONObject: manifest))
    }

    @Test(arguments: ["{}", "", "[1]", #"{"format":"other"}"#])
    func `an unreadable manifest is refused`(manifest: String) throws {
        var files = try evidence(of: inputs())
        files["manifest.json"] = Array(manifest.utf8)
        #expect(throws: EvidenceFault.self) { try EvidenceCheck(files) }
        files["manifest.json"] = nil
        #expect(throws: EvidenceFault.missing("manifest.json")) { try EvidenceCheck(files) }
    }

    private func evidence(of inputs: HectaresInputs) throws -> [String: [UInt8]] {
        let files = try HectaresEvidence(try account(inputs), question, program: "standorte").files
        return Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.content) })
    }
}
