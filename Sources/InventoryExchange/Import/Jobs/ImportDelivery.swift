/// The files of an import, and its order.
public struct ImportDelivery: Hashable, Sendable {
    /// The path of the folder with the files.
    public var folder: String
    /// The names of the files, in the order in which they arrived.
    public var files: [String]
    /// The sender's options.
    public var order: ImportOrder

    /// Creates a delivery of files in a folder.
    public init(folder: String, files: [String], order: ImportOrder) {
        self.folder = folder
        self.files = files
        self.order = order
    }
}
