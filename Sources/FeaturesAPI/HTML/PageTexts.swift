import SiteInventory

/// Texts of the pages that are not part of responses in other formats.
enum PageTexts {
    static let previous = LocalizedText(de: "Zurück", en: "Previous")
    static let next = LocalizedText(de: "Weiter", en: "Next")
    static let formats = LocalizedText(de: "Andere Formate", en: "Other formats")
    static let map = LocalizedText(de: "Karte", en: "Map")
    static let collections = LocalizedText(de: "Sammlungen", en: "Collections")
    static let features = LocalizedText(de: "Objekte", en: "Features")
    static let count = LocalizedText(de: "Anzahl", en: "Count")
    static let extent = LocalizedText(de: "Ausdehnung (Länge, Breite)", en: "Extent (longitude, latitude)")
    static let systems = LocalizedText(de: "Koordinatensysteme", en: "Coordinate reference systems")
    static let storageSystem = LocalizedText(de: "Gespeichert in", en: "Stored in")
    static let more = LocalizedText(de: "Weiterführende Links", en: "Related links")
    static let properties = LocalizedText(de: "Eigenschaften", en: "Properties")
    static let conformance = LocalizedText(de: "Eingehaltene Standards", en: "Standards")
    static let interface = LocalizedText(de: "Schnittstelle", en: "Interface")
    static let schemaHead = LocalizedTexts(
        de: ["Name", "Bedeutung", "Typ", "Einheit", "Werte"], en: ["Name", "Meaning", "Type", "Unit", "Values"])
    static let collectionsHead = LocalizedTexts(
        de: ["Sammlung", "Inhalt", "Anzahl"], en: ["Collection", "Content", "Count"])
    static let parametersHead = LocalizedTexts(
        de: ["Parameter", "Bedeutung", "Typ"], en: ["Parameter", "Meaning", "Type"])
    static let answers = LocalizedText(de: "Formate der Antwort:", en: "Response formats:")
    static let takes = LocalizedText(de: "Formate der Anfrage:", en: "Request formats:")
    static let apiIntroduction = LocalizedText(
        de:
            "Für Programme gibt es dieselbe Beschreibung als OpenAPI 3.0. Unbekannte Parameter werden abgelehnt; die Fehlermeldung nennt den ähnlichsten Parameter.",
        en:
            "For programs, the same description is available as OpenAPI 3.0. Unknown parameters are refused; the message names the most similar parameter."
    )

    static func shown(_ shown: Int, of matched: Int) -> LocalizedText {
        LocalizedText(de: "\(shown) von \(matched)", en: "\(shown) of \(matched)")
    }

    static func pagesOf(_ rows: Int) -> LocalizedText {
        LocalizedText(
            de: "Eine Seite in HTML zeigt höchstens \(rows) Objekte; „Weiter“ führt zu den nächsten.",
            en: "A page in HTML shows at most \(rows) features; \"Next\" leads to the following ones.")
    }

    static func name(of language: Language) -> String {
        switch language {
        case .german: "Deutsch"
        case .english: "English"
        }
    }
}

/// Several texts in the two languages of the interface.
struct LocalizedTexts: Hashable, Sendable {
    let de: [String]
    let en: [String]

    subscript(_ language: Language) -> [String] {
        switch language {
        case .german: de
        case .english: en
        }
    }
}
