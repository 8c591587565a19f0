extension String {
    /// The text in quotation marks, with inner ones doubled, as in CSV and CQL2.
    ///
    /// Works by code points: a quotation mark with a combining accent is another `Character`, but still a quotation
    /// mark to parsers.
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
