internal import SimpleFeatures
internal import InventoryExchange
internal import SiteInventory
internal import Synchronization
internal import VectorIO

/// The layers of an import as they are kept, or would be, on their way to a file.
final class CorrectedFile: Sendable {
    let path: String
    private let state = Mutex(State())

    private struct State {
        var crs = CRS.utm32
        /// By the layers' content.
        var spools: [String: FeatureSpool] = [:]
    }

    init(path: String) { self.path = path }

    /// Forgets what an import before brought.
    ///
    /// - Parameter crs: the plane of the inventory that the next one goes into.
    func begin(in crs: CRS) { state.withLock { $0 = State(crs: crs) } }

    @Sendable func add(_ layer: LayerImport, _ feature: Feature) throws {
        try spool(of: layer.contentHash).append(feature)
    }

    /// Writes the layers of which a row was taken.
    ///
    /// - Returns: what was written; nothing, and no file, when no row of any layer was taken.
    func write(_ reports: [ImportReport]) throws -> [ExportOutcome] {
        let state = state.withLock { $0 }
        let layers = reports.compactMap { report in
            state.spools[report.contentHash].flatMap { spool in
                CorrectedLayer(report, in: state.crs) { try spool.forEach($0) }
            }
        }
        guard !layers.isEmpty else { return [] }
        var options = ExportOptions(.shapefile)
        // It goes back to those from whom it came.
        options.withConfidential = true
        return try VectorFile.write(path, as: .shapefile) { sink in
            try CorrectedLayer.write(layers, options, into: sink)
        }
    }

    /// What was written, in words.
    func text(_ outcomes: [ExportOutcome], _ language: Language) -> String {
        guard outcomes.isEmpty else {
            return outcomes.map { $0.text(language, file: path) }.joined(separator: "\n")
        }
        return language == .german
            ? "\(path): nicht geschrieben, keine Zeile wurde angenommen." : "\(path): not written, no row was taken."
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
