internal import SimpleFeatures
internal import SiteInventory

// Texts for references to other features of the inventory.

extension Finding {
    static func missingSite(_ id: FeatureID) -> Finding {
        Finding(
            .siteMissing, .warning, featureID: id.text,
            message: LocalizedText(
                de: "\(id) nennt keinen Standort und zählt deshalb nirgends.",
                en: "\(id) names no site and therefore counts nowhere."),
            remedy: LocalizedText(de: "Bitte ST_NR ausfüllen.", en: "Fill in ST_NR."))
    }

    static func unknownSite(_ site: String, namedBy id: FeatureID) -> Finding {
        Finding(
            .siteUnknown, .warning, featureID: id.text, value: site,
            message: LocalizedText(
                de: "\(id.referring.de) verweist auf den Standort \(site), der nicht im Bestand ist.",
                en: "\(id.referring.en) refers to the site \(site), which is not in the inventory."),
            action: LocalizedText(de: "Behalten.", en: "Kept."),
            remedy: LocalizedText(de: "Bitte den Standort nachliefern.", en: "Deliver the site too."))
    }

    static func unknownRoad(_ road: String, namedBy id: FeatureID) -> Finding {
        Finding(
            .roadUnknown, .warning, featureID: id.text, value: road,
            message: LocalizedText(
                de: "\(id.referring.de) verweist auf das Verkehrsprojekt \(road), das nicht im Bestand ist.",
                en: "\(id.referring.en) refers to the road project \(road), which is not in the inventory."),
            action: LocalizedText(de: "Behalten.", en: "Kept."),
            remedy: LocalizedText(de: "Bitte das Projekt nachliefern.", en: "Deliver the project too."))
    }

    static func unknownCondition(_ condition: String, of id: FeatureID) -> Finding {
        Finding(
            .conditionUnknown, .warning, featureID: id.text, value: condition,
            message: LocalizedText(
                de: "\(id) wartet auf „\(condition)“; so heißt kein Verkehrsprojekt, kein Abschnitt und kein Jahr.",
                en: "\(id) waits for \"\(condition)\", which is neither a road project nor a section nor a year."),
            action: LocalizedText(
                de: "Die Fläche bleibt bedingt verfügbar, bis die Bedingung berichtigt ist.",
                en: "The land remains conditional until the condition is corrected."),
            remedy: LocalizedText(
                de:
                    "Bitte in BEDINGUNG die Nummer eines Projekts oder Abschnitts (etwa R04-N) oder ein Jahr angeben, oder "
                    + "das Projekt nachliefern.",
                en:
                    "Give the identifier of a project or section (such as R04-N) or a year in BEDINGUNG, or deliver the "
                    + "project too."))
    }

    static func outsideSite(_ site: String, _ id: FeatureID, hectares: Double, of all: Double) -> Finding {
        let (outside, whole) = (hectares.hectaresText, all.hectaresText)
        return Finding(
            .outsideSite, .warning, featureID: id.text, value: site,
            message: LocalizedText(
                de: "\(id): \(outside.de) von \(whole.de) ha liegen außerhalb des Standorts \(site).",
                en: "\(id): \(outside.en) of \(whole.en) ha lie outside the site \(site)."),
            action: LocalizedText(de: "Sie zählen nicht.", en: "They do not count."),
            remedy: LocalizedText(
                de: "Bitte Umriss oder Zuordnung prüfen.", en: "Check the outline or the assigned site."))
    }

    static func overlappingSites(_ id: FeatureID, _ other: FeatureID, hectares: Double, at place: Position?) -> Finding
    {
        Finding(
            .sitesOverlap, .warning, featureID: id.text, value: other.text,
            place: place.map { Place(x: $0.x, y: $0.y) },
            message: LocalizedText(
                de: "Die Standorte \(id) und \(other) überlappen einander auf \(hectares.hectaresText.de) ha.",
                en: "The sites \(id) and \(other) overlap each other on \(hectares.hectaresText.en) ha."),
            action: LocalizedText(
                de: "Beide behalten; in Summen zählt die Fläche einmal.",
                en: "Both kept; in totals the land counts once."
            ),
            remedy: LocalizedText(
                de: "Bitte die Umrisse prüfen, oder den einen als Teil des anderen kennzeichnen (TEIL_VON).",
                en: "Check the outlines, or mark one as a part of the other (TEIL_VON)."))
    }

    static func overlapsNotAllChecked(sites count: Int, example: FeatureID) -> Finding {
        let limit = OverlapCheck.neighboursPerSite
        return Finding(
            .overlapsNotAllChecked, .warning, featureID: example.text,
            message: LocalizedText(
                de:
                    "\(count) Standorte (zum Beispiel \(example)) berühren im Umgriff mehr als \(limit) andere; nur \(limit) davon wurden auf Überlappung geprüft.",
                en:
                    "The boxes of \(count) sites (\(example), for example) meet more than \(limit) others; only \(limit) of them were checked for overlaps."
            ),
            action: LocalizedText(
                de: "Alle behalten; in Summen zählt die Fläche einmal.",
                en: "All kept; in totals the land counts once."),
            remedy: LocalizedText(
                de: "Bitte prüfen, ob dieselben Umrisse mehrfach geliefert wurden.",
                en: "Check whether the same outlines were delivered several times."))
    }

    static func salesNotAllChecked(plots count: Int, example: FeatureID) -> Finding {
        let limit = SaleCheck.neighboursPerPlot
        return Finding(
            .overlapsNotAllChecked, .warning, featureID: example.text,
            message: LocalizedText(
                de:
                    "\(count) reservierte oder verkaufte Teilflächen (zum Beispiel \(example)) berühren im Umgriff mehr als "
                    + "\(limit) andere; nur \(limit) davon wurden auf Überlappung geprüft.",
                en:
                    "The boxes of \(count) reserved or sold plots (\(example), for example) meet more than \(limit) others; "
                    + "only \(limit) of them were checked for overlaps."),
            remedy: LocalizedText(
                de: "Bitte prüfen, ob dieselben Umrisse mehrfach geliefert wurden.",
                en: "Check whether the same outlines were delivered several times."))
    }

    static func salesNotAllChecked(after count: Int) -> Finding {
        Finding(
            .overlapsNotAllChecked, .warning,
            message: LocalizedText(
                de:
                    "Nach \(count) Überlappungen reservierter oder verkaufter Teilflächen wurde nicht weiter geprüft.",
                en: "After \(count) overlaps of reserved or sold plots, no others were checked."),
            remedy: LocalizedText(
                de: "Bitte prüfen, ob dieselben Umrisse mehrfach geliefert wurden.",
                en: "Check whether the same outlines were delivered several times."))
    }

    static func takenTwice(
        _ plot: Plot, _ other: Plot, hectares: Double, at place: Position?, isConfirmed: Bool,
        by client: SaleCheck.Client
    ) -> Finding {
        let (own, theirs) = (plot.status.participle, other.status.participle)
        let pair = PlotPair(plot.id, other.id)
        let option =
            switch client {
            case .file: "--confirm-overlap \(pair) (confirm_overlap=\(pair))"
            case .edit: "confirm_overlap=\(pair)"
            case .newPlot: "confirm_overlap=true"
            }
        return Finding(
            .landTakenTwice, isConfirmed ? .warning : .error, featureID: plot.id.text, value: other.id.text,
            place: place.map { Place(x: $0.x, y: $0.y) },
            message: LocalizedText(
                de:
                    "\(plot.id) soll \(own.de) sein, aber \(hectares.hectaresText.de) ha davon sind mit \(other.id) schon "
                    + "\(theirs.de).",
                en:
                    "\(plot.id) is to be \(own.en), but \(hectares.hectaresText.en) ha of it are \(theirs.en) already with "
                    + "\(other.id)."),
            action: isConfirmed
                ? LocalizedText(de: "Wie bestätigt behalten.", en: "Kept as confirmed.") : nil,
            remedy: isConfirmed
                ? nil
                : LocalizedText(
                    de: "Bitte Umriss oder Status prüfen; ist die Überlappung beabsichtigt, mit \(option) bestätigen.",
                    en: "Check the outline or the status; if the overlap is intended, confirm it with \(option)."))
    }

    /// For an overlap within the accuracy of the outlines.
    static func sliver(
        _ plot: Plot, _ other: Plot, squareMetres: Double, _ width: OverlapWidth, at place: Position?
    ) -> Finding {
        let area = squareMetres.decimalText(10)
        let (wide, tolerated) = (
            (width.sliverMetres * 100).decimalText(10), (width.toleratedMetres * 100).decimalText(10)
        )
        return Finding(
            .overlapSliver, .notice, featureID: plot.id.text, value: other.id.text,
            place: place.map { Place(x: $0.x, y: $0.y) },
            message: LocalizedText(
                de:
                    "\(plot.id) und \(other.id) überlappen einander in einem Streifen von \(wide.de) cm (\(area.de) m²).",
                en: "\(plot.id) and \(other.id) overlap each other in a strip of \(wide.en) cm (\(area.en) m²)."),
            action: LocalizedText(
                de: "Hingenommen: Der Streifen ist schmaler als die Genauigkeit der Umrisse (\(tolerated.de) cm).",
                en: "Tolerated: the strip is narrower than the accuracy of the outlines (\(tolerated.en) cm)."))
    }

    static func missingSeverity(_ id: FeatureID) -> Finding {
        Finding(
            .severityMissing, .warning, featureID: id.text,
            message: LocalizedText(
                de: "Zu \(id) ist nicht lesbar, wie schwer die Einschränkung ist.",
                en: "The severity of the constraint \(id) cannot be read."),
            action: LocalizedText(
                de: "Sie gilt als „schwerwiegend“ und zieht keine Hektar ab.",
                en: "It counts as severe and subtracts no hectares."),
            remedy: LocalizedText(
                de:
                    "Bitte SCHWERE ausfüllen: hart, schwerwiegend, gering oder keine; oder für alle Zeilen angeben, etwa "
                    + "--set severity=hard (set=severity=hard).",
                en:
                    "Fill in SCHWERE: hard, severe, minor or none; or state it for all rows, such as --set severity=hard "
                    + "(set=severity=hard)."))
    }
}

extension PlotStatus {
    /// The participle of the status.
    fileprivate var participle: LocalizedText {
        self == .sold
            ? LocalizedText(de: "verkauft", en: "sold") : LocalizedText(de: "reserviert", en: "reserved")
    }
}

extension FeatureID {
    /// The feature as the object of a sentence. A link is described by its two ends, since its identifier is generated.
    var referring: LocalizedText {
        let parts = text.split(separator: "~")
        return parts.count < 2
            ? LocalizedText(de: text, en: text)
            : LocalizedText(
                de: "Die Anbindung von \(parts[0]) an \(parts[1])", en: "The link from \(parts[0]) to \(parts[1])")
    }
}
