import GeometryEngine
import SimpleFeatures

@testable import SiteInventory

/// Assigns sites to municipalities: by their land when boundaries are imported, else by their attribute.
///
/// A site in several municipalities has a share in each, cut at the boundaries. Land outside all municipalities belongs
/// to the group without a name.
final class MunicipalityShares {
    private struct Municipality {
        var key: String
        var name: String
        var area: Geometry

        init(_ feature: Feature, _ area: Geometry) {
            key = feature.id.text
            name = feature[.name].text ?? feature.id.text
            self.area = area
        }
    }

    private let municipalities: [Municipality]
    private let index: SpatialIndex
    private let counter: TotalsCalculator

    init(_ snapshot: any InventorySnapshot, _ counter: TotalsCalculator) throws {
        self.counter = counter
        let located = try snapshot.features(in: .municipalities).compactMap { feature in
            feature.geometry.flatMap { area in
                Envelope(area).map { (municipality: Municipality(feature, area), box: $0) }
            }
        }
        municipalities = located.map(\.municipality)
        index = SpatialIndex(located.map(\.box))
    }

    /// The totals of the selected sites by municipality, unrounded.
    ///
    /// - Throws: `GeometryError` when land cannot be overlaid; the errors of the snapshot.
    static func totals(
        _ snapshot: any InventorySnapshot, _ query: FeatureQuery, _ counter: TotalsCalculator
    ) throws -> [GroupedTotals.Group] {
        let municipalities = try MunicipalityShares(snapshot, counter)
        let statements = query.replacements.compactMap { version in version.statement.map { (version.feature.id, $0) } }
        var sites: [Feature] = []
        try snapshot.forEachFeature(of: query) { sites.append($0) }
        sites = try snapshot.unrounded(sites, statements: Dictionary(uniqueKeysWithValues: statements))
        var groups: [String?: (name: String?, shares: [LandShare])] = [:]
        for site in sites {
            for (key, name, share) in try municipalities.shares(of: site) {
                groups[key, default: (name, [])].shares.append(share)
            }
        }
        return try groups.map { key, group in
            GroupedTotals.Group(key: key, name: group.name, totals: try counter.totals(of: group.shares))
        }
    }

    private typealias Placed = (key: String?, name: String?, share: LandShare)

    /// - Throws: `GeometryError` when land cannot be cut.
    private func shares(of site: Feature) throws -> [Placed] {
        try ReadBudget.check()
        let whole = LandShare(site)
        guard !municipalities.isEmpty, let footprint = site.geometry, let box = whole.box else {
            return [byAttribute(site, whole)]
        }
        let candidates = index.indices(meeting: box).map { municipalities[$0] }
        if let only = try candidates.first(where: { try $0.area.contains(footprint) }) {
            return [(only.key, only.name, whole)]
        }
        var shares: [Placed] = []
        for candidate in candidates {
            guard let share = try counter.share(of: whole, within: candidate.area) else { continue }
            shares.append((candidate.key, candidate.name, share))
        }
        let rest = try candidates.reduce(Geometry?.some(footprint)) { try $0?.difference($1.area) }
        if let rest, let share = try counter.share(of: whole, within: rest) { shares.append((nil, nil, share)) }
        return shares
    }

    private func byAttribute(_ site: Feature, _ share: LandShare) -> Placed {
        let (key, name) = (site[.municipalityAGS].text, site[.municipality].text)
        let known = municipalities.first { $0.key == key || (key == nil && $0.name == name) }
        // Without boundaries the name identifies a municipality, since not every file has keys.
        return (known?.key ?? name ?? key, known?.name ?? name ?? key, share)
    }
}
