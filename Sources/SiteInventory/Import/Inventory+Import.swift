extension InventoryStore {
    /// Imports the layers in one transaction: all of them or, when a finding is an error, none.
    ///
    /// A feature replaces the one with the same id, as far as the layer has columns for it; what the layers do not
    /// name stays. Layers that were imported before, byte for byte, are left out.
    ///
    /// - Parameter again: imports them all the same, to bring back an older state.
    public func importLayers(
        _ layers: [LayerImport], again: Bool = false, today: CalendarDay = .today
    ) async throws -> ImportOutcome {
        let layers = layers.withoutRepetition
        // Only reads when there is nothing to do, so that a second import of the same makes no version.
        let known = try await read { try again ? [:] : $0.knownImports(among: layers) }
        guard known.count < layers.count else {
            return ImportOutcome(
                reports: [], alreadyImported: layers.compactMap { known[$0.contentHash] }, isKept: true)
        }
        let crs = crs
        do {
            return try await write { transaction in
                // Asked again: another program may have imported the same in between.
                let known = try again ? [:] : transaction.knownImports(among: layers)
                let fresh = layers.filter { known[$0.contentHash] == nil }
                return ImportOutcome(
                    reports: try ImportRun(transaction, crs: crs, today: today).run(fresh),
                    alreadyImported: layers.compactMap { known[$0.contentHash] }, isKept: true)
            }
        } catch let refusal as ImportRefused {
            return ImportOutcome(reports: refusal.reports, alreadyImported: [], isKept: false)
        }
    }

    /// Computes anew what depends on the day: validity dates that have passed, and years that have come.
    ///
    /// Done at most once a day; a day on which nothing falls due makes no version.
    public func refresh(today: CalendarDay = .today) async throws {
        let judged = try await read { try $0.judgedOn() }
        guard let judged, judged < today else { return }
        let crs = crs
        try await write { try InventoryEditor($0, crs: crs, today: today).finish() }
    }
}

extension [LayerImport] {
    /// The layers without those that have the bytes of an earlier one.
    fileprivate var withoutRepetition: [LayerImport] {
        var seen: Set<String> = []
        return filter { seen.insert($0.contentHash).inserted }
    }
}

extension InventorySnapshot {
    fileprivate func knownImports(among layers: [LayerImport]) throws -> [String: KnownImport] {
        var known: [String: KnownImport] = [:]
        for layer in layers { known[layer.contentHash] = try knownImport(contentHash: layer.contentHash) }
        return known
    }
}
