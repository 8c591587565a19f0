internal import SimpleFeatures

// Why a reader could not go on, behind the sentence that says so.

extension SourceFault {
    /// In parentheses, with a space before; empty where nothing is known that would help.
    ///
    /// Our own readers give their reasons in English, which have a German form here. The library's words are for
    /// programmers: the German text does without them, and the English one has them for who searches for them.
    var reason: LocalizedText {
        text(germanReason.map { " (\($0))" } ?? "", said.isEmpty ? "" : " (\(said))")
    }

    private var germanReason: String? {
        for (pattern, words) in Self.reasons {
            if let match = said.wholeMatch(of: pattern) { return words.replacing("…", with: String(match.output.1)) }
        }
        return nil
    }

    /// A pattern of what is said, and the German for it, in which … is what stood in the place of its group.
    private static var reasons: [(Regex<(Substring, Substring)>, String)] {
        [
            (/(.+) is no kind of geometry/, "„…“ ist keine Geometrieart"),
            (/an object without a type is no (?:geometry|feature)()/, "einem Objekt fehlt die Angabe „type“"),
            (/(.+) is no geometry/, "„…“ ist keine Geometrieart"),
            (/(.+) is no feature/, "„…“ ist kein Objekt von GeoJSON"),
            (/(.+) is no number/, "„…“ ist keine Zahl"),
            (/a number is missing()/, "es fehlt eine Zahl"),
            (/a value is missing()/, "es fehlt ein Wert"),
            (/(.) is missing/, "es fehlt „…“"),
            (/it does not begin with a word()/, "am Anfang fehlt die Geometrieart"),
            (/collections nest too deep()/, "Sammlungen sind zu tief ineinander geschachtelt"),
            (/a text does not end()/, "ein Text hat kein Ende"),
            (/a text has half an escape in it()/, "in einem Text steht ein halbes Steuerzeichen (\\)"),
            (/an object or a list does not end()/, "ein Objekt oder eine Liste hat kein Ende"),
            (/there is text after its end()/, "nach ihrem Ende steht noch Text"),
            (/(.+) has no coordinates/, "„…“ hat keine Koordinaten"),
            (/a point has one position()/, "ein Punkt hat genau eine Position"),
            (/the JSON ends or breaks after feature (\d+)/, "das JSON endet oder bricht ab nach Objekt …"),
            (/(\d+) features are stated, .*/, "die Zahl der Objekte in ihrem Kopf (…) stimmt nicht"),
            (/it does not end with a feature()/, "am Ende steht kein ganzes Objekt"),
            (/.*malformed()/, "die Datenbank darin ist beschädigt"),
            (/.*required GeoPackage tables.*()/, "es ist eine SQLite-Datenbank, aber kein GeoPackage"),
            (/Length of input WKB is too small()/, "es fehlen Punkte"),
        ]
    }
}
