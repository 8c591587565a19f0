internal import Foundation
public import GeoPackageStore
internal import ImportWorker

extension Inventory {
    /// Copies an inventory to another file while other programs may read and write it. The copy is of one version.
    ///
    /// The copy is checked before it gets its name. An inventory of that name is replaced.
    ///
    /// - Throws: ``InventoryError/notFound(path:)`` if there is no file; `StoreError` if it is not an inventory or has
    ///   faults, or if the copy cannot be written.
    public static func backUp(_ path: String, to copy: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { throw InventoryError.notFound(path: path) }
        try GeoPackageStore.backUp(path, to: copy, replacingBy: { try FileReplacement.replace($0, with: $1) })
    }

    /// Checks the file of an inventory: its pages and indexes, R-trees, references and derived tables. Changes nothing.
    ///
    /// - Returns: the faults; empty for a sound file.
    /// - Throws: ``InventoryError/notFound(path:)`` if there is no file; `StoreError` if it is not an inventory, or is too
    ///   damaged to be opened.
    public static func faults(inFileAt path: String) throws -> [FileFault] {
        guard FileManager.default.fileExists(atPath: path) else { throw InventoryError.notFound(path: path) }
        return try GeoPackageStore.faults(inFileAt: path)
    }
}
