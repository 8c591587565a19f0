internal import CGDAL
internal import Glibc
public import SimpleFeatures

/// Writes a file of layers atomically.
public enum VectorFile {
    /// Calls `body` with a sink, then moves the written file to the path and replaces an existing one.
    ///
    /// The file is written in a hidden folder beside the path and moved when it is complete. The sink accepts several
    /// layers for a zip of shapefiles, and one layer for other formats.
    ///
    /// - Throws: ``VectorIOError`` when the file cannot be written, or a layer does not fit the format; the error of
    ///   `body`. Then no file remains, and an existing file at the path is unchanged.
    public static func write<Result>(
        _ path: String, as format: VectorFormat, _ body: (any VectorSink) throws -> Result
    ) throws -> Result {
        let draft = try TemporaryOutputFolder(beside: path)
        let file = draft.path(of: "draft.\(format.fileEnding)")
        let result: Result
        switch format {
        case .shapefile:
            let sink = ShapefileSink(folder: draft.path(of: "layers"))
            result = try body(sink)
            try sink.pack(into: file)
        case .geoPackage, .flatGeobuf:
            let sink = OGRSink(path: file, format: format)
            result = try body(sink)
            try sink.finish()
        case .geoJSON, .csv, .excelCSV:
            let output = try FileOutput(path: file)
            result = try writeText(as: format, to: output.write, body)
            try output.close()
        }
        try draft.publish(file, as: path)
        return result
    }

    /// Calls `body` with a sink that passes the bytes of the file to `output` in pieces. Only for text formats.
    ///
    /// - Throws: ``VectorIOError`` for a binary format; the errors of `output` and `body`.
    public static func writeText<Result>(
        as format: VectorFormat, to output: @escaping ([UInt8]) throws -> Void,
        _ body: (any VectorSink) throws -> Result
    ) throws -> Result {
        let bytes = BufferedBytes(output)
        let result: Result
        switch format {
        case .geoJSON: result = try body(GeoJSONSink(bytes))
        case .csv: result = try body(CSVSink(bytes, .plain))
        case .excelCSV: result = try body(CSVSink(bytes, .germanExcel))
        case .shapefile, .geoPackage, .flatGeobuf:
            throw VectorIOError(function: "write", "\(format.rawValue) is no text: give the name of a file to write")
        }
        try bytes.flush()
        return result
    }
}

/// A hidden folder beside the output file. Deinitialization removes it with its contents.
private struct TemporaryOutputFolder: ~Copyable {
    private let folder: String
    private let target: String

    init(beside target: String) throws(VectorIOError) {
        self.target = target
        let parent = target.parentPath
        let name = ".\(target.lastPathPart).\(getpid()).\(UInt32.random(in: 0 ... .max))"
        folder = parent.isEmpty ? name : parent == "/" ? "/\(name)" : "\(parent)/\(name)"
        guard FileKind(path: target) ?? .file == .file else {
            throw VectorIOError(function: "rename", "\(target) is no file: give the name of a file to write")
        }
        guard !target.hasPrefix("/vsi"), !target.lastPathPart.isEmpty, unsafe VSIMkdir(folder, 0o755) == 0 else {
            throw VectorIOError(
                function: "VSIMkdir", "\(target) cannot be written: check that its folder is there and may be written")
        }
    }

    deinit { unsafe _ = VSIRmdirRecursive(folder) }

    func path(of name: String) -> String { "\(folder)/\(name)" }

    /// Syncs the file to disk, then moves it to the target and replaces an existing file.
    func publish(_ file: String, as target: String) throws(VectorIOError) {
        let descriptor = unsafe open(file, O_RDONLY)
        let isStored = descriptor >= 0 && fsync(descriptor) == 0
        if descriptor >= 0 { close(descriptor) }
        guard isStored, unsafe rename(file, target) == 0 else {
            let words = unsafe text(strerror(errno)) ?? ""
            throw VectorIOError(function: "rename", number: Int(errno), "\(target) cannot be written: \(words)")
        }
    }
}

/// A file open for writing from its beginning.
@safe private final class FileOutput {
    private var handle: UnsafeMutablePointer<VSILFILE>?
    private let path: String

    init(path: String) throws(VectorIOError) {
        self.path = path
        unsafe handle = VSIFOpenL(path, "wb")
        guard unsafe handle != nil else { throw FileOutput.error("VSIFOpenL", path) }
    }

    deinit { if let handle = unsafe handle { unsafe _ = VSIFCloseL(handle) } }

    func write(_ bytes: [UInt8]) throws {
        let written = unsafe bytes.withUnsafeBytes { unsafe VSIFWriteL($0.baseAddress, 1, $0.count, handle) }
        guard written == bytes.count else { throw Self.error("VSIFWriteL", path) }
    }

    func close() throws {
        guard let open = unsafe handle else { return }
        unsafe handle = nil
        guard unsafe VSIFCloseL(open) == 0 else { throw Self.error("VSIFCloseL", path) }
    }

    private static func error(_ function: String, _ path: String) -> VectorIOError {
        VectorIOError(function: function, "\(path) cannot be written: is the disk full?")
    }
}
