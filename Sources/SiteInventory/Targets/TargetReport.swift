public import SimpleFeatures

/// All targets of the inventory, compared with its figures.
///
/// The columns of a target determine the comparison: unit and quantity determine the figure, the scope determines the
/// sites. The hectares of several sites are those of ``Totals``.
public struct TargetReport: Hashable, Sendable, Encodable {
    /// The assumption of the scenario; `nil` for the current state.
    public var assumption: Assumption?
    /// The comparisons, sorted by the targets' ids.
    public var targets: [TargetComparison]

    /// Compares the targets.
    ///
    /// - Parameter crs: the plane of the inventory.
    /// - Throws: `GeometryError` when land cannot be overlaid; the errors of the snapshot.
    public init(_ snapshot: any InventorySnapshot, crs: CRS, scenario: Scenario = .asIs) throws {
        self = try snapshot.kept(SumKey(.targets(scenario), crs: crs, snapshot)) {
            try TargetReport(computedFrom: snapshot, crs: crs, scenario)
        }
    }

    private init(computedFrom snapshot: any InventorySnapshot, crs: CRS, _ scenario: Scenario) throws {
        let view = try ScenarioSites(snapshot, scenario, crs: crs)
        assumption = view.assumption
        let changed = try view.changedSites()
        var query = FeatureQuery(.sites)
        query.replacements = try view.replacements(changed)
        let comparer = TargetComparer(
            targets: try snapshot.features(in: .targets).map(Target.init),
            sites: try snapshot.features(FeatureSelection(.sites).only(TargetScope.properties, geometry: false)),
            totals: TotalsOfSites(
                snapshot: snapshot, query: query, changes: try view.overlapChanges(of: changed.map(\.site)),
                measures: try PlaneContext.of(crs).measures),
            year: (try snapshot.judgedOn() ?? .today).year)
        targets = try comparer.targets.map(comparer.compare)
    }
}

/// Compares targets. A target for the number of sites supplements other targets of its scope.
struct TargetComparer {
    let targets: [Target]
    let sites: [Feature]
    let totals: TotalsOfSites
    let year: Int

    func compare(_ target: Target) throws -> TargetComparison {
        let scope = TargetScope(target.scope, among: sites)
        var comparison = TargetComparison(
            target: target, bound: target.bound, isBaseFigure: target.isBaseFigure,
            isPastDue: target.year.map { $0 < year } ?? false, sites: scope.sites.map(\.id.text),
            unnamedSiteCount: siteCount(agreedFor: target.scope).map { max($0 - scope.sites.count, 0) },
            assessment: .notComparable)
        guard let measure = target.measure else {
            comparison.reason = .notAboutSites
            comparison.sites = []
            return comparison
        }
        guard let value = target.value else {
            comparison.reason = .noValue
            return comparison
        }
        switch measure {
        case .sites: comparison.set("sites", Double(scope.sites.count), of: value, unknown: 0, isPartial: false)
        case .hectares(let figure):
            let totals = try totals(of: scope.sites).rounded()[figure]
            comparison.set(
                figure.rawValue, totals.known, of: value, unknown: scope.sites.count - totals.siteCount,
                isPartial: (comparison.unnamedSiteCount ?? 0) > 0)
        case .jobs:
            comparison.reason = .noJobsCounted
            comparison.jobs = try jobs(value, target, scope)
        }
        if scope.sites.isEmpty { comparison.reason = .noSites }
        if target.isBaseFigure { comparison.reason = .baseFigure }
        if comparison.reason != nil { comparison.assessment = .notComparable }
        return comparison
    }

    /// The number of sites that the agreement states for a scope.
    private func siteCount(agreedFor scope: String?) -> Int? {
        targets.first { $0.scope == scope && $0.measure == .sites }?.value.map { Int(saturating: $0) }
    }

    private func jobs(_ value: Double, _ target: Target, _ scope: TargetScope) throws -> JobsPerHectare {
        let exceptions = target.exceptions.map { $0.lowercased() }
        let counted = scope.sites.filter { site in
            let name = (site[.name].text ?? "").lowercased()
            return !exceptions.contains(where: name.contains)
        }
        let used = try usedHectares(counted)
        let brownfield = counted.filter { LandType($0[.landType]) == .brownfield }
        var jobs = JobsPerHectare(
            usedHectares: FieldUnit.hectares.rounded(used.hectares), unknownSiteCount: used.unknown)
        if target.isBrownfieldFirst {
            jobs.usedBrownfieldHectares = FieldUnit.hectares.rounded(try usedHectares(brownfield).hectares)
        }
        if let hectares = used.hectares, hectares > 0 {
            jobs.perUsedHectare = (value / hectares).rounded(toDecimals: JobsPerHectare.decimals)
        }
        jobs.knownNetHectares = try totals(of: scope.sites).rounded().net.known
        if let density = agreedDensity(preferring: target.scope) {
            jobs.agreedPerNetHectare = density.rounded(toDecimals: JobsPerHectare.decimals)
            jobs.neededNetHectares = FieldUnit.hectares.rounded(value / density)
        }
        return jobs
    }

    private func totals(of sites: [Feature]) throws -> Totals {
        // A scope of all sites needs no list of ids.
        try totals.totals(of: sites.count == self.sites.count ? nil : sites.map(\.id))
    }

    private func usedHectares(_ sites: [Feature]) throws -> (hectares: Double?, unknown: Int) {
        let totals = try totals(of: sites)
        let (sold, occupied) = (totals[.soldHectares], totals[.occupiedHectares])
        return (occupied.known.map { $0 + sold.hectares }, sites.count - occupied.siteCount)
    }

    /// Jobs per net hectare, from the first scope for which the agreement states both.
    private func agreedDensity(preferring scope: String?) -> Double? {
        let scopes = [scope] + targets.map(\.scope).filter { $0 != scope }
        for scope in scopes {
            let own = targets.filter { $0.scope == scope && !$0.isBaseFigure }
            let jobs = own.first { $0.measure == .jobs }?.value
            guard let jobs, let net = own.first(where: { $0.measure == .hectares(.netHectares) })?.value, net > 0 else {
                continue
            }
            return jobs / net
        }
        return nil
    }
}

extension TargetComparison {
    /// Sets the inventory's value and the assessment.
    ///
    /// - Parameter isPartial: true when the agreement counts sites that the inventory does not contain.
    fileprivate mutating func set(
        _ figure: String, _ known: Double?, of target: Double, unknown: Int, isPartial: Bool
    ) {
        self.figure = figure
        unknownSiteCount = unknown
        inventoryValue = known
        guard let known else {
            reason = .unknownFigures
            return
        }
        gap = FieldUnit.hectares.rounded(known - target)
        assessment = Assessment(known, of: target, bound, isLowerBound: isPartial || unknown > 0)
        if assessment == .notComparable { reason = isPartial ? .unnamedSites : .unknownFigures }
    }
}
