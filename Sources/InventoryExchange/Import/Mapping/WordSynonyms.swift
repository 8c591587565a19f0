internal import SiteInventory

/// The words of closed lists in planners' files. Only whole values match: "nicht verfügbar" is not "verfügbar".
enum WordSynonyms {
    /// Returns the word of the list with the meaning of the value; `nil` when there is none.
    static func word(for value: String, among words: [String]) -> String? {
        // Most files spell words as the lists do, and forming a key takes ten times as long as finding a spelling.
        let meanings = wordsBySpelling[value] ?? wordsByKey[NameKey(value)]
        return words.first { meanings?.contains($0) ?? false }
    }

    /// Returns the word as users write it in each language.
    static func spelled(_ word: String) -> LocalizedText {
        LocalizedText(de: synonyms[word]?.first ?? word, en: word)
    }

    /// The words that each spelling may mean.
    private static let wordsByKey: [NameKey: Set<String>] = {
        var words: [NameKey: Set<String>] = [:]
        let lists = CollectionSchema.all.flatMap(\.fields).flatMap(\.allowedValues)
        for word in lists { words[NameKey(word), default: []].insert(word) }
        for (word, others) in synonyms {
            for other in others { words[NameKey(other), default: []].insert(word) }
        }
        return words
    }()

    /// The words that each spelling of the lists may mean.
    private static let wordsBySpelling: [String: Set<String>] = {
        let lists = CollectionSchema.all.flatMap(\.fields).flatMap(\.allowedValues)
        let spellings = Set(lists + synonyms.values.flatMap(\.self))
        return Dictionary(uniqueKeysWithValues: spellings.map { ($0, wordsByKey[NameKey($0)] ?? []) })
    }()

    /// The spellings by word. A word in several lists has the same meaning in each.
    private static let synonyms: [String: [String]] = [
        "available": ["verfügbar", "frei", "vakant", "in Vermarktung", "sofort verfügbar"],
        "available_conditional": [
            "bedingt verfügbar", "bedingt", "nach Erschließung", "mittelfristig", "langfristig",
            "conditionally available",
        ],
        "reserved": ["reserviert", "Option", "vorgemerkt", "Optionsfläche"],
        "sold": ["verkauft", "veräußert", "vergeben"],
        "occupied": ["belegt", "genutzt", "bebaut", "ansässig"],
        "not_marketable": ["nicht verfügbar", "nicht vermarktbar", "nicht marktfähig", "gesperrt"],
        "unknown": ["unbekannt"],
        "site": ["Standort"],
        "part": ["Teil"],
        "programme": ["Programm", "program"],
        "industry": ["Industrie", "Gewerbe"],
        "logistics": ["Logistik"],
        "leisure": ["Freizeit"],
        "health": ["Gesundheit"],
        "energy": ["Energie"],
        "other": ["Sonstige", "Sonstiges"],
        "brownfield": ["Brachfläche", "Altindustriefläche", "Brache"],
        "greenfield": ["Freifläche", "Freiraum"],
        "mixed": ["gemischt"],
        "contamination": ["Altlast", "Altlasten", "Altlastenfläche"],
        "flood": ["Überschwemmungsgebiet", "Hochwasser"],
        "nature": ["Naturschutz", "Naturschutzgebiet"],
        "utility_corridor": ["Leitungstrasse", "Leitung"],
        "seveso": ["Achtungsabstand", "Seveso-Achtungsabstand"],
        "mining": ["Bergbau"],
        "noise": ["Lärm", "Lärmschutz"],
        "monument": ["Denkmal", "Denkmalschutz"],
        "ordnance": ["Kampfmittel"],
        "hard": ["hart", "Ausschluss"],
        "severe": ["schwerwiegend"],
        "minor": ["gering"],
        "none": ["keine"],
        "junction": ["Anschlussstelle", "Anschluss"],
        "new_road": ["Neubau", "Ortsumgehung"],
        "link": ["Anbindung"],
        "upgrade": ["Ausbau"],
        "idea": ["Idee"],
        "open_questions": ["offene Fragen", "Klärung offener Fragen"],
        "in_prospect": ["in Aussicht", "in Aussicht gestellt"],
        "planning": ["in Planung", "Planung", "geplant"],
        "approved": ["planfestgestellt", "genehmigt"],
        "under_construction": ["im Bau", "in Bau"],
        "open": ["in Betrieb", "offen", "freigegeben", "fertig"],
        "dropped": ["aufgegeben", "verworfen"],
        "motorway": ["Autobahn", "Bundesautobahn", "1301"],
        "motorway_link": ["Autobahnrampe"],
        "trunk": ["Kraftfahrstraße"],
        "primary": ["Bundesstraße", "1303"],
        "secondary": ["Landesstraße", "Landstraße", "Staatsstraße", "1305"],
        "tertiary": ["Kreisstraße", "1306"],
        "unclassified": ["Gemeindestraße", "1307", "road"],
        "residential": ["Wohnstraße", "Anliegerstraße"],
        "living_street": ["verkehrsberuhigter Bereich", "Spielstraße"],
        "service": ["Erschließungsweg", "Zufahrt"],
        "track": [
            "Wirtschaftsweg", "Feldweg", "track_grade1", "track_grade2", "track_grade3", "track_grade4", "track_grade5",
        ],
        "path": ["Fußweg", "Radweg", "footway", "cycleway", "steps", "pedestrian", "bridleway"],
        "both": ["beide Richtungen", "B", "no", "nein", "0", "false", "beide"],
        "forward": ["in Linienrichtung", "F", "yes", "ja", "1", "true", "Einbahnstraße"],
        "backward": ["gegen Linienrichtung", "T", "-1", "reverse"],
        "documented": ["dokumentiert"],
        "computed": ["berechnet"],
    ]
}
