import Foundation

/// A file that arrives: first under a name of ours, then under its own.
struct DeliveredFile {
    private let folder: String
    private let path: String
    private let handle: FileHandle
    /// The first bytes, by which the kind of file is known.
    private var head: [UInt8] = []

    private static let headSize = 512

    /// - Parameter number: tells it from the others of its delivery.
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
                detail: "The server's disk is full. Nothing was imported; tell those who run it.")
        }
    }

    /// The name for it: as it was sent, with the ending of what it is where it has none that we know.
    ///
    /// - Parameter type: what the sender says that it is: `text/csv`.
    /// - Returns: also whether the file is of a kind that we know.
    func name(sent: String?, type: String?) -> (text: String, isKnown: Bool) {
        let name = DeliveredName(sent ?? "")
        if name.ending != nil { return (name.text, true) }
        guard let ending = DeliveredName.ending(ofContent: head, mediaType: type) else { return (name.text, false) }
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
