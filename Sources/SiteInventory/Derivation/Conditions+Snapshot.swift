extension Conditions {
    /// The conditions that the stored roads can meet on the day.
    ///
    /// - Throws: The errors of the snapshot.
    package init(_ snapshot: any InventorySnapshot, today: CalendarDay) throws {
        self = try RelatedFeaturesReader(snapshot, today: today).loadRoads().conditions
    }

    /// True when a road project or road section has this id; ignores case.
    package func hasRoad(_ id: String) -> Bool { road(id) != nil }
}
