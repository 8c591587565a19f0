import Foundation
import Testing

/// External programs that tests need. `.ci/packages/test` lists their Debian packages.
enum Tool: String, Sendable {
    case gdal, python, curl, browser, owslib, shell, tracing

    var isInstalled: Bool { paths.allSatisfy { FileManager.default.fileExists(atPath: $0) } }

    private var paths: [String] {
        let modules = "/usr/lib/python3/dist-packages"
        return switch self {
        case .gdal: ["/usr/bin/ogrinfo", "/usr/bin/ogr2ogr"]
        case .python: ["/usr/bin/python3", "\(modules)/osgeo", "\(modules)/shapely", "\(modules)/pyproj"]
        case .curl: ["/usr/bin/curl"]
        case .shell: ["/bin/bash", "/usr/bin/jq", "/usr/bin/unzip"]
        case .tracing: ["/usr/bin/python3", "/usr/bin/nm", "/usr/bin/curl"]
        case .owslib: ["/usr/bin/python3", "\(modules)/owslib"]
        case .browser: ["/usr/bin/chromium", "/usr/bin/chromedriver", "\(modules)/selenium"]
        }
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips the test when a tool is missing. In CI the test runs and fails.
    static func requires(_ tools: Tool...) -> Self {
        let missing = tools.filter { !$0.isInstalled }.map(\.rawValue).joined(separator: ", ")
        return .enabled(
            if: missing.isEmpty || ProcessInfo.processInfo.environment["CI"] == "true",
            "missing: \(missing); install with .ci/install-packages test")
    }
}

/// The root folder of the package.
let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// Runs a script of the package with Debian's Python, which has the modules that it needs.
@discardableResult
func python(_ script: String, _ arguments: String...) async throws -> Subprocess {
    let run = try await Subprocess.run("/usr/bin/python3", [package.appending(path: script).path] + arguments)
    try #require(run.code == 0, "\(script): \(run.errors)")
    return run
}

/// The result of an SQL query, run with Python's SQLite.
func rows(_ sql: String, in inventory: String) async throws -> [JSON] {
    try #require(try await python("Tests/Oracle/query.py", inventory, sql).json.array)
}
