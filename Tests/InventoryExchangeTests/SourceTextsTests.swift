import SimpleFeatures
import Testing

@testable import InventoryExchange
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

    /// Texts that a file can put into a fault, where a text of a finding expects a number.
    static let oddValues = [
        "", "NaN", "-NaN", "nan", "inf", "-inf", "Infinity", "1e400", "-1e400", "-9.3e18", "1e19", "1e308", "5e-324",
        "-0",
        "99999999999999999999999999", "POLYGON ((nan nan", "\u{0}", "½", String(repeating: "9", count: 400),
    ]

    @Test(arguments: SourceFault.Kind.allCases)
    func `no value of a file ends the process that writes the texts`(kind: SourceFault.Kind) {
        for value in Self.oddValues {
            var fault = SourceFault(
                kind, file: value, row: .max, field: value, value: value, detail: value,
                place: Position(-.infinity, .nan))
            fault.occurrences = .max
            let finding = Finding.of(fault)
            #expect(!finding.text.de.isEmpty && !finding.text.en.isEmpty)
        }
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
        #expect(kind == .readerWarning || !finding.message.en.contains("reading program reports"), "it has no words")
        // A finding that refuses an import has a remedy.
        #expect(kind.severity != .error || finding.remedy != nil)
        #expect(kind.severity == .notice || finding.action != nil || finding.remedy != nil)
    }

    @Test(
        arguments: [
            (.syntax(.geometryTypeUnknown("KREIS")), "„KREIS“ ist keine Geometrieart", "KREIS is not a geometry type"),
            (.syntax(.typeMissing), "„type“", "type is missing"),
            (.syntax(.notANumber("\"7.4\"")), "„\"7.4\"“ ist keine Zahl", "\"7.4\" is not a number"),
            (.syntax(.numberMissing), "es fehlt eine Zahl", "a number is missing"),
            (.syntax(.markMissing(",")), "es fehlt „,“", ", is missing"),
            (.syntax(.collectionsTooDeep), "geschachtelt", "nest too deep"),
            (.syntax(.coordinatesMissing("Point")), "„Point“ hat keine Koordinaten", "Point has no coordinates"),
            (.syntax(.textAfterEnd), "noch Text", "text after the end"),
            (.syntax(.stringUnterminated), "kein Ende", "no end"),
            (.jsonBroken(afterFeature: 12), "nach Objekt 12", "after feature 12"),
            (.featureCount(stated: 9, found: 2), "9 Objekte, gefunden wurden 2", "9 features, 2 were found"),
            (.textTooLong(maximumBytes: 16 << 20), "länger als 16 MiB", "longer than 16 MiB"),
            (.columnsTooMany(maximum: 2000), "mehr als 2000 Spalten", "more than 2000 columns"),
            (.databaseDamaged, "die Datenbank darin ist beschädigt", "database is damaged"),
        ] as [(SourceFault.Reason, String, String)])
    func `a reason has a text in each language`(reason: SourceFault.Reason, german: String, english: String) {
        let message = Finding.of(SourceFault(.geometryUnreadable, file: "a.csv", row: 1, reason: reason)).message
        #expect(message.de.contains(german), "\(message.de)")
        #expect(message.en.contains(english), "\(message.en)")
        #expect(!message.de.contains(" is "))
    }

    @Test func `a message of the library is in the English text only`() {
        let message = "sqlite3_step() failed: no such column: geom"
        let text = Finding.of(SourceFault(.fileBroken, file: "a.gpkg", libraryMessage: message)).message
        #expect(text.de == "a.gpkg: Die Datei ist beschädigt oder unvollständig.")
        #expect(text.en.contains(message))
    }

    @Test(arguments: [
        (SourceFault.Kind.rowsDeleted, "1", "Eine Zeile ist"), (.rowsDeleted, "2", "2 Zeilen sind"),
        (.recordsUnused, "1", "eine alte Fassung"), (.recordsUnused, "3", "3 alte Fassungen"),
        (.cpgUnknown, "", "Die .cpg ist leer."), (.ringUnclosed, "0.00144979852", "ein Stück von 0,00145 "),
        (.recordKindWrong, "1", "„Punkt“"), (.geometryKindsMixed, "Point, Polygon", "Punkte, Flächen."),
        (.fileIgnored, "xlsx", "(.xlsx)"), (.fileIgnored, "csv", "keine Tabelle mit Kopfzeile"),
    ])
    func `German texts have plurals and a decimal comma`(kind: SourceFault.Kind, value: String, words: String) {
        let text = Finding.of(SourceFault(kind, file: "a", value: value, detail: "5")).text.de
        #expect(text.contains(words), "\(text)")
    }
}
