import Foundation
import Testing

/// The programs of GDAL, as an independent reader of our output.
enum GDALProgram {
    @discardableResult
    static func run(_ program: String, _ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0 && words.isEmpty, "\(program) \(arguments): \(words)")
        return text
    }

    /// The properties of every feature, in the file's order.
    static func features(_ path: String) throws -> [[String: Any]] {
        let json = try run(
            "/usr/bin/ogr2ogr", "-f", "GeoJSON", "/vsistdout/", path, "-lco", "RFC7946=NO", "-lco",
            "SIGNIFICANT_FIGURES=17")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let features = try #require(object["features"] as? [[String: Any]])
        return try features.map { try #require($0["properties"] as? [String: Any]) }
    }

    /// The geometries as well-known binary, to the last bit.
    static func wkb(_ path: String) throws -> [[UInt8]?] {
        let csv = try run(
            "/usr/bin/python3", "-c",
            """
            import sys
            from osgeo import ogr
            source = ogr.Open(sys.argv[1])
            for feature in source.GetLayer(0):
                geometry = feature.GetGeometryRef()
                print(bytes(geometry.ExportToIsoWkb()).hex() if geometry is not None else "-")
            """, path)
        return csv.split(separator: "\n").map { line in
            guard line != "-" else { return nil }
            let digits = Array(line)
            return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
        }
    }
}

extension Trait where Self == ConditionTrait {
    static var requiresGDAL: Self {
        .enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/ogr2ogr"), "missing: gdal-bin")
    }
}
