internal import SimpleFeatures
internal import SiteInventory

// Row numbers identify a feature only within the source of the import, also in references.

extension ImportPipeline {
    /// The fields that refer to features which may have row numbers as ids.
    private static let references: [(field: FieldName, target: CollectionID)] = [
        (.siteID, .sites), (.partOf, .sites), (.roadProjectID, .roadProjects),
    ]

    /// Prefixes references by row number with the import's source. Derives the ids of access links again.
    ///
    /// Must be called before rows are matched, since a link is identified by its references.
    func referWithinSource(_ rows: inout [ImportRow]) throws {
        guard let source = run.options.source, !layer.isEdit else { return }
        for (field, target) in Self.references {
            let named = Set(rows.compactMap { $0.feature?[field].text }.filter(\.isAllDigits))
            guard !named.isEmpty else { continue }
            let prefix = IdentifierText.prefix(of: source)
            let known = try run.transaction.features(named.map { FeatureID(prefix + $0) }, in: target)
            let isScoped = run.scopedCollections.contains(target)
            for index in rows.indices {
                guard let text = rows[index].feature?[field].text, text.isAllDigits,
                    isScoped || known[FeatureID(prefix + text)] != nil
                else { continue }
                rows[index].feature?.properties[field.rawValue] = .string(prefix + text)
            }
        }
        if collection == .accessLinks { for index in rows.indices { rows[index].identifyLink() } }
    }
}

extension ImportRow {
    /// Identifies the link by its site and its road project.
    fileprivate mutating func identifyLink() {
        guard let site = feature?[.siteID].text, let road = feature?[.roadProjectID].text else { return }
        let linkID = AccessLink.documentedID(site: site, roadProject: road)
        id = linkID
        feature?.id = linkID
    }
}
