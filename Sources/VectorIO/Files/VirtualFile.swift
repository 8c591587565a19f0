internal import CGDAL
internal import SimpleFeatures

/// A file open for reading through GDAL's virtual file system.
@safe struct VirtualFile: ~Copyable {
    private let handle: UnsafeMutablePointer<VSILFILE>
    let path: FilePath
    let size: Int

    /// - Throws: ``SourceFault`` when the file cannot be opened.
    init(_ path: FilePath) throws(SourceFault) {
        guard let handle = unsafe VSIFOpenL(path.gdalPath, "rb") else {
            throw SourceFault(.fileUnreadable, file: path.label)
        }
        unsafe self.handle = handle
        self.path = path
        unsafe _ = VSIFSeekL(handle, 0, SEEK_END)
        size = unsafe Int(clamping: VSIFTellL(handle))
    }

    deinit { unsafe _ = VSIFCloseL(handle) }

    /// Returns up to `count` bytes from `offset`; fewer at the end of the file.
    ///
    /// - Throws: ``SourceFault`` when the file ends before its size.
    func read(at offset: Int, count: Int) throws(SourceFault) -> [UInt8] {
        let count = max(0, min(count, size - offset))
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, read in
            guard unsafe VSIFSeekL(handle, vsi_l_offset(offset), SEEK_SET) == 0 else { return }
            read = unsafe VSIFReadL(buffer.baseAddress, 1, count, handle)
        }
        guard bytes.count == count else { throw SourceFault(.fileUnreadable, file: path.label) }
        return bytes
    }
}

/// A section of a file in memory, which moves forward when later bytes are requested.
struct FileWindow: ~Copyable {
    let file: VirtualFile
    private(set) var bytes: [UInt8] = []
    private var start = 0
    private static let size = 1 << 20

    init(_ path: FilePath) throws(SourceFault) { file = try VirtualFile(path) }

    /// Loads `count` bytes at `offset` of the file and returns their index in ``bytes``.
    ///
    /// - Precondition: The file has at least `offset + count` bytes.
    /// - Throws: ``SourceFault`` when the file cannot be read.
    mutating func index(of offset: Int, count: Int) throws(SourceFault) -> Int {
        if offset < start || offset + count > start + bytes.count {
            bytes = []
            bytes = try file.read(at: offset, count: max(count, Self.size))
            start = offset
        }
        guard offset + count <= start + bytes.count else { throw SourceFault(.fileUnreadable, file: file.path.label) }
        return offset - start
    }
}

enum VirtualFolder {
    /// The names in the folder, sorted; `nil` when it cannot be listed.
    static func names(in path: String) -> [String]? {
        unsafe names(VSIReadDir(path))
    }

    /// The paths of all files and folders below the folder, sorted; `nil` when it cannot be listed.
    static func pathsBelow(_ path: String) -> [String]? {
        unsafe names(VSIReadDirRecursive(path))
    }

    private static func names(_ list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> [String]? {
        guard let list = unsafe list else { return nil }
        defer { unsafe CSLDestroy(list) }
        return unsafe (0..<Int(CSLCount(list))).compactMap { unsafe text(list[$0]) }.sorted()
    }
}
