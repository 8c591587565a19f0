internal import SimpleFeatures

// Finds the sites that changed roads affect.

extension InventoryEditor {
    /// Updates the sections in road projects, and the road status in documented links.
    func updateRoads() throws {
        let links = try transaction.features(
            in: .accessLinks, where: .basis, equals: AccessLink.Basis.documented.rawValue)
        for (features, collection) in [
            (try transaction.features(in: .roadProjects), CollectionID.roadProjects), (links, .accessLinks),
        ] {
            for derived in try batch(of: features.map { ($0, $0) }, in: collection).derived() {
                let change = try put(derived, in: collection)
                // The connection state of a site depends on its documented links.
                if change != .unchanged, let site = derived.feature[.siteID].text {
                    affectedSites.insert(FeatureID(site))
                }
            }
        }
    }

    /// Collects the sites that the changed roads affect: sites with land that waits for one of them, and sites whose
    /// computed links change.
    func collectSites(of changed: ChangedRoads) throws {
        try collectSites(withPlotsWaitingFor: changed)
        let roads = try loadRoads(withNetwork: true)
        var ahead = OrderedWorkQueue<[FeatureID]>()
        for batch in try sites(near: changed).batches(of: Self.featuresPerBatch) {
            let sites = Array(try transaction.features(Array(batch), in: .sites).values)
            let links = try transaction.features(in: .accessLinks, where: .siteID, isIn: batch.map(\.text))
            let deriver = deriver
            let differing = try ahead.add {
                try sites.filter { site in
                    let stored = (links[site.id.text] ?? []).filter(\.isComputedLink)
                    return try !deriver.areCurrent(stored, of: site, roads)
                }.map(\.id)
            }
            affectedSites.formUnion(differing ?? [])
        }
        while let differing = try ahead.next() { affectedSites.formUnion(differing) }
    }

    private func collectSites(withPlotsWaitingFor changed: ChangedRoads) throws {
        guard !changed.ids.isEmpty else { return }
        let conditions = try transaction.texts(of: .condition, in: .plots).filter {
            changed.ids.contains($0.lowercased())
        }
        guard !conditions.isEmpty else { return }
        let plots = FeatureSelection(.plots, .property(.condition, isIn: conditions))
        try transaction.forEachFeature(plots.only([FieldName.siteID.rawValue], geometry: false)) { plot in
            guard let site = plot.feature[.siteID].text else { return }
            if !computedSites.contains(FeatureID(site)) { affectedSites.insert(FeatureID(site)) }
        }
    }

    /// The sites whose computed links may change, without those computed since the change. Sorted.
    private func sites(near changed: ChangedRoads) throws -> [FeatureID] {
        var ids: Set<FeatureID> = []
        func add(_ condition: FeatureSelection.Condition) throws {
            let selection = FeatureSelection(.sites, condition).only([], geometry: false)
            try transaction.forEachFeature(selection) { ids.insert($0.feature.id) }
        }
        // A road anywhere can change a route.
        if try !changed.isEverywhere && loadNetwork() == nil, let extent = try transaction.envelope(of: .sites) {
            for cell in changed.regions(try related.loadRoads()).flatMap({ $0.cells(in: extent) }) {
                try add(.meeting(cell))
            }
            try add(.withoutGeometry)
        } else {
            try add(.all)
        }
        return ids.subtracting(computedSites).sorted()
    }
}
