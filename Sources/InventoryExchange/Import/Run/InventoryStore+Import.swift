public import SiteInventory

extension InventoryStore {
    /// Imports the layers in one transaction. An error refuses all of them, unless the options allow a partial import.
    ///
    /// Skips layers whose content was imported before.
    ///
    /// - Parameters:
    ///   - token: the token of a dry run; the import must be the same. `nil` without a dry run.
    ///   - retention: the limits for kept files. They are applied in the same transaction.
    /// - Throws: ``ImportConflict`` when the token does not match; the errors of `progress` and of the store.
    public func importLayers(
        _ layers: [LayerImport], options: ImportOptions = ImportOptions(), token: String? = nil,
        retention: FileRetention = FileRetention(), today: CalendarDay = .today,
        progress: @escaping ImportProgressHandler = { _ in },
        onFeature: @escaping ImportedFeatureHandler = { _, _ in }
    ) async throws -> ImportOutcome {
        try await importLayers(
            layers, options: options, today: today, progress: progress, onFeature: onFeature,
            check: { try $0.check(token, fits: $1, options) }, retention: retention)
    }

    /// Runs the import without storing it. Returns the same report, and a token to commit the same import.
    ///
    /// - Throws: the errors of `progress` and of the store.
    public func dryRunImport(
        of layers: [LayerImport], options: ImportOptions = ImportOptions(), today: CalendarDay = .today,
        progress: @escaping ImportProgressHandler = { _ in },
        onFeature: @escaping ImportedFeatureHandler = { _, _ in }
    ) async throws -> ImportOutcome {
        try await importLayers(
            layers, options: options, today: today, progress: progress, onFeature: onFeature, check: { _, _ in },
            retention: nil)
    }

    /// - Parameter retention: `nil` to store nothing.
    private func importLayers(
        _ layers: [LayerImport], options: ImportOptions, today: CalendarDay,
        progress: @escaping ImportProgressHandler, onFeature: @escaping ImportedFeatureHandler,
        check: @escaping @Sendable (any InventoryTransaction, [LayerImport]) throws -> Void, retention: FileRetention?
    ) async throws -> ImportOutcome {
        let layers = layers.withoutRepetition
        // A read transaction, so that a repeated import of the same content makes no version.
        let known = try await read { try options.again ? [:] : $0.knownImports(among: layers) }
        guard known.count < layers.count else {
            return ImportOutcome(
                reports: [], alreadyImported: layers.compactMap { known[$0.contentHash] }, isKept: retention != nil)
        }
        let crs = crs
        do {
            return try await write { transaction in
                try check(transaction, layers)
                // Read again, since another process may have imported the same content in between.
                let known = try options.again ? [:] : transaction.knownImports(among: layers)
                let fresh = layers.filter { known[$0.contentHash] == nil }
                let run = try ImportRun(
                    transaction, crs: crs, options: options, today: today, progress: progress, onFeature: onFeature)
                var outcome = try run.run(fresh)
                outcome.alreadyImported = layers.compactMap { known[$0.contentHash] }
                outcome.token = try ImportToken.make(for: layers, options: options, version: transaction.version - 1)
                guard let retention else {
                    outcome.isKept = false
                    throw ImportNotKept(outcome: outcome)
                }
                try run.record(outcome.reports, of: fresh)
                let files = fresh.flatMap(\.files).map(\.record)
                try retention.apply(in: transaction, newest: files, today: today)
                return outcome
            }
        } catch let notKept as ImportNotKept {
            return notKept.outcome
        }
    }
}

extension InventoryTransaction {
    fileprivate func check(_ token: String?, fits layers: [LayerImport], _ options: ImportOptions) throws {
        guard let token else { return }
        guard try token != ImportToken.make(for: layers, options: options, version: version - 1) else { return }
        guard let meant = ImportToken.version(of: token), meant != version - 1 else { throw ImportConflict.otherImport }
        throw ImportConflict.movedOn(from: meant, to: version - 1)
    }
}

extension [LayerImport] {
    /// The layers, each content once.
    fileprivate var withoutRepetition: [LayerImport] {
        var seen: Set<String> = []
        return filter { seen.insert($0.contentHash).inserted }
    }
}

extension InventorySnapshot {
    fileprivate func knownImports(among layers: [LayerImport]) throws -> [String: KnownImport] {
        var known: [String: KnownImport] = [:]
        for layer in layers {
            known[layer.contentHash] = try knownLayer(layer).map(KnownImport.init)
        }
        return known
    }

    private func knownLayer(_ layer: LayerImport) throws -> KnownLayer? {
        if let known = try knownImport(contentHash: layer.contentHash) { return known }
        guard !layer.files.isEmpty, try layer.files.allSatisfy({ try isInForce($0.record) }) else { return nil }
        return try layer.formerContentHash().flatMap { try knownImport(contentHash: $0) }
    }
}
