internal import Codecs
internal import Foundation
internal import SimpleFeatures

/// A report as files: inputs, waterfall, and a manifest with hashes. The figures can be recomputed from them without
/// the inventory (see `docs/evidence.md`).
public struct HectaresEvidence: Sendable {
    /// The manifest, then the other files in the order of their paths.
    public let files: [(path: String, content: [UInt8])]

    /// - Parameters:
    ///   - question: the request that the report answers.
    ///   - program: the name and version of the program.
    /// - Throws: `GeometryError` when a position has no longitude and latitude.
    public init(_ account: HectaresReport, _ question: HectaresRequest, program: String) throws {
        let inputs = account.inputs
        var files: [(path: String, content: [UInt8])] = [
            (Self.statementPath, try EvidenceJSON.encode(account)),
            ("waterfall.csv", account.csv), ("waterfall.geojson", try account.geoJSON()),
        ]
        let encoder = try FeatureEncoder(inventoryCRS: inputs.crs)
        for (collection, features) in inputs.byCollection {
            let plane = EvidenceFeatures(features, in: collection, crs: inputs.crs)
            files.append((Self.planePath(collection), try EvidenceJSON.encode(plane)))
            files.append(
                ("inputs/\(collection.rawValue).geojson", try Self.collection(features, collection, encoder)))
        }
        files.sort { $0.path < $1.path }
        let method = account.statement.method
        let manifest = EvidenceManifest(
            siteID: account.statement.siteID, siteName: account.statement.siteName, crs: inputs.crs.definition,
            datasetVersion: inputs.datasetVersion, judgedOn: inputs.judgedOn.text,
            availableBy: question.scenario.availableBy, open: question.scenario.open.map(\.text).sorted(),
            netFactor: question.netFactor?.share, program: program, geos: method.geos, proj: method.proj,
            files: files.map { EvidenceManifest.File($0.path, $0.content) })
        self.files = [(EvidenceManifest.path, try EvidenceJSON.encode(manifest))] + files
    }

    static let statementPath = "statement.json"

    /// The path of the input features of a collection in the inventory's plane.
    static func planePath(_ collection: CollectionID) -> String { "inputs/plane/\(collection.rawValue).json" }

    /// The features as GeoJSON.
    private static func collection(
        _ features: [VersionedFeature], _ collection: CollectionID, _ encoder: FeatureEncoder
    ) throws -> [UInt8] {
        var json = JSONText(capacity: 4096)
        json.append(raw: #"{"type":"FeatureCollection","features":["#)
        for (number, versioned) in features.enumerated() {
            if number > 0 { json.append(raw: ",") }
            json.append(raw: try encoder.encode(versioned.feature, in: collection).geoJSON)
        }
        json.append(raw: "]}")
        return json.bytes
    }
}
