import SiteInventory

/// The words of the pages that are in no answer for programs.
enum PageTexts {
    static let previous = LocalizedText(de: "Zurück", en: "Previous")
    static let next = LocalizedText(de: "Weiter", en: "Next")
    static let formats = LocalizedText(de: "Dasselbe für Programme", en: "The same for programs")
    static let map = LocalizedText(de: "Karte", en: "Map")
    static let collections = LocalizedText(de: "Sammlungen", en: "Collections")
    static let features = LocalizedText(de: "Objekte", en: "Features")
    static let count = LocalizedText(de: "Anzahl", en: "Count")
    static let extent = LocalizedText(de: "Ausdehnung (Länge, Breite)", en: "Extent (longitude, latitude)")
    static let systems = LocalizedText(de: "Koordinatensysteme", en: "Coordinate reference systems")
    static let storageSystem = LocalizedText(de: "Gespeichert in", en: "Stored in")
    static let more = LocalizedText(de: "Mehr dazu", en: "More of it")
    static let properties = LocalizedText(de: "Eigenschaften", en: "Properties")
    static let conformance = LocalizedText(de: "Eingehaltene Standards", en: "Conformance")
    static let interface = LocalizedText(de: "Schnittstelle", en: "Interface")
    static let schemaHead = LocalizedTexts(
        de: ["Name", "Bedeutung", "Typ", "Einheit", "Werte"], en: ["Name", "Meaning", "Type", "Unit", "Values"])
    static let collectionsHead = LocalizedTexts(
        de: ["Sammlung", "Inhalt", "Anzahl"], en: ["Collection", "Content", "Count"])
    static let parametersHead = LocalizedTexts(
        de: ["Parameter", "Bedeutung", "Typ"], en: ["Parameter", "Meaning", "Type"])
    static let address = LocalizedText(de: "Adresse", en: "Address")
    static let answers = LocalizedText(de: "Antwortet als", en: "Answers as")
    static let takes = LocalizedText(de: "Nimmt", en: "Takes")
    static let apiIntroduction = LocalizedText(
        de:
            "Dieselbe Beschreibung als OpenAPI 3.0 ist für Programme. Unbekannte Parameter werden abgelehnt, mit dem nächstliegenden als Vorschlag.",
        en:
            "The same description in OpenAPI 3.0 is for programs. Unknown parameters are refused, with the nearest one named."
    )

    static func shown(_ shown: Int, of matched: Int) -> LocalizedText {
        LocalizedText(de: "\(shown) von \(matched)", en: "\(shown) of \(matched)")
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
