/// The checked files of the central directory.
struct CentralDirectory {
    private(set) var files: [ZipEntry] = []
    private let file: ArchiveFile
    private var fileKeys: Set<String> = []
    private var folderKeys: Set<String> = []
    private var ranges: [(range: Range<Int>, name: String)] = []

    /// - Throws: ``ZipFault`` for the first header that is inconsistent or not allowed.
    init(_ headers: [CentralDirectoryHeader], of file: ArchiveFile, before end: Int) throws {
        self.file = file
        let page = CodePage(of: headers.filter(EntryName.needsCodePage).map(\.name))
        for header in headers { try add(header, page, before: end) }
        for folder in folderKeys where fileKeys.contains(folder) {
            throw ZipFault(.duplicateName, file.label, entry: folder)
        }
        try refuseOverlaps()
    }

    private mutating func add(_ header: CentralDirectoryHeader, _ page: CodePage, before end: Int) throws {
        let name = try name(of: header, page)
        guard !header.isEncrypted else { throw fault(.encrypted, name) }
        guard header.method == ZipFormat.stored || header.method == ZipFormat.deflated else {
            throw fault(.unknownMethod, name, String(header.method))
        }
        guard let path = EntryPath(name) else { throw fault(.unsafeName, name) }
        let isFolder = try isFolder(header, path)
        let local = try LocalFileHeader(of: header, named: name, in: file, before: end)
        ranges.append((local.start..<local.data.upperBound, path.text))
        let isDeflated = header.method == ZipFormat.deflated
        guard let size = Int(exactly: header.size), isDeflated || header.size == header.packedSize else {
            throw fault(.wrongSize, path.text, String(header.size))
        }
        try claim(path, isFolder)
        guard !isFolder else { return }
        files.append(
            ZipEntry(
                name: path.text, size: size, packed: local.data, checksum: header.checksum, isDeflated: isDeflated))
    }

    private func name(of header: CentralDirectoryHeader, _ page: CodePage) throws(ZipFault) -> String {
        if let name = EntryName.decode(header) { return name }
        guard EntryName.needsCodePage(header) else {
            throw fault(.unreadableName, String(decoding: header.name, as: UTF8.self))
        }
        return page.decode(header.name)
    }

    private func isFolder(_ header: CentralDirectoryHeader, _ path: EntryPath) throws(ZipFault) -> Bool {
        switch header.fileMode {
        case ZipFormat.FileMode.link: throw fault(.link, path.text)
        case 0, ZipFormat.FileMode.regular, ZipFormat.FileMode.folder: break
        default: throw fault(.device, path.text)
        }
        let isFolder = path.isFolder || header.fileMode == ZipFormat.FileMode.folder
        guard !isFolder || header.size == 0 else { throw fault(.contradiction, path.text, "size") }
        return isFolder
    }

    /// Reserves the name; upper and lower case count as the same.
    ///
    /// - Throws: ``ZipFault`` when the name is in use.
    private mutating func claim(_ path: EntryPath, _ isFolder: Bool) throws(ZipFault) {
        let key = path.text.lowercased()
        if isFolder {
            folderKeys.insert(key)
        } else {
            guard fileKeys.insert(key).inserted else { throw fault(.duplicateName, path.text) }
        }
        var parent = key[...]
        while let slash = parent.lastIndex(of: "/") {
            parent = parent[..<slash]
            guard folderKeys.insert(String(parent)).inserted else { break }
        }
    }

    /// Refuses files that share bytes, as in zip bombs, and bytes before the first file.
    private func refuseOverlaps() throws(ZipFault) {
        var end = 0
        for (index, entry) in ranges.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }).enumerated() {
            guard index > 0 || entry.range.lowerBound == 0 else { throw file.damaged("start") }
            guard entry.range.lowerBound >= end else { throw fault(.overlap, entry.name) }
            end = entry.range.upperBound
        }
    }

    private func fault(_ kind: ZipFault.Kind, _ entry: String, _ value: String? = nil) -> ZipFault {
        ZipFault(kind, file.label, entry: entry, value: value)
    }
}
