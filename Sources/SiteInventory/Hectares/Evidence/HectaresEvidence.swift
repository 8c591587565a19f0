internal import Codecs
internal import Foundation
internal import SimpleFeatures

/// An account as files that one can give away: inputs, waterfall, and a list with hashes, from which anybody can compute
/// the figures again (see `docs/evidence.md`).
public struct HectaresEvidence: Sendable {
    /// In the order of their paths, the list first.
    public let files: [(path: String, content: [UInt8])]

    /// - Parameters:
    ///   - question: what the account answers.
    ///   - program: what computed it, and in which version.
    /// - Throws: `GeometryError` when a position has no longitude and latitude.
    public init(_ account: HectaresAccount, _ question: HectaresQuestion, program: String) throws {
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

    /// Where the features of a collection lie as they were computed with.
    static func planePath(_ collection: CollectionID) -> String { "inputs/plane/\(collection.rawValue).json" }

    /// The features for a map.
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
