internal import SiteInventory

extension Double {
    /// The number of hectares as text, rounded to the square metre.
    var hectaresText: LocalizedText { decimalText(10_000) }

    /// The number as text, rounded to 1/`part`, with a decimal comma in German.
    func decimalText(_ part: Double) -> LocalizedText {
        let text = ((self * part).rounded() / part).description
        return LocalizedText(de: text.replacing(".", with: ","), en: text)
    }
}
