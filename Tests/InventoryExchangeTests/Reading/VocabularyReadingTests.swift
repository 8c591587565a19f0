import SimpleFeatures
import SiteInventory
import Testing

@testable import InventoryExchange

/// Names and words are compared without case, umlauts and punctuation.
@Suite struct VocabularyReadingTests {
    @Test(arguments: [
        ("Verfügbar", "VERFUEGBAR", true), ("Straße", "strasse", true), ("GEM_NAME", "Gem Name", true),
        ("Fläche (ha)", "FLAECHE_HA", true), ("verfügbar?", "verfügbar", false), ("-1", "1", false),
        ("B 224", "b224", true),
        ("nicht verfügbar", "verfügbar", false),
    ])
    func `two spellings are the same name`(a: String, b: String, isSame: Bool) {
        #expect((NameKey(a) == NameKey(b)) == isSame)
    }

    @Test(
        "a shapefile's cut name is recognised from eight characters on",
        arguments: [
            ("VERFUEGBARKEIT", "VERFUEGBAR", true), ("VERFUEGBARKEIT", "VERFUEGB", true),
            ("VERFUEGBARKEIT", "VERFUEG", false), ("VERFUEGBARKEIT", "VERFUEGBARKEI", false),
            ("VERFUEGBARKEIT", "VERMARKTUN", false), ("STATUS", "STATUS", false),
        ])
    func cut(name: String, cut: String, isCut: Bool) {
        #expect(NameKey(name).isCut(to: NameKey(cut)) == isCut)
    }

    /// Every closed list of every collection.
    private static let fields = CollectionSchema.all.flatMap(\.fields).filter {
        !$0.allowedValues.isEmpty
    }

    @Test func `every word of a closed list is read back from its German and its English spelling`() {
        for field in Self.fields {
            for word in field.allowedValues {
                let spelled = WordSynonyms.spelled(word)
                for text in [word, spelled.de, spelled.en, spelled.de.uppercased()] {
                    #expect(
                        WordSynonyms.word(for: text, among: field.allowedValues) == word,
                        "\(field.name): \(text)")
                }
            }
        }
    }

    @Test(arguments: ["", " ", "???", "unbekannt bis 2030", "frei/verkauft"])
    func `other words are not guessed`(text: String) {
        for field in Self.fields where field.name == "status" {
            #expect(WordSynonyms.word(for: text, among: field.allowedValues) == nil)
        }
    }

    /// domain.md 3.2: whole values are matched, since "nicht verfügbar" contains "verfügbar".
    @Test(arguments: [
        ("verfügbar", "available"), ("verfuegbar", "available"), ("frei", "available"),
        ("vakant", "available"),
        ("in Vermarktung", "available"), ("sofort verfügbar", "available"),
        ("bedingt", "available_conditional"),
        ("nach Erschließung", "available_conditional"), ("mittelfristig", "available_conditional"),
        ("langfristig", "available_conditional"), ("reserviert", "reserved"), ("Option", "reserved"),
        ("vorgemerkt", "reserved"), ("Optionsfläche", "reserved"), ("verkauft", "sold"),
        ("veräußert", "sold"),
        ("veraeussert", "sold"), ("vergeben", "sold"), ("belegt", "occupied"), ("genutzt", "occupied"),
        ("bebaut", "occupied"), ("ansässig", "occupied"), ("nicht verfügbar", "not_marketable"),
        ("nicht vermarktbar", "not_marketable"), ("gesperrt", "not_marketable"),
    ])
    func `planners' words for the status of a plot`(text: String, word: String) {
        #expect(WordSynonyms.word(for: text, among: PlotStatus.words) == word)
    }
}
