internal import Foundation

/// The executable of the worker and its arguments.
public struct WorkerExecutable: Hashable, Sendable {
    /// The path of the executable.
    public var path: String
    /// The arguments without the name of the executable.
    public var arguments: [String]

    /// Creates an executable with its arguments.
    public init(path: String, arguments: [String]) {
        self.path = path
        self.arguments = arguments
    }

    /// The running program, even if its file was replaced, with the hidden command `read-worker`.
    public static let current = WorkerExecutable(path: "/proc/self/exe", arguments: ["read-worker"])

    /// The environment of the worker: paths of libraries and their data, and settings that restrict GDAL and PROJ.
    /// Excludes everything else, such as proxies, passwords and the home folder.
    static func environment(folder: String) -> [String: String] {
        let inherited = ProcessInfo.processInfo.environment.filter { inheritedVariables.contains($0.key) }
        return inherited.merging(settings.merging(["TMPDIR": folder, "CPL_TMPDIR": folder]) { $1 }) { $1 }
    }

    private static let inheritedVariables: Set = ["LD_LIBRARY_PATH", "GDAL_DATA", "PROJ_DATA", "PROJ_LIB", "TZ"]

    private static let settings = [
        "LC_ALL": "C.UTF-8",
        "PROJ_NETWORK": "OFF",
        "GDAL_DRIVER_PATH": "disable",
        "OGR_DRIVER_PATH": "disable",
        "GDAL_DISABLE_READDIR_ON_OPEN": "TRUE",
        "GDAL_VRT_ENABLE_PYTHON": "NO",
        "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": "none",
        // The signal is enough to report a crash, and the sandbox forbids the backtrace program.
        "SWIFT_BACKTRACE": "enable=no",
    ]
}
