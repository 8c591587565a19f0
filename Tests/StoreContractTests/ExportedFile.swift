import Foundation
import SimpleFeatures
import TestSupport
import VectorIO

@testable import InventoryExchange
@testable import SiteInventory

extension InventoryStore {
    /// The collection as a file in the folder, and the file as layers to import.
    func exported(
        _ collection: CollectionID, _ options: ExportOptions, in folder: URL
    ) async throws -> (layers: [LayerImport], outcome: ExportOutcome) {
        let own = folder.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
        let path = own.appending(path: "\(collection.rawValue).\(options.format.fileEnding)").path()
        let outcome = try await export(collection, options) { body in
            try VectorFile.write(path, as: options.format, body)
        }
        return (try layersOfFiles(at: path, crs: outcome.crs), outcome)
    }
}

/// The layers of a file, a zip or a folder.
///
/// - Parameter crs: The CRS for files without a declaration, such as CSV.
func layersOfFiles(at path: String, crs: String? = nil) throws -> [LayerImport] {
    let dataset = try VectorDataset(path: path.hasSuffix(".zip") ? try unpacked(path) : path)
    return try dataset.layers().map { layer in
        LayerImport(
            source: dataset, layer: layer, contentHash: UUID().uuidString, crs: layer.crs == nil ? crs : nil)
    }
}
