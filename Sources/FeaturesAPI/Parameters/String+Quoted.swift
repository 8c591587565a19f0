extension String {
    /// The text in quotes for a message, shortened to 80 characters.
    var quoted: String { count > 80 ? "'\(prefix(80))…'" : "'\(self)'" }
}
