extension InventoryStore {
    /// Recomputes the values that depend on the day: validity dates that have passed, and years that have begun.
    ///
    /// Runs at most once a day. Creates no version when no value changes.
    ///
    /// - Throws: The errors of the store.
    public func refresh(today: CalendarDay = .today) async throws {
        let judged = try await read { try $0.judgedOn() }
        guard let judged, judged < today else { return }
        let crs = crs
        try await write { try InventoryEditor($0, crs: crs, today: today).finish() }
    }
}
