/// A text in the two languages of the interface.
public struct LocalizedText: Hashable, Sendable, Codable {
    public var de: String
    public var en: String

    public init(de: String, en: String) {
        self.de = de
        self.en = en
    }

    public subscript(_ language: Language) -> String {
        switch language {
        case .german: de
        case .english: en
        }
    }
}

/// A language of the interface.
public enum Language: String, Hashable, Sendable, CaseIterable, Codable {
    case german = "de"
    case english = "en"
}
