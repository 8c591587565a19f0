import Foundation
import Testing

/// A conversion to an integer that does not fit ends the process: no value of a file or a request may reach one.
@Suite struct ConversionTests {
    private static let guardPath = "SimpleFeatures/CheckedConversions.swift"

    /// The Swift modules of the package, by the names of their folders.
    private static let modules: [String] = {
        let sources = Repository.root.appending(path: "Sources")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: sources.path)) ?? []
        return names.sorted().filter { name in
            let files = FileManager.default.enumerator(atPath: sources.appending(path: name).path)
            return files?.contains { ($0 as? String)?.hasSuffix(".swift") == true } == true
        }
    }()

    @Test func `every module hides the trapping conversions of Double`() throws {
        let rules = try Repository.text("Sources/\(Self.guardPath)")
        #expect(Self.modules.count > 10)
        for module in Self.modules {
            let text = try? Repository.text("Sources/\(module)/CheckedConversions.swift")
            #expect(text == rules, "link Sources/\(module)/CheckedConversions.swift to ../\(Self.guardPath)")
        }
    }

    /// Where integers are narrowed without a label, with the reason why they fit.
    private static let reasons = [
        "SiteInventory/Access/Network/": "numbers of vertices and edges in memory: 2^31 of them need 32 GiB",
        "InventoryExchange/Import/Matching/FeatureClaims.swift": "the number of layers of an import",
        "Compression/Zip/WrittenEntry.swift": "sizes that ZipWriter has compared with the limits of the format",
        "Compression/Zip/CentralDirectoryHeader.swift": "widens 32 bits to 64",
        "Compression/Zip/LocalFileHeader.swift": "widens 32 bits to 64",
        "Compression/Zip/EndOfCentralDirectory.swift":
            "widens 16 and 32 bits to 64; places within a file, compared before",
        "Compression/Zip/ZipWriter.swift": "counts of bytes and of written entries are not negative",
        "Compression/Zip/ArchiveFile.swift": "an offset that is compared with the size of the file before",
        "Compression/Deflate/ZlibStream.swift": "pieces of at most 256 KiB",
        "VectorIO/Writing/": "counts of fields and bytes of our own output",
        "VectorIO/GDAL/": "indexes of the fields and layers that the library counts in 32 bits, and its flags",
        "VectorIO/Shapefile/ShapeRecordOrder.swift": "half of an offset that was read as 32 bits",
        "VectorIO/CSV/CSVGeometry.swift": "two hexadecimal digits",
        "ImportWorker/System/": "constants and descriptors of the system",
        "ImportWorker/Protocol/FeatureCodec.swift": "lengths of values in memory, which are below the limit of a row",
        "Codecs/WKB/WKBWriter.swift": "counts of positions in memory: 2^32 of them need 64 GiB",
        "Codecs/JSON/": "digits and characters of 16 bits, widened",
        "GeometryEngine/GEOS/": "constants",
        "GeometryEngine/Nearest/SpatialIndex.swift": "numbers of boxes in memory: 2^31 of them need 64 GiB",
        "GeoPackageStore/Writing/": "levels and entries of a node of an R-tree",
        "SQLiteRows/": "columns of a table",
        "GeoPackageStore/GeoPackageGeometry.swift": "bytes, widened",
        "CQL2/Tree/Instant.swift": "a digit, widened",
        "FeaturesAPI/Server/Validator.swift": "bytes, widened",
        "Compression/Deflate/Checksum.swift": "widens 32 bits to 64",
        "FeaturesAPI/Server/EntityTagCondition.swift": "parses text",
        "SiteInventory/Hectares/Evidence/EvidenceFeatures.swift": "parses text",
        "GeoPackageStore/Schema/GeoPackageSchema.swift": "parses text",
        "VectorIO/Text/EncodingName.swift": "parses text",
    ]

    @Test func `an integer is narrowed by exactly, clamping or truncatingIfNeeded, or for a reason`() throws {
        // Not with a label, and not a literal.
        let pattern =
            /\bU?Int(?:8|16|32)\((?![a-zA-Z]+: |ascii:|0x|[0-9]+\)|U?Int)|\bUInt(?:64)?\((?![a-zA-Z]+: |0x|[0-9]+\))/
        var places: [String: [String]] = [:]
        for module in Self.modules {
            for (path, text) in try Self.files(of: module) {
                let lines = text.split(separator: "\n").filter { !$0.contains("///") && $0.contains(pattern) }
                if !lines.isEmpty { places[path] = lines.map(String.init) }
            }
        }
        #expect(!places.isEmpty)
        for (path, lines) in places where !Self.reasons.keys.contains(where: path.hasPrefix) {
            Issue.record("\(path): \(lines.joined(separator: "\n"))")
        }
        for prefix in Self.reasons.keys where !places.keys.contains(where: { $0.hasPrefix(prefix) }) {
            Issue.record("\(prefix) has no such conversion any more")
        }
    }

    private static func files(of module: String) throws -> [(path: String, text: String)] {
        let folder = Repository.root.appending(path: "Sources/\(module)")
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return try names.filter { $0.hasSuffix(".swift") && !$0.hasSuffix("CheckedConversions.swift") }
            .map { ("\(module)/\($0)", try Repository.text("Sources/\(module)/\($0)")) }
    }
}
