internal import CWorkerProcess
internal import Foundation

/// The files that the worker may use once it is confined.
struct FileAccess {
    /// Readable files, and folders with everything in them.
    var readable: [String]
    /// Folders of which only the names are readable.
    var listable: [String] = []
    /// Folders in which files may be created, changed and removed.
    var writable: [String]

    /// Gives access to a delivery, its staging folder, and the data of PROJ and GDAL.
    ///
    /// For a file, also gives access to the files beside it with the same stem, such as the parts of a shapefile.
    init(delivery path: String, staging folder: String) {
        var isFolder = ObjCBool(false)
        _ = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        readable = Self.libraryData + [path]
        if !isFolder.boolValue {
            let delivery = DeliveredFiles(path: path)
            readable += Self.files(of: delivery)
            listable = [delivery.folder]
        }
        writable = [folder]
    }

    /// Registers the paths. Paths that do not exist are omitted.
    func register() {
        for path in listable { unsafe _ = worker_allow(path, WORKER_LIST) }
        for path in readable { unsafe _ = worker_allow(path, WORKER_READ) }
        for path in writable { unsafe _ = worker_allow(path, WORKER_WRITE) }
    }

    private static func files(of delivery: DeliveredFiles) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: delivery.folder)) ?? []
        return names.map { "\(delivery.folder)/\($0)" }.filter(delivery.contains)
    }

    /// Folders that libraries read while the worker runs.
    private static var libraryData: [String] {
        let variables = ["PROJ_DATA", "PROJ_LIB", "GDAL_DATA"].compactMap { ProcessInfo.processInfo.environment[$0] }
        return variables.flatMap { $0.split(separator: ":").map(String.init) } + [
            "/usr/share/proj", "/usr/local/share/proj", "/usr/share/gdal", "/usr/local/share/gdal",
            "/usr/share/zoneinfo", "/etc/localtime", "/etc/ld.so.cache",
        ] + encodingModules
    }

    /// The folders with the modules of iconv, which are loaded when an encoding is first used.
    private static var encodingModules: [String] {
        let folders = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib")) ?? []
        return ["/usr/lib/gconv", "/usr/lib64/gconv"] + folders.map { "/usr/lib/\($0)/gconv" }
    }
}
