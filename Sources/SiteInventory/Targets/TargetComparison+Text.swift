// Texts of a comparison for users.

extension TargetComparison {
    /// The reason why the target cannot be compared; `nil` when it can.
    public var reasonText: LocalizedText? {
        let named = sites.count
        switch reason {
        case nil: return nil
        case .noValue: return LocalizedText(de: "ohne Wert", en: "without a value")
        case .baseFigure: return LocalizedText(de: "Bestandswert, kein Zielwert", en: "base figure, not a target")
        case .notAboutSites:
            return LocalizedText(de: "betrifft keine Standorte", en: "does not refer to sites")
        case .noSites:
            return LocalizedText(
                de: "keine zugehörigen Standorte im Inventar", en: "no matching sites in the inventory")
        case .noJobsCounted:
            return LocalizedText(
                de: "das Inventar erfasst keine Arbeitsplätze", en: "the inventory does not record jobs")
        case .unnamedSites:
            let (missing, all) = (unnamedSiteCount ?? 0, named + (unnamedSiteCount ?? 0))
            return LocalizedText(
                de: "\(missing) von \(all) Standorten sind nicht benannt" + unknownText.de,
                en: "\(missing) of \(all) sites are unnamed" + unknownText.en)
        case .unknownFigures:
            return LocalizedText(
                de: "Wert bei \(unknownSiteCount) von \(named) Standorten unbekannt",
                en: "value unknown for \(unknownSiteCount) of \(named) sites")
        }
    }

    private var unknownText: LocalizedText {
        guard unknownSiteCount > 0 else { return LocalizedText(de: "", en: "") }
        return LocalizedText(
            de: ", bei \(unknownSiteCount) weiteren ist der Wert unbekannt",
            en: ", the value is unknown for \(unknownSiteCount) more")
    }
}

extension TargetComparison.Assessment {
    /// The assessment for users.
    public var text: LocalizedText {
        switch self {
        case .reached: LocalizedText(de: "erreicht", en: "reached")
        case .aboutReached: LocalizedText(de: "etwa erreicht", en: "about reached")
        case .short: LocalizedText(de: "nicht erreicht", en: "not reached")
        case .exceeded: LocalizedText(de: "überschritten", en: "exceeded")
        case .notComparable: LocalizedText(de: "nicht vergleichbar", en: "not comparable")
        }
    }
}
