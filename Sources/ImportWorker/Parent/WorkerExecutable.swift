internal import Foundation

/// The program that is the worker, and what it is called with.
public struct WorkerExecutable: Hashable, Sendable {
    public var path: String
    public var arguments: [String]

    public init(path: String, arguments: [String]) {
        self.path = path
        self.arguments = arguments
    }

    /// This very program, also when its file was replaced meanwhile, with its hidden verb.
    public static let current = WorkerExecutable(path: "/proc/self/exe", arguments: ["read-worker"])

    /// What the worker knows of its surroundings: where libraries and their data lie, and settings that keep GDAL and
    /// PROJ from looking for more than they are given. No proxy, no password, no home.
    static func environment(folder: String) -> [String: String] {
        let ours = ProcessInfo.processInfo.environment.filter { passedOn.contains($0.key) }
        return ours.merging(settings.merging(["TMPDIR": folder, "CPL_TMPDIR": folder]) { $1 }) { $1 }
    }

    private static let passedOn: Set = ["LD_LIBRARY_PATH", "GDAL_DATA", "PROJ_DATA", "PROJ_LIB", "TZ"]

    private static let settings = [
        "LC_ALL": "C.UTF-8",
        "PROJ_NETWORK": "OFF",
        "GDAL_DRIVER_PATH": "disable",
        "OGR_DRIVER_PATH": "disable",
        "GDAL_DISABLE_READDIR_ON_OPEN": "TRUE",
        "GDAL_VRT_ENABLE_PYTHON": "NO",
        "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": "none",
        // A crash is told by its signal; a second program that describes it may not run there anyway.
        "SWIFT_BACKTRACE": "enable=no",
    ]
}
