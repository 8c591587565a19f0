import SimpleFeatures
import Testing

@testable import SiteInventory

struct SourceTextsTests {
    /// A zip has no rows, and a process no place.
    private static let ofRows = SourceFault.Kind.allCases.filter {
        !$0.rawValue.hasPrefix("archive-") && !$0.rawValue.hasPrefix("worker-") && $0 != .diskFull
    }

    @Test(arguments: SourceFault.Kind.allCases)
    func `every fault has a code and words of its own`(kind: SourceFault.Kind) {
        let finding = Finding.of(SourceFault(kind, file: "L/sites.zip", value: "12", detail: "34"))
        #expect(finding.code.rawValue == kind.rawValue)
        #expect(finding.severity.rawValue == kind.severity.rawValue)
        #expect(finding.text.de != finding.text.en)
        #expect(finding.text.en.contains("sites.zip") || kind.rawValue.hasPrefix("worker-"))
    }

    @Test(arguments: ofRows)
    func `every fault of a file is a finding of its own, in both languages`(kind: SourceFault.Kind) {
        let fault = SourceFault(
            kind, file: "L/sites.shp", row: 7, field: "NAME", value: "VALUE", detail: "DETAIL", place: Position(1, 2))
        let finding = Finding.of(fault)
        #expect(finding.code.rawValue == kind.rawValue)
        #expect(finding.severity.rawValue == kind.severity.rawValue)
        #expect(finding.place == Finding.Place(x: 1, y: 2))
        #expect(finding.message.de.hasPrefix("L/sites.shp, Zeile 7, Spalte NAME: "))
        #expect(finding.message.en.hasPrefix("L/sites.shp, row 7, column NAME: "))
        #expect(finding.text.de != finding.text.en)
        #expect(kind == .readerWarning || !finding.message.en.contains("While reading"), "it has no words")
        // What stops an import says how to mend it.
        #expect(kind.severity != .error || finding.remedy != nil)
        #expect(kind.severity == .notice || finding.action != nil || finding.remedy != nil)
    }

    /// What our readers say in English, and a word of the German for it.
    @Test(arguments: [
        ("KREIS is no kind of geometry", "„KREIS“ ist keine Geometrieart"), ("CircularString is no geometry", "keine"),
        ("an object without a type is no feature", "„type“"), ("\"7.4\" is no number", "„\"7.4\"“ ist keine Zahl"),
        ("a number is missing", "es fehlt eine Zahl"), (", is missing", "es fehlt „,“"),
        ("the JSON ends or breaks after feature 12", "nach Objekt 12"), ("collections nest too deep", "geschachtelt"),
        ("Point has no coordinates", "„Point“ hat keine Koordinaten"), ("there is text after its end", "noch Text"),
        ("9 features are stated, 2 are there", "(9) stimmt nicht"), ("a text does not end", "kein Ende"),
        ("database disk image is malformed", "die Datenbank darin ist beschädigt"),
    ])
    func `a reason is German in German`(said: String, word: String) {
        let message = Finding.of(SourceFault(.geometryUnreadable, file: "a.csv", row: 1, detail: said)).message
        #expect(message.de.contains(word), "\(message.de)")
        #expect(message.en.contains(said))
        #expect(!message.de.contains(" is "))
    }

    @Test func `words of the library stay out of German`() {
        let said = "sqlite3_step() failed: no such column: geom"
        let message = Finding.of(SourceFault(.fileBroken, file: "a.gpkg", detail: said)).message
        #expect(message.de == "a.gpkg: Die Datei ist beschädigt oder unvollständig.")
        #expect(message.en.contains(said))
    }

    @Test(arguments: [
        (SourceFault.Kind.rowsDeleted, "1", "Eine Zeile ist"), (.rowsDeleted, "2", "2 Zeilen sind"),
        (.recordsUnused, "1", "eine alte Fassung"), (.recordsUnused, "3", "3 alte Fassungen"),
        (.cpgUnknown, "", "Die .cpg ist leer."), (.ringUnclosed, "0.00144979852", "ein Stück von 0,00145 "),
        (.recordKindWrong, "1", "„Punkt“"), (.geometryKindsMixed, "Point, Polygon", "Punkte, Flächen."),
        (.fileIgnored, "xlsx", "(.xlsx)"), (.fileIgnored, "csv", "keine Tabelle mit Kopfzeile"),
    ])
    func `German has one and many, its own words, and its comma`(kind: SourceFault.Kind, value: String, words: String) {
        let text = Finding.of(SourceFault(kind, file: "a", value: value, detail: "5")).text.de
        #expect(text.contains(words), "\(text)")
    }
}
