import GeometryEngine
import InventoryTestSupport
import SimpleFeatures
import TestSupport

@testable import SiteInventory

/// Inventories in memory whose figures and links are derived.
enum Derived {
    static let today = "2026-06-01"

    /// The collections in the order in which sites depend on them.
    private static let order: [CollectionID] = [
        .municipalities, .targets, .roadProjects, .roadSections, .junctions, .roadNetwork, .constraints, .plots,
        .accessLinks, .sites,
    ]

    /// A transaction with these features, put by an editor as an import does.
    static func inventory(_ features: [CollectionID: [Feature]], on day: String = today) throws -> MemoryTransaction {
        let transaction = MemoryTransaction()
        try edit(transaction, on: day) { editor in
            for collection in order {
                for feature in features[collection] ?? [] { try editor.put(feature, replacing: nil, in: collection) }
            }
        }
        return transaction
    }

    /// Edits an inventory and derives what the edits touch.
    ///
    /// - Returns: the number of sites that were computed.
    @discardableResult
    static func edit(
        _ transaction: MemoryTransaction, on day: String = today, _ body: (InventoryEditor) throws -> Void
    ) throws -> Int {
        guard let day = CalendarDay(day) else { return -1 }
        let editor = try InventoryEditor(transaction, crs: .utm32, today: day)
        try body(editor)
        try editor.finish()
        return editor.siteComputations
    }

    /// Changes a stored feature.
    ///
    /// - Returns: the number of sites that were computed.
    @discardableResult
    static func change(
        _ id: String, in collection: CollectionID, of transaction: MemoryTransaction, on day: String = today,
        _ change: (inout Feature) -> Void
    ) throws -> Int {
        try edit(transaction, on: day) { editor in
            guard let before = try transaction.feature(FeatureID(id), in: collection) else { return }
            var after = before
            change(&after)
            try editor.put(after, replacing: before, in: collection)
        }
    }

    // MARK: Features

    /// A site of the given footprint; words are its text properties.
    static func site(_ id: String, _ footprint: Geometry?, _ words: [String: String] = [:]) -> Feature {
        var site = Feature(id: FeatureID(id), geometry: footprint, properties: ["name": .string("Site \(id)")])
        for (name, word) in words { site[name] = .string(word) }
        return site
    }

    static func plot(
        _ id: String, of site: String, _ status: PlotStatus, _ area: Geometry?, condition: String? = nil
    ) -> Feature {
        Feature(
            id: FeatureID(id), geometry: area,
            properties: [
                "site_id": .string(site), "status": .string(status.rawValue), "condition": PropertyValue(condition),
            ])
    }

    static func constraint(
        _ id: String, _ area: Geometry, _ severity: ConstraintSeverity = .hard, buffer: Double = 0,
        from: String? = nil, to: String? = nil
    ) -> Feature {
        Feature(
            id: FeatureID(id), geometry: area,
            properties: [
                "kind": .string(ConstraintKind.flood.rawValue), "severity": .string(severity.rawValue),
                "buffer_m": .number(buffer), "valid_from": PropertyValue(from), "valid_to": PropertyValue(to),
            ])
    }

    /// The figure of a stored site, rounded to 0.1 ha, since geodesic areas are 0.04 % larger here; `nil` when unknown.
    static func hectares(_ figure: SiteFigure, of site: String, in snapshot: any InventorySnapshot) throws
        -> Double?
    {
        try snapshot.feature(FeatureID(site), in: .sites)?[figure.rawValue].number.map { ($0 * 10).rounded() / 10 }
    }
}
