internal import SimpleFeatures
public import SiteInventory

extension InventoryStore {
    /// Changes one feature by the rules of an import of one row, and derives the figures that depend on it.
    ///
    /// - Parameter condition: the precondition of the request. Called with the version of the feature's last change;
    ///   `nil` when the feature does not exist.
    /// - Throws: ``FeatureOrderFailure`` when the change is refused; the errors of the store.
    public func edit(
        _ order: FeatureOrder, today: CalendarDay = .today, if condition: @escaping @Sendable (Int64?) -> Bool
    ) async throws -> FeatureOrderOutcome {
        let crs = crs
        do {
            return try await write { transaction in
                try FeatureEditRun(order, transaction, crs: crs, today: today).run(if: condition)
            }
        } catch let notKept as ImportNotKept {
            throw FeatureOrderFailure.refused(notKept.outcome.reports.flatMap(\.findings))
        }
    }
}

/// The edit of one feature within its transaction.
private struct FeatureEditRun {
    let order: FeatureOrder
    let transaction: any InventoryTransaction
    let crs: CRS
    let today: CalendarDay

    init(_ order: FeatureOrder, _ transaction: any InventoryTransaction, crs: CRS, today: CalendarDay) {
        self.order = order
        self.transaction = transaction
        self.crs = crs
        self.today = today
    }

    func run(if condition: (Int64?) -> Bool) throws -> FeatureOrderOutcome {
        switch order.change {
        case .create(let id, let content):
            if let id, try transaction.since(id, in: order.collection) != nil { throw FeatureOrderFailure.exists(id) }
            return try put(id ?? FeatureID.random(), content, mode: .append, isWhole: true)
        case .replace(let id, let content):
            try check(id, condition)
            return try put(id, content, mode: .upsert, isWhole: true)
        case .update(let id, let content):
            let feature = try check(id, condition)
            let whole = content.identifying(feature, in: .of(order.collection))
            return try put(id, whole, mode: .upsert, isWhole: false)
        case .end(let id):
            let feature = try check(id, condition)
            return try end(feature)
        }
    }

    @discardableResult
    private func check(_ id: FeatureID, _ condition: (Int64?) -> Bool) throws -> Feature {
        let since = try transaction.since(id, in: order.collection)
        guard let feature = try transaction.feature(id, in: order.collection) else {
            throw condition(nil) ? FeatureOrderFailure.notFound(id) : .changedSince(id)
        }
        guard condition(since) else { throw FeatureOrderFailure.changedSince(id) }
        if order.collection == .accessLinks, feature.isComputedLink {
            throw FeatureOrderFailure.computed(id)
        }
        return feature
    }

    private func put(
        _ id: FeatureID, _ content: FeatureOrder.Content, mode: ImportOptions.Mode, isWhole: Bool
    ) throws -> FeatureOrderOutcome {
        let check = FeatureEditCheck(schema: .of(order.collection), content: content)
        try refuse(check.findings())
        let row = FeatureRow(id, content, in: .of(order.collection), isWhole: isWhole)
        let layer = row.layer(of: order)
        let imported = ImportedID()
        let run = try ImportRun(
            transaction, crs: crs, options: options(mode), today: today, progress: { _ in },
            onFeature: { _, feature in imported.set(feature.id) })
        let outcome = try run.run([layer])
        let findings = outcome.reports.flatMap(\.findings)
        let storedID = imported.id ?? id
        if mode == .upsert, storedID != id { try refuse([.identityChanged(id)]) }
        if isWhole, let stored = try transaction.feature(storedID, in: order.collection) {
            try refuse(check.findings(of: stored, reported: mode == .append ? findings : []))
        }
        try run.record(outcome.reports, of: [layer])
        return FeatureOrderOutcome(
            id: storedID, findings: findings, version: transaction.version,
            hectaresChange: outcome.hectaresChange)
    }

    private func options(_ mode: ImportOptions.Mode) -> ImportOptions {
        var options = ImportOptions()
        options.mode = mode
        options.again = true
        options.acceptsRepairs = order.acceptsRepairs
        options.confirmsOverlap = order.confirmsOverlap
        options.confirmedOverlaps = order.confirmedOverlaps
        return options
    }

    /// - Throws: ``FeatureOrderFailure`` when there are findings, so that nothing is stored.
    private func refuse(_ findings: [Finding]) throws {
        guard findings.isEmpty else { throw FeatureOrderFailure.refused(findings) }
    }

    private func end(_ feature: Feature) throws -> FeatureOrderOutcome {
        let editor = try InventoryEditor(transaction, crs: crs, today: today)
        try editor.end(feature, in: order.collection)
        try editor.finish()
        var report = ImportReport(
            path: order.origin, layer: order.collection.rawValue,
            contentHash: FeatureRow.freshContentHash())
        report.collection = order.collection
        report.version = transaction.version
        report.counts.ended = 1
        report.endedFeatures = [feature.id.text]
        try transaction.record(.layer(report.record()))
        return FeatureOrderOutcome(
            id: feature.id, findings: [], version: transaction.version, hectaresChange: editor.hectaresChange)
    }
}
