extension InventoryStore {
    /// Computes anew what depends on the day: validity dates that have passed, and years that have come.
    ///
    /// Done at most once a day; a day on which nothing falls due makes no version.
    ///
    /// - Throws: What the store throws if it cannot be written.
    public func refresh(today: CalendarDay = .today) async throws {
        let judged = try await read { try $0.judgedOn() }
        guard let judged, judged < today else { return }
        let crs = crs
        try await write { try InventoryEditor($0, crs: crs, today: today).finish() }
    }
}
