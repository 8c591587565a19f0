internal import SimpleFeatures
public import SiteInventory

/// The outcome of reverting an import.
public struct RevertOutcome: Hashable, Sendable, Encodable {
    /// The version of the revert. It restores the state before the import and deletes no version.
    public var version: Int64
    /// The number of features that were restored to their state before the import.
    public var restored = 0
    /// The number of features that the import had added and that ended.
    public var ended = 0
    /// The change of the hectares of all sites.
    public var hectaresChange = HectaresChange()

    enum CodingKeys: String, CodingKey {
        case version, restored, ended
        case hectaresChange = "hectares_change"
    }
}

extension InventoryStore {
    /// Reverts the import that made the version.
    ///
    /// - Throws: ``ImportConflict`` when the import does not exist, was already reverted, or its features were changed
    ///   later; the errors of the store.
    public func revertImport(_ version: Int64, today: CalendarDay = .today) async throws -> RevertOutcome {
        let crs = crs
        return try await write { transaction in
            guard let record = try transaction.recordedImport(ofVersion: version) else {
                throw ImportConflict.noImport(version)
            }
            if let by = record.revertedBy { throw ImportConflict.alreadyReverted(version, by: by) }
            let editor = try InventoryEditor(transaction, crs: crs, today: today)
            var outcome = RevertOutcome(version: transaction.version)
            for collection in CollectionID.dependencyOrder {
                try Self.revert(collection, of: version, transaction, editor, &outcome)
            }
            try editor.finish()
            outcome.hectaresChange = editor.hectaresChange
            try transaction.record(.revert(ofVersion: version))
            return outcome
        }
    }

    private static func revert(
        _ collection: CollectionID, of version: Int64, _ transaction: any InventoryTransaction,
        _ editor: InventoryEditor, _ outcome: inout RevertOutcome
    ) throws {
        let schema = CollectionSchema.of(collection)
        var transitions: [FeatureTransition] = []
        try transaction.forEachChange(ofVersion: version, in: collection) { transition in
            // Computed links and derived figures are computed again.
            if transition.isOwn(in: schema) { transitions.append(transition) }
        }
        let later = transitions.filter { $0.wasChangedSince(in: schema) }
        guard later.isEmpty else {
            throw ImportConflict.changedSince(
                version,
                later.prefix(20).compactMap { $0.now ?? $0.after ?? $0.before }.map {
                    "\(collection.rawValue)/\($0.id)"
                })
        }
        for transition in transitions {
            if let before = transition.before {
                let feature = before.withOwnProperties(over: transition.now, in: schema)
                try editor.put(feature, replacing: transition.now, in: collection)
                outcome.restored += 1
            } else if let now = transition.now {
                try editor.end(now, in: collection)
                outcome.ended += 1
            }
        }
    }
}

extension FeatureTransition {
    /// True when the version changed a field of the source, not only derived fields.
    fileprivate func isOwn(in schema: CollectionSchema) -> Bool {
        let isComputedLink = (after ?? before)?.isComputedLink == true
        return !isComputedLink && Self.differ(before, after, in: schema)
    }

    fileprivate func wasChangedSince(in schema: CollectionSchema) -> Bool { Self.differ(after, now, in: schema) }

    private static func differ(_ a: Feature?, _ b: Feature?, in schema: CollectionSchema) -> Bool {
        guard let a, let b else { return a != nil || b != nil }
        return !FeatureChange(a, b, in: schema).fields.isEmpty
    }
}

extension Feature {
    /// Returns this feature with the derived fields of the stored one.
    fileprivate func withOwnProperties(over now: Feature?, in schema: CollectionSchema) -> Feature {
        var feature = self
        for field in schema.fields where field.isDerived { feature[field.name] = now?[field.name] ?? .null }
        return feature
    }
}

extension ImportConflict {
    static func noImport(_ version: Int64) -> ImportConflict {
        ImportConflict(
            message: LocalizedText(
                de: "Version \(version) stammt von keinem Import. Welche es gibt, zeigt: standorte imports",
                en: "Version \(version) was made by no import. To see which there are: standorte imports"))
    }

    fileprivate static func alreadyReverted(_ version: Int64, by later: Int64) -> ImportConflict {
        ImportConflict(
            message: LocalizedText(
                de: "Import \(version) wurde schon zurückgenommen (Version \(later)).",
                en: "Import \(version) was taken back before (version \(later))."))
    }

    fileprivate static func changedSince(_ version: Int64, _ features: [String]) -> ImportConflict {
        let names = features.joined(separator: ", ")
        return ImportConflict(
            message: LocalizedText(
                de: "Was Import \(version) brachte, wurde seither geändert: \(names). Bitte zuerst die späteren "
                    + "Importe zurücknehmen.",
                en: "What import \(version) brought was changed since: \(names). Take the later imports back first."),
            features: features)
    }
}
