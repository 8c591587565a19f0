// What is said of a comparison, in words.

extension TargetComparison {
    /// Why it cannot be compared; `nil` when it can.
    public var reasonText: LocalizedText? {
        let named = sites.count
        switch reason {
        case nil: return nil
        case .noValue: return LocalizedText(de: "ohne Wert", en: "without a value")
        case .baseFigure: return LocalizedText(de: "Bestand, kein Ziel", en: "what there was, no target")
        case .notAboutSites:
            return LocalizedText(de: "sagt nichts über Standorte", en: "says nothing about sites")
        case .noSites:
            return LocalizedText(de: "keine Standorte hierzu im Inventar", en: "no sites of it in the inventory")
        case .noJobsCounted:
            return LocalizedText(de: "das Inventar zählt keine Arbeitsplätze", en: "the inventory counts no jobs")
        case .unnamedSites:
            let (missing, all) = (unnamedSiteCount ?? 0, named + (unnamedSiteCount ?? 0))
            return LocalizedText(
                de: "\(missing) von \(all) Standorten sind ungenannt" + unknownText.de,
                en: "\(missing) of \(all) sites are unnamed" + unknownText.en)
        case .unknownFigures:
            return LocalizedText(
                de: "bei \(unknownSiteCount) von \(named) Standorten unbekannt",
                en: "unknown of \(unknownSiteCount) of \(named) sites")
        }
    }

    private var unknownText: LocalizedText {
        guard unknownSiteCount > 0 else { return LocalizedText(de: "", en: "") }
        return LocalizedText(
            de: ", bei \(unknownSiteCount) weiteren ist die Zahl unbekannt",
            en: ", of \(unknownSiteCount) more the figure is unknown")
    }
}

extension TargetComparison.Assessment {
    public var text: LocalizedText {
        switch self {
        case .reached: LocalizedText(de: "erreicht", en: "reached")
        case .aboutReached: LocalizedText(de: "etwa erreicht", en: "about reached")
        case .short: LocalizedText(de: "nicht erreicht", en: "short")
        case .exceeded: LocalizedText(de: "überschritten", en: "exceeded")
        case .notComparable: LocalizedText(de: "nicht vergleichbar", en: "not comparable")
        }
    }
}
