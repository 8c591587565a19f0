internal import Foundation
internal import SimpleFeatures

/// The result of verifying evidence: whether its files are complete, and whether its figures follow from its inputs.
public struct EvidenceCheck: Sendable {
    /// The id of the site.
    public var siteID: String
    /// The name of the site.
    public var siteName: String
    /// The version of the inventory from which the evidence was made.
    public var datasetVersion: Int64
    /// The number of files whose hashes were compared.
    public var fileCount: Int
    /// The number of recomputed figures and steps.
    public var comparedCount = 0
    /// The largest difference between a stated and a recomputed figure, in square metres.
    public var largestDifferenceSquareMetres = 0.0
    /// The reasons why the evidence is not valid; empty when it is valid.
    public var faults: [EvidenceFault]

    /// True when no fault was found.
    public var isSound: Bool { faults.isEmpty }

    /// Verifies the files of an evidence archive.
    ///
    /// - Parameter files: the content of the files by path.
    /// - Throws: ``EvidenceFault`` when the files are not evidence, or have a newer format.
    public init(_ files: [String: [UInt8]]) throws {
        let manifest: EvidenceManifest = try Self.decode(EvidenceManifest.path, of: files)
        guard manifest.format == EvidenceManifest.format, manifest.formatVersion <= EvidenceManifest.version else {
            throw EvidenceFault.unreadable(EvidenceManifest.path, "its format")
        }
        (siteID, siteName) = (manifest.siteID, manifest.siteName)
        datasetVersion = manifest.datasetVersion
        fileCount = manifest.files.count
        faults = Self.faults(of: files, manifest)
        // Changed inputs are not recomputed.
        guard faults.isEmpty else { return }
        let question = HectaresRequest(
            FeatureID(siteID),
            scenario: Scenario(availableBy: manifest.availableBy, open: Set(manifest.open.map { FeatureID($0) })),
            netFactor: manifest.netFactor.flatMap { NetFactor($0) })
        let computed = try HectaresReport(try Self.inputs(of: files, manifest), question).statement
        let names: StatedFigures = try Self.decode(HectaresEvidence.statementPath, of: files)
        compare(try Self.decode(HectaresEvidence.statementPath, of: files), names, with: computed)
    }

    /// The missing, changed and unlisted files.
    private static func faults(of files: [String: [UInt8]], _ manifest: EvidenceManifest) -> [EvidenceFault] {
        let listed = Set(manifest.files.map(\.path)).union([EvidenceManifest.path])
        let changed = manifest.files.compactMap { file -> EvidenceFault? in
            guard let content = files[file.path] else { return .missing(file.path) }
            return EvidenceManifest.File(file.path, content) == file ? nil : .changed(file.path)
        }
        return changed + files.keys.filter { !listed.contains($0) }.sorted().map(EvidenceFault.unlisted)
    }

    private static func inputs(of files: [String: [UInt8]], _ manifest: EvidenceManifest) throws -> HectaresInputs {
        func features(_ collection: CollectionID) throws -> [VersionedFeature] {
            let path = HectaresEvidence.planePath(collection)
            let stored: EvidenceFeatures = try decode(path, of: files)
            guard stored.crs == manifest.crs else { throw EvidenceFault.unreadable(path, "its plane") }
            return try stored.versioned(path)
        }
        let code = manifest.crs.split(separator: ":").map(String.init)
        guard code.count == 2, let day = CalendarDay(manifest.judgedOn), let site = try features(.sites).first else {
            throw EvidenceFault.unreadable(EvidenceManifest.path, "its plane, its day or its site")
        }
        var inputs = HectaresInputs(
            crs: CRS(authority: code[0], code: code[1]), datasetVersion: manifest.datasetVersion, judgedOn: day,
            site: site)
        inputs.plots = try features(.plots)
        inputs.constraints = try features(.constraints)
        inputs.roadProjects = try features(.roadProjects)
        inputs.roadSections = try features(.roadSections)
        return inputs
    }

    private static func decode<Value: Decodable>(_ path: String, of files: [String: [UInt8]]) throws -> Value {
        guard let content = files[path] else { throw EvidenceFault.missing(path) }
        do {
            return try JSONDecoder().decode(Value.self, from: Data(content))
        } catch {
            throw EvidenceFault.unreadable(path, "its JSON")
        }
    }

    /// The figures in a statement. A statement of an older version has fewer.
    private struct StatedFigures: Decodable {
        var figures: [String: Double?]
    }

    private mutating func compare(
        _ stated: HectaresStatement, _ names: StatedFigures, with computed: HectaresStatement
    ) {
        for figure in SiteFigure.statementHectares where names.figures.keys.contains(figure.rawValue) {
            compare(figure.rawValue, stated.figures[figure], computed.figures[figure])
        }
        guard stated.steps.count == computed.steps.count else {
            faults.append(.differs("steps", stated: nil, computed: nil))
            return
        }
        for (number, (one, other)) in zip(stated.steps, computed.steps).enumerated() {
            guard one.kind == other.kind, one.id == other.id else {
                faults.append(.differs("step \(number)", stated: nil, computed: nil))
                continue
            }
            compare("step \(number)", one.hectares, other.hectares)
        }
    }

    /// Allows a relative difference of 1e-6 or 1 m², since other versions of GEOS and PROJ round differently.
    private mutating func compare(_ what: String, _ stated: Double?, _ computed: Double?) {
        comparedCount += 1
        let difference = abs((stated ?? 0) - (computed ?? 0)) * squareMetresPerHectare
        largestDifferenceSquareMetres = max(largestDifferenceSquareMetres, difference)
        let allowed = max(1, 1e-6 * abs(computed ?? 0) * squareMetresPerHectare)
        if (stated == nil) != (computed == nil) || difference > allowed {
            faults.append(.differs(what, stated: stated, computed: computed))
        }
    }
}

/// Why evidence is not valid.
public enum EvidenceFault: Error, Hashable, Sendable {
    /// A listed file is missing.
    case missing(String)
    /// A file differs from its listed hash.
    case changed(String)
    /// A file is not listed.
    case unlisted(String)
    /// A file cannot be read: its path, and the unreadable part.
    case unreadable(String, String)
    /// A figure or step does not follow from the inputs. Values are in hectares.
    case differs(String, stated: Double?, computed: Double?)
}
