internal import Crypto
internal import InventoryExchange
internal import SimpleFeatures
internal import SiteInventory

/// What makes a layer of a delivery the same as one that was imported before: its place in its files, their bytes and the
/// options.
struct LayerIdentity {
    private let place: String
    private let files: [ImportedFile]
    private let order: ImportOrder

    init(_ layer: SourceLayer, files: [ImportedFile], _ order: ImportOrder) {
        place = Self.place(of: layer, in: files)
        self.files = files
        self.order = order
    }

    /// SHA-256 of the place, the options and the hashes of the files, in hexadecimal. Reads no file.
    var hash: String {
        var hash = SHA256()
        for line in options + files.map(\.record.hash) { hash.update(line: line) }
        return hash.hexadecimal
    }

    /// The hash that inventories of formats up to 6 have: of the place, the options, and the names and bytes of the files.
    @Sendable func formerHash() throws -> String {
        var hash = SHA256()
        for option in options { hash.update(line: option) }
        for file in files {
            hash.update(line: file.record.name)
            try file.read { hash.update(data: $0) }
        }
        return hash.hexadecimal
    }

    private var options: [String] {
        [place, order.collection?.rawValue ?? "", order.crs ?? "", order.encoding ?? ""]
            + order.fieldMap.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            + order.fieldValues.sorted { $0.key < $1.key }.map { "set \($0.key)=\($0.value)" }
    }

    /// The path of the layer within its files. Two folders of a zip may have layers of the same name.
    private static func place(of layer: SourceLayer, in files: [ImportedFile]) -> String {
        guard files.count == 1, let end = layer.path.firstRange(of: "\(files[0].record.name)/")?.upperBound else {
            return layer.name
        }
        return String(layer.path[end...])
    }
}

extension SHA256 {
    fileprivate mutating func update(line: String) { update(data: Array("\(line)\n".utf8)) }

    /// The digest of the data so far.
    fileprivate var hexadecimal: String {
        finalize().map(\.hexadecimal).joined()
    }
}
