public import SiteInventory

extension ExportLoss {
    /// The loss as a text in both languages.
    public var text: LocalizedText {
        let what = kind.text
        let place =
            field.map { LocalizedText(de: "Feld \($0): ", en: "field \($0): ") } ?? LocalizedText(de: "", en: "")
        let number = LocalizedText(
            de: " (\(count) \(count == 1 ? "Objekt" : "Objekte"))",
            en: " (\(count) \(count == 1 ? "feature" : "features"))")
        let example = example.map { LocalizedText(de: "; z. B. \($0)", en: "; for example \($0)") }
        return LocalizedText(
            de: place.de + what.de + number.de + (example?.de ?? ""),
            en: place.en + what.en + number.en + (example?.en ?? ""))
    }
}

extension ExportLoss.Kind {
    fileprivate var text: LocalizedText {
        switch self {
        case .renamed:
            LocalizedText(
                de: "die Spalte heißt anders, weil das Format den Namen nicht fasst oder er schon vergeben ist",
                en: "the column has another name, since the format does not take its own or it is taken already")
        case .textCut:
            LocalizedText(
                de: "Text gekürzt; ein Shapefile fasst 254 Bytes", en: "text cut; a shapefile takes 254 bytes")
        case .textTrimmed:
            LocalizedText(
                de: "Leerzeichen am Ende, Nullzeichen oder leerer Text entfallen",
                en: "blanks at the end, null characters or empty text are dropped")
        case .formulaGuarded:
            LocalizedText(
                de: "Text, den Excel als Formel ausführen würde, beginnt nun mit einem Apostroph",
                en: "text that Excel would run as a formula now begins with an apostrophe")
        case .valueLeftOut:
            LocalizedText(
                de: "Wert weggelassen, weil er nicht in die Spalte passt",
                en: "value left out, since it does not fit the column")
        case .cellLeftOut:
            LocalizedText(
                de: "weggelassen; eine Zelle in Excel fasst 32.767 Zeichen, was darüber ist, gerät in andere Zeilen",
                en: "left out; a cell in Excel takes 32,767 characters, and what exceeds them spills into other rows")
        case .numberRounded: LocalizedText(de: "Zahl gerundet", en: "number rounded")
        case .typeChanged:
            LocalizedText(
                de: "steht als Text in der Datei und kommt als Text zurück",
                en: "stands in the file as text, and comes back as text")
        case .confidentialLeftOut:
            LocalizedText(
                de: "vertrauliche Angaben weggelassen (mitgeben: --with-confidential)",
                en: "confidential attributes left out (include them: --with-confidential)")
        case .featureLeftOut:
            LocalizedText(
                de: "Objekt ohne Geometrie weggelassen, das Format fasst keine solchen",
                en: "feature without a geometry left out, the format takes none")
        case .geometryLeftOut: LocalizedText(de: "Geometrie weggelassen", en: "geometry left out")
        case .layerSplit:
            LocalizedText(
                de: "auf mehrere Dateien verteilt; ein Shapefile hält nur eine Art von Geometrie",
                en: "split into several files; a shapefile holds one kind of geometry only")
        case .geometryKindChanged:
            LocalizedText(
                de: "einteilig statt mehrteilig oder umgekehrt; die Fläche ist dieselbe",
                en: "of one part instead of several or the other way round; the land is the same")
        case .geometryPartsLeftOut:
            LocalizedText(
                de: "Punkte und Linien neben Flächen weggelassen", en: "points and lines beside areas left out")
        case .coordinatesConverted:
            LocalizedText(
                de: "Koordinaten umgerechnet; so weit liegt höchstens, was zurückkommt",
                en: "coordinates converted; what comes back lies that far off at most")
        case .crsNotStored:
            LocalizedText(
                de: "die Datei nennt ihr Koordinatensystem nicht; beim Einlesen angeben",
                en: "the file does not name its reference system; state it when importing")
        case .rowRefused: LocalizedText(de: "Zeile abgelehnt und weggelassen", en: "row refused and left out")
        }
    }
}
