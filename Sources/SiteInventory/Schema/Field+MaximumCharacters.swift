extension CollectionSchema.Field {
    /// The maximum number of characters of a value: 255 for names and references, 10,000 for other texts.
    public var maximumCharacters: Int {
        Self.shortTexts.contains(name) ? CollectionSchema.maximumIdentifierCharacters : Self.maximumTextCharacters
    }

    /// The maximum number of characters of a text, also of an attribute without a field.
    public static let maximumTextCharacters = 10_000

    /// The maximum number of characters of a list or an object as JSON.
    public static let maximumJSONCharacters = 100_000

    private static let shortTexts: Set<String> = Set(
        [
            FieldName.name, .municipality, .municipalityAGS, .siteID, .roadProjectID, .junctionID, .partOf, .programme,
        ].map(\.rawValue))
}

extension String {
    /// True for a text with more characters than the limit. Characters are Unicode scalars, as databases count them.
    public func isLonger(than limit: Int) -> Bool { utf8.count > limit && unicodeScalars.count > limit }
}
