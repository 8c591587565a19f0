/// A text in German and English.
public struct LocalizedText: Hashable, Sendable, Codable {
    /// The German text.
    public var de: String
    /// The English text.
    public var en: String

    /// Creates a text from its two versions, which must have the same meaning.
    public init(de: String, en: String) {
        self.de = de
        self.en = en
    }

    /// The text in the language.
    public subscript(_ language: Language) -> String {
        switch language {
        case .german: de
        case .english: en
        }
    }
}

/// A language of texts and pages.
public enum Language: String, Hashable, Sendable, CaseIterable, Codable {
    case german = "de"
    case english = "en"
}
