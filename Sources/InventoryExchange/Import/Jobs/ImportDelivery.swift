/// The files of an import, and the options of its order.
public struct ImportDelivery: Hashable, Sendable {
    /// The path of the folder with the files.
    public var folder: String
    /// The names of the files, in the order of their arrival.
    public var files: [String]
    /// The options of the sender.
    public var order: ImportOrder

    /// Creates a delivery of files in a folder.
    public init(folder: String, files: [String], order: ImportOrder) {
        self.folder = folder
        self.files = files
        self.order = order
    }
}
