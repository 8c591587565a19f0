internal import Foundation
internal import SimpleFeatures

/// What is found when an evidence is looked at again: whether it is whole, and whether its figures follow from its inputs.
public struct EvidenceCheck: Sendable {
    public var siteID: String
    public var siteName: String
    public var datasetVersion: Int64
    /// Whose hashes were compared.
    public var fileCount: Int
    /// How many figures and steps were computed again.
    public var comparedCount = 0
    /// The largest difference among them, in square metres.
    public var largestDifferenceSquareMetres = 0.0
    public var faults: [EvidenceFault]

    public var isSound: Bool { faults.isEmpty }

    /// - Parameter files: the content of the evidence, by path.
    /// - Throws: ``EvidenceFault`` when it is no evidence, or one of a newer program.
    public init(_ files: [String: [UInt8]]) throws {
        let manifest: EvidenceManifest = try Self.decode(EvidenceManifest.path, of: files)
        guard manifest.format == EvidenceManifest.format, manifest.formatVersion <= EvidenceManifest.version else {
            throw EvidenceFault.unreadable(EvidenceManifest.path, "its format")
        }
        (siteID, siteName) = (manifest.siteID, manifest.siteName)
        datasetVersion = manifest.datasetVersion
        fileCount = manifest.files.count
        faults = Self.faults(of: files, manifest)
        // What was changed is not worth computing with.
        guard faults.isEmpty else { return }
        let question = HectaresQuestion(
            FeatureID(siteID),
            scenario: Scenario(availableBy: manifest.availableBy, open: Set(manifest.open.map { FeatureID($0) })),
            netFactor: manifest.netFactor.flatMap { NetFactor($0) })
        let computed = try HectaresAccount(try Self.inputs(of: files, manifest), question).statement
        compare(try Self.decode(HectaresEvidence.statementPath, of: files), with: computed)
    }

    /// The files that are not what the list says, and what it does not name.
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

    private mutating func compare(_ stated: HectaresStatement, with computed: HectaresStatement) {
        let figures = zip(stated.figures.named, computed.figures.named)
        for (one, other) in figures { compare(one.name, one.value, other.value) }
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

    /// To a millionth or a square metre, as other versions of GEOS and PROJ may round otherwise.
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

/// Why an evidence does not hold.
public enum EvidenceFault: Error, Hashable, Sendable {
    /// Not there though listed.
    case missing(String)
    /// Another content than the one listed.
    case changed(String)
    /// There though not listed.
    case unlisted(String)
    /// Cannot be read: the file, and what in it.
    case unreadable(String, String)
    /// A figure, or a step, that does not follow from the inputs, in hectares.
    case differs(String, stated: Double?, computed: Double?)
}
