internal import SimpleFeatures
internal import SiteInventory

extension SourceFault {
    /// The reason in parentheses, preceded by a space; empty when there is none.
    ///
    /// The English text also contains the message of the library, which only developers need.
    var reasonText: LocalizedText {
        let words = reason?.words
        let english = [words?.en, libraryMessage].compactMap(\.self).joined(separator: "; ")
        return text(words.map { " (\($0.de))" } ?? "", english.isEmpty ? "" : " (\(english))")
    }
}

extension SourceFault.Reason {
    fileprivate var words: LocalizedText {
        switch self {
        case .syntax(let reason): reason.words
        case .jsonBroken(let count):
            text("das JSON endet oder bricht ab nach Objekt \(count)", "the JSON ends or breaks after feature \(count)")
        case .featureCount(let stated, let found):
            text(
                "laut Dateikopf sind es \(stated) Objekte, gefunden wurden \(found)",
                "the header states \(stated) features, \(found) were found")
        case .lastFeatureIncomplete: text("das letzte Objekt ist unvollständig", "the last feature is incomplete")
        case .databaseDamaged: text("die Datenbank darin ist beschädigt", "its database is damaged")
        case .notAGeoPackage:
            text(
                "es ist eine SQLite-Datenbank, aber kein GeoPackage", "it is a SQLite database, but not a GeoPackage")
        case .encodingNotASCII:
            text(
                "sie schreibt auch einfache Buchstaben anders als ASCII",
                "it writes even plain letters in other bytes than ASCII")
        case .textTooLong(let limit):
            text(
                "ein Text oder eine Zeile ist länger als \(limit >> 20) MiB",
                "a text or a row is longer than \(limit >> 20) MiB")
        case .columnsTooMany(let limit):
            text("eine Tabelle hat mehr als \(limit) Spalten", "a table has more than \(limit) columns")
        case .positionsMissing: text("es fehlen Punkte", "points are missing")
        }
    }
}

extension SyntaxReason {
    fileprivate var words: LocalizedText {
        switch self {
        case .markMissing(let mark): text("es fehlt „\(mark)“", "\(mark) is missing")
        case .valueMissing: text("es fehlt ein Wert", "a value is missing")
        case .numberMissing: text("es fehlt eine Zahl", "a number is missing")
        case .notANumber(let word): text("„\(word)“ ist keine Zahl", "\(word) is not a number")
        case .textAfterEnd: text("nach dem Ende steht noch Text", "there is text after the end")
        case .stringUnterminated: text("ein Text hat kein Ende", "a string has no end")
        case .containerUnterminated:
            text("ein Objekt oder eine Liste hat kein Ende", "an object or an array has no end")
        case .escapeInvalid:
            text("in einem Text steht eine ungültige Folge mit „\\“", "a string has an invalid escape with \\")
        case .unicodeEscapeIncomplete:
            text("in einem Text steht eine unvollständige Folge mit „\\u“", "a string has an incomplete \\u escape")
        case .characterInvalid: text("in einem Text steht ein halbes Zeichen", "a string has half a character")
        case .controlCharacter: text("in einem Text steht ein Steuerzeichen", "a string has a control character")
        case .memberRepeated(let name): text("„\(name)“ kommt zweimal vor", "\(name) occurs twice")
        case .nestingTooDeep(let limit):
            text(
                "Objekte und Listen sind tiefer als \(limit) Ebenen geschachtelt",
                "objects and arrays nest more than \(limit) levels deep")
        case .typeMissing: text("es fehlt die Angabe der Geometrieart („type“)", "the geometry type is missing")
        case .geometryTypeUnknown(let name): text("„\(name)“ ist keine Geometrieart", "\(name) is not a geometry type")
        case .notAFeature(let name):
            text("„\(name)“ ist kein Objekt von GeoJSON", "\(name) is not a feature of GeoJSON")
        case .coordinatesMissing(let type): text("„\(type)“ hat keine Koordinaten", "\(type) has no coordinates")
        case .pointNotOnePosition: text("ein Punkt hat genau eine Position", "a point has exactly one position")
        case .partEmpty: text("ein Teil ist leer", "a part is empty")
        case .lineTooShort: text("eine Linie hat mindestens zwei Punkte", "a line has at least two positions")
        case .ringTooShort: text("ein Ring hat mindestens vier Punkte", "a ring has at least four positions")
        case .ringNotClosed: text("ein Ring ist nicht geschlossen", "a ring is not closed")
        case .collectionNested: text("eine Sammlung enthält eine Sammlung", "a collection contains a collection")
        case .collectionsTooDeep: text("Sammlungen sind zu tief geschachtelt", "collections nest too deep")
        case .arc:
            text("ein Kreisbogen hat nicht drei Positionen", "an arc does not have three positions")
        case .curveNotContinuous:
            text("die Stücke einer Kurve schließen nicht aneinander an", "the segments of a curve do not join")
        case .bytesMissing: text("die Bytes enden zu früh", "the bytes end too early")
        case .bytesAfterEnd: text("nach dem Ende folgen noch Bytes", "there are bytes after the end")
        case .byteOrderUnknown(let order):
            text("die Bytereihenfolge ist \(order) statt 0 oder 1", "the byte order is \(order), not 0 or 1")
        case .geometryCodeUnknown(let code):
            text("\(code) ist keine Nummer einer Geometrieart", "\(code) is not the code of a geometry type")
        case .countTooLarge(let count):
            text("angekündigt sind \(count) Teile, es folgen weniger", "\(count) parts are announced, fewer follow")
        case .partTypeWrong:
            text("die Art eines Teils passt nicht zu seiner Sammlung", "the type of a part does not fit its collection")
        }
    }
}
