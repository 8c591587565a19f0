internal import CGDAL

/// A file open for reading through GDAL's virtual file system: on disk or inside a zip.
@safe struct VirtualFile: ~Copyable {
    private let handle: UnsafeMutablePointer<VSILFILE>
    private let path: FilePath
    let size: Int

    /// - Throws: ``VectorIOError`` when the file cannot be opened.
    init(_ path: FilePath) throws(VectorIOError) {
        guard let handle = unsafe VSIFOpenL(path.forLibrary, "rb")
        else {
            throw VectorIOError(
                function: "VSIFOpenL", "\(path.forPeople) cannot be opened: check that you may read it")
        }
        unsafe self.handle = handle
        self.path = path
        unsafe _ = VSIFSeekL(handle, 0, SEEK_END)
        size = unsafe Int(clamping: VSIFTellL(handle))
    }

    deinit { unsafe _ = VSIFCloseL(handle) }

    /// As many bytes as there are, up to `count`, beginning with the byte at `offset`.
    ///
    /// - Throws: ``VectorIOError`` when the file ends before its size.
    func read(at offset: Int, count: Int) throws(VectorIOError) -> [UInt8] {
        let count = max(0, min(count, size - offset))
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, read in
            guard unsafe VSIFSeekL(handle, vsi_l_offset(offset), SEEK_SET) == 0 else { return }
            read = unsafe VSIFReadL(buffer.baseAddress, 1, count, handle)
        }
        guard bytes.count == count else {
            throw VectorIOError(
                function: "VSIFReadL",
                "\(path.forPeople) ends or breaks before its \(size) bytes: send it again")
        }
        return bytes
    }
}

enum VirtualFolder {
    /// The names in the folder, sorted; `nil` when it cannot be listed.
    static func names(in path: String) -> [String]? {
        unsafe names(VSIReadDir(path))
    }

    /// The paths of everything below the folder, sorted; `nil` when it cannot be listed.
    static func pathsBelow(_ path: String) -> [String]? {
        unsafe names(VSIReadDirRecursive(path))
    }

    private static func names(_ list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> [String]? {
        guard let list = unsafe list else { return nil }
        defer { unsafe CSLDestroy(list) }
        return unsafe (0..<Int(CSLCount(list))).compactMap { unsafe text(list[$0]) }.sorted()
    }
}
