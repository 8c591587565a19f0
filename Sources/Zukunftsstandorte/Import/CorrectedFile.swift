package import InventoryExchange
package import SimpleFeatures
internal import SiteInventory
internal import Synchronization
internal import VectorIO

/// Collects the imported features of each layer and writes them to a zip of shapefiles.
package final class CorrectedFile: Sendable {
    /// The path of the zip.
    package let path: String
    private let state = Mutex(State())

    private struct State {
        var crs = CRS.utm32
        /// The features of each layer, by its content hash.
        var spools: [String: FeatureSpool] = [:]
    }

    /// Creates a collector without features.
    package init(path: String) { self.path = path }

    /// Starts an import, and discards the features of an earlier attempt.
    ///
    /// - Parameter crs: The coordinate reference system of the inventory.
    package func begin(in crs: CRS) { state.withLock { $0 = State(crs: crs) } }

    /// Adds a feature of the layer.
    ///
    /// - Throws: `VectorIOError` when the temporary file beside the zip cannot be written.
    @Sendable package func add(_ layer: LayerImport, _ feature: Feature) throws {
        try spool(of: layer.contentHash).append(feature)
    }

    /// Writes the layers with accepted rows.
    ///
    /// - Returns: The outcome of each file; empty, without a file, when no row was accepted.
    /// - Throws: `ExportError` for something that a shapefile cannot hold; `VectorIOError` when the zip cannot be written.
    package func write(_ reports: [ImportReport]) throws -> [ExportOutcome] {
        let state = state.withLock { $0 }
        let layers = reports.compactMap { report in
            state.spools[report.contentHash].flatMap { spool in
                CorrectedLayer(report, in: state.crs) { try spool.forEach($0) }
            }
        }
        guard !layers.isEmpty else { return [] }
        var options = ExportOptions(.shapefile)
        // The file returns to the source of the confidential values.
        options.withConfidential = true
        return try VectorFile.write(path, as: .shapefile) { sink in
            try CorrectedLayer.write(layers, options, into: sink)
        }
    }

    private func spool(of layer: String) throws -> FeatureSpool {
        try state.withLock { state in
            if let spool = state.spools[layer] { return spool }
            let spool = try FeatureSpool(beside: path)
            state.spools[layer] = spool
            return spool
        }
    }
}
