extension InventorySnapshot {
    /// All imports, the newest first.
    public func imports() throws -> [ImportRecord] { try imports(before: nil, limit: .max) }

    /// The import that made the version; `nil` when none did.
    public func importRecord(ofVersion version: Int64) throws -> ImportRecord? {
        guard version < .max else { return nil }
        return try imports(before: version + 1, limit: 1).first { $0.version == version }
    }
}
