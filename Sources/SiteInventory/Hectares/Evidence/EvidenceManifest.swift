internal import Crypto
internal import Foundation

/// The list of the files of an evidence archive with their hashes (see `docs/evidence.md`).
struct EvidenceManifest: Codable {
    var format = Self.format
    var formatVersion = Self.version
    var siteID: String
    var siteName: String
    var crs: String
    var datasetVersion: Int64
    var judgedOn: String
    /// The parameters of the request.
    var availableBy: Int?
    var open: [String] = []
    var netFactor: Double?
    var program: String
    var geos: String
    var proj: String
    var files: [File]

    static let format = "zukunftsstandorte-evidence"
    static let version = 1
    /// The path of the manifest.
    static let path = "manifest.json"

    struct File: Codable, Hashable {
        var path: String
        var bytes: Int
        var sha256: String

        init(_ path: String, _ content: [UInt8]) {
            self.path = path
            bytes = content.count
            sha256 = SHA256.hash(data: content).map(\.hexadecimal).joined()
        }
    }

    enum CodingKeys: String, CodingKey {
        case format
        case formatVersion = "format_version"
        case siteID = "site_id"
        case siteName = "site_name"
        case crs
        case datasetVersion = "dataset_version"
        case judgedOn = "judged_on"
        case availableBy = "available_by"
        case open
        case netFactor = "estimate_net_factor"
        case program, geos, proj, files
    }
}

enum EvidenceJSON {
    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }
}
