extension String {
    /// The text in quotation marks, with those in it doubled, as CSV and CQL2 have it.
    ///
    /// By code points: with an accent on it, a quotation mark is another character, and to whoever reads it still one.
    public var inQuotationMarks: String {
        var scalars = "\"".unicodeScalars
        for scalar in unicodeScalars {
            if scalar == "\"" { scalars.append(scalar) }
            scalars.append(scalar)
        }
        scalars.append("\"")
        return String(scalars)
    }
}
