internal import SiteInventory

// Figures as text. Unknown values are a dash, never zero.

extension Double {
    /// The number with fixed decimals and the decimal separator of the language.
    func text(_ language: Language, decimals: Int = 2) -> String {
        let scale = (0..<decimals).reduce(1.0) { factor, _ in factor * 10 }
        let scaled = (magnitude * scale).rounded()
        guard scaled < 1e15 else { return description }
        let digits = String(Int64(saturating: scaled))
        let padded = String(repeating: "0", count: max(decimals + 1 - digits.count, 0)) + digits
        let sign = self < 0 && scaled > 0 ? "−" : ""
        guard decimals > 0 else { return sign + padded }
        let point = language == .german ? "," : "."
        return sign + padded.dropLast(decimals) + point + padded.suffix(decimals)
    }
}

extension Double? {
    /// Hectares with two decimals; a dash for unknown.
    func hectaresText(_ language: Language) -> String { self?.text(language) ?? "–" }

    /// Metres as kilometres with two decimals; a dash for unknown.
    func kilometresText(_ language: Language) -> String {
        self.map { ($0 / 1000).text(language) + " km" } ?? "–"
    }
}
