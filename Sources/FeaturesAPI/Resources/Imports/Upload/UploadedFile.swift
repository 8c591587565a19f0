import Foundation

/// A file that arrives, first under a temporary name, then under its own.
struct UploadedFile {
    private let folder: String
    private let path: String
    private let handle: FileHandle
    /// The first bytes, which show the kind of file.
    private var head: [UInt8] = []

    private static let headSize = 512

    /// - Parameter number: distinguishes the files of an upload.
    init(in folder: String, number: Int) throws {
        self.folder = folder
        path = "\(folder)/.arriving-\(number)"
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw CocoaError(.fileWriteUnknown)
        }
        handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }

    mutating func write(_ bytes: ArraySlice<UInt8>) throws {
        if head.count < Self.headSize { head += bytes.prefix(Self.headSize - head.count) }
        do {
            try handle.write(contentsOf: Data(bytes))
        } catch let error as CocoaError where error.code == .fileWriteOutOfSpace {
            throw Problem(
                kind: .insufficientStorage,
                detail: "The server's disk is full. Nothing was imported; please inform the operator.")
        }
    }

    /// The name of the file: as it was sent, with the extension of its kind where it has no known one.
    ///
    /// - Parameter type: the media type in the request: `text/csv`.
    /// - Returns: the name, and whether the kind of file is known.
    func name(sent: String?, type: String?) -> (text: String, isKnown: Bool) {
        let name = UploadedName(sent ?? "")
        if name.ending != nil { return (name.text, true) }
        guard let ending = UploadedName.ending(ofContent: head, mediaType: type) else { return (name.text, false) }
        return ("\(name.text).\(ending)", true)
    }

    var isEmpty: Bool { head.isEmpty }

    func discard() throws {
        try handle.close()
        try FileManager.default.removeItem(atPath: path)
    }

    func keep(as name: String) throws {
        try handle.close()
        try FileManager.default.moveItem(atPath: path, toPath: "\(folder)/\(name)")
    }
}
