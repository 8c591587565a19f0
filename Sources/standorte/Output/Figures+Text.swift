internal import SiteInventory

// Figures as people write them: unknown is said, never shown as zero.

extension Double {
    /// With so many decimals, and the language's decimal sign.
    func text(_ language: Language, decimals: Int = 2) -> String {
        let scale = (0..<decimals).reduce(1.0) { factor, _ in factor * 10 }
        let scaled = (magnitude * scale).rounded()
        guard scaled < 1e15 else { return description }
        let digits = String(Int64(scaled))
        let padded = String(repeating: "0", count: max(decimals + 1 - digits.count, 0)) + digits
        let sign = self < 0 && scaled > 0 ? "−" : ""
        guard decimals > 0 else { return sign + padded }
        let point = language == .german ? "," : "."
        return sign + padded.dropLast(decimals) + point + padded.suffix(decimals)
    }
}

extension Double? {
    /// Hectares to 0.01 ha; a dash for unknown.
    func hectaresText(_ language: Language) -> String { self?.text(language) ?? "–" }

    /// Metres as kilometres; a dash for unknown.
    func kilometresText(_ language: Language) -> String {
        self.map { ($0 / 1000).text(language) + " km" } ?? "–"
    }
}
