import SimpleFeatures
import Testing

@testable import InventoryExchange
@testable import SiteInventory

@Suite struct ImportReadingTests {
    @Test(arguments: [
        ("verfügbar", PlotStatus.available), ("VERFUEGBAR", .available), ("Frei", .available),
        ("bedingt verfügbar", .availableConditional), ("nach Erschliessung", .availableConditional),
        ("Option", .reserved), ("veräußert", .sold), ("VERAEUSSERT", .sold), ("belegt", .occupied),
        ("nicht verfügbar", .notMarketable), ("nicht vermarktbar", .notMarketable), ("unbekannt", .unknown),
        ("available_conditional", .availableConditional),
    ])
    func `German status words are understood whole`(word: String, status: PlotStatus) {
        #expect(WordSynonyms.word(for: word, among: PlotStatus.words) == status.rawValue)
    }

    @Test(arguments: ["verfügbar?", "teilweise verfügbar", "nicht", "verfügbar/verkauft", "?"])
    func `an unknown status word is not guessed`(word: String) {
        #expect(WordSynonyms.word(for: word, among: PlotStatus.words) == nil)
    }

    static let number = CollectionSchema.of(.sites).field("declared_gross_ha")
    static let date = CollectionSchema.of(.sites).field("survey_date")
    static let flag = CollectionSchema.of(.sites).field("fully_marketed")

    @Test(arguments: [
        ("12,5", 12.5), ("12.5", 12.5), (" 366 ", 366), ("1e2", 100),
    ])
    func `numbers are read with a decimal point or comma`(text: String, value: Double) throws {
        let field = try #require(Self.number)
        #expect(ValueReader.read(.string(text), as: field) == .certain(.number(value)))
    }

    @Test(arguments: ["zwölf", ">1", "nan", "inf", "1 2", "0x10", "-5", "10-12", "1.23,4", "12 St.", "1,2,3"])
    func `text that is not a number is refused, not guessed`(text: String) throws {
        let field = try #require(Self.number)
        #expect(ValueReader.read(.string(text), as: field) == .unknown(.unreadable))
    }

    @Test(arguments: [("S\0d", "S\u{FFFD}d"), ("\0Süd\0", "Süd"), ("Süd", "Süd")])
    func `a zero within a text does not end it`(text: String, kept: String) throws {
        let field = try #require(CollectionSchema.of(.sites).field("name"))
        #expect(ValueReader.read(.string(text), as: field) == .certain(.string(kept)))
    }

    @Test(arguments: [
        ("2024-06-30", "2024-06-30"), ("30.06.2024", "2024-06-30"), ("1.2.2024", "2024-02-01"),
        ("29.02.2024", "2024-02-29"), ("20240630", "2024-06-30"), ("2024/06/30", "2024-06-30"),
        ("2024-06-30T12:00:00Z", "2024-06-30"),
    ])
    func `dates are read in both forms`(text: String, date: String) throws {
        let field = try #require(Self.date)
        #expect(ValueReader.read(.string(text), as: field) == .certain(.string(date)))
    }

    @Test(arguments: [
        "2017-12-32", "29.02.2023", "31.04.2024", "0.1.2024", "2024", "24/04/2014", "1.2.24", "-5-1-1", "+0081231",
        "+5.06.2024", "-0240630",
    ])
    func `a day that does not exist is refused`(text: String) throws {
        let field = try #require(Self.date)
        #expect(ValueReader.read(.string(text), as: field) == .unknown(.unreadable))
    }

    @Test(arguments: [
        ("366 (283 outstanding)", 366, ValueReader.Remark.numberWithText), ("ca. 12,5 ha", 12.5, .numberWithText),
        ("1.234,5", 1234.5, .groupedNumber), ("1,234,567.8", 1_234_567.8, .groupedNumber),
        ("1.234.567", 1_234_567, .groupedNumber), ("3,500", 3.5, .ambiguousNumber), ("1.234", 1.234, .ambiguousNumber),
    ])
    func `a number in an unusual notation is read with a remark`(
        text: String, value: Double, remark: ValueReader.Remark
    ) throws {
        let field = try #require(Self.number)
        #expect(
            ValueReader.read(.string(text), as: field) == ValueReader.Reading(value: .number(value), remark: remark))
    }

    @Test(arguments: ["1.2e4.568", "1.234e1.234", "1.234.567,8e3", "1.234,567.89", "1.23.456"])
    func `text that may be several numbers is refused`(text: String) throws {
        let field = try #require(Self.number)
        #expect(ValueReader.read(.string(text), as: field) == .unknown(.unreadable))
    }

    @Test(arguments: [
        ("0", ValueReader.Remark.zeroHectares), ("0,00", .zeroHectares), ("-9999", .sentinel), ("999", .sentinel),
    ])
    func `a number that means unknown is unknown, not zero`(text: String, remark: ValueReader.Remark) throws {
        let field = try #require(Self.number)
        #expect(ValueReader.read(.string(text), as: field) == .unknown(remark))
    }

    @Test(arguments: [
        ("05513000", "05513000", nil), ("5513000", "05513000", ValueReader.Remark.agsPadded),
        ("05 5 13 000", "05513000", nil), ("055130000000", "05513000", nil), ("51300", "51300", .agsInvalid),
        ("Herten", "Herten", .agsInvalid),
    ])
    func `a municipality key gets its zero back`(text: String, key: String, remark: ValueReader.Remark?) throws {
        let field = try #require(CollectionSchema.of(.sites).field("municipality_ags"))
        #expect(ValueReader.read(.string(text), as: field) == ValueReader.Reading(value: .string(key), remark: remark))
    }

    @Test(arguments: ["00000000", "0000-00-00", "****", "00.00.0000"])
    func `zeroes mean a missing date`(text: String) throws {
        let field = try #require(Self.date)
        #expect(ValueReader.read(.string(text), as: field) == .unknown(.dateEmpty))
    }

    @Test(arguments: ["01.01.1900", "30.12.1899", "1899-12-31T00:00:00", "19000101", "00.01.1900", "01.01.1970"])
    func `the date of an empty spreadsheet cell is unknown`(text: String) throws {
        let field = try #require(Self.date)
        #expect(ValueReader.read(.string(text), as: field) == .unknown(.dateZero))
    }

    @Test(arguments: ["k. A.", "n/a", "unbekannt", "-", "keine Angabe", "?"])
    func `words for unknown give an unknown number, date or boolean and refuse no row`(text: String) throws {
        for field in [try #require(Self.date), try #require(Self.flag)] {
            #expect(ValueReader.read(.string(text), as: field) == .unknown(.unknownWord))
        }
    }

    /// The single letters are what a dBASE table's field for truths holds.
    @Test(arguments: [
        ("ja", true), ("Nein", false), ("1", true), ("FALSE", false), ("T", true), ("F", false), ("Y", true),
        ("N", false),
    ])
    func `yes and no are read in both languages`(text: String, truth: Bool) throws {
        let field = try #require(Self.flag)
        #expect(ValueReader.read(.string(text), as: field) == .certain(.boolean(truth)))
    }

    @Test func `empty is unknown`() throws {
        let field = try #require(Self.number)
        #expect(ValueReader.read(.string("  "), as: field) == .certain(.null))
        #expect(ValueReader.read(.null, as: field) == .certain(.null))
    }

    @Test(arguments: [
        ("standorte", CollectionID.sites), ("Altstandorte_Logistik", .sites), ("TEILFLAECHEN", .plots),
        ("Teilflächen_2024", .plots), ("restriktionsflaechen", .constraints),
        ("verkehrsprojekte_linien", .roadProjects),
        ("verkehrsabschnitte", .roadSections), ("anbindungen", .accessLinks), ("zielwerte", .targets),
        ("anschlussstellen_a42", .junctions), ("Strassennetz", .roadNetwork), ("gis_osm_roads_free_1", .roadNetwork),
        ("gemeinden", .municipalities), ("VG250_GEM", .municipalities), ("vg5000_gem", .municipalities),
        ("brownfield_sites", .sites), ("plots", .plots),
    ])
    func `the collection is recognised by the layer's name`(name: String, collection: CollectionID) {
        #expect(LayerRecognition.collection(ofLayer: name) == collection)
    }

    @Test(arguments: ["export_1", "neu", ""])
    func `a name without a known word is not guessed`(name: String) {
        #expect(LayerRecognition.collection(ofLayer: name) == nil)
    }

    @Test(arguments: [
        ("BRUTTO_HA", "declared_gross_ha"), ("brutto-ha", "declared_gross_ha"), ("BRUTTOFLAE", "declared_gross_ha"),
        ("GEMEINDE_N", "municipality"), ("KATEGORIE", "category"), ("Quelle", "source"), ("FÖRDERUNG", "funding"),
        ("FOERDERUNG", "funding"), ("KOMPETENZF", "competence_field"),
    ])
    func `attribute names are matched over case, umlauts, punctuation and the cut at ten`(
        name: String, field: String
    ) {
        let mapping = FieldMapping(
            [SourceField(name: "ST_NR", kind: .string), SourceField(name: name, kind: .string)], to: .of(.sites))
        #expect(mapping.identifier == 0)
        #expect(mapping.mapped.map(\.field.name) == [field])
    }

    @Test func `unknown columns are kept, and confidential ones are kept apart`() {
        let names = ["ST_NR", "NAME", "KANALTIEFE", "EIGENTUEM", "PREIS"]
        let mapping = FieldMapping(names.map { SourceField(name: $0, kind: .string) }, to: .of(.sites))
        #expect(mapping.extra == [2])
        #expect(mapping.confidential == [3, 4])
    }
}
