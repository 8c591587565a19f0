extension String {
    /// What a caller wrote, for a message: in quotes, cut where it gets long.
    var quoted: String { count > 80 ? "'\(prefix(80))…'" : "'\(self)'" }
}
