internal import SimpleFeatures
internal import SiteInventory
internal import Zukunftsstandorte

extension [SiteSummary] {
    /// A table of the sites with their totals and remarks.
    func table(_ language: Language, totals: Totals) -> String {
        let schema = CollectionSchema.of(.sites)
        func title(_ name: FieldName) -> String { schema.field(name)?.title[language] ?? name.rawValue }
        var titles: [(title: String, alignment: TextTable.Alignment)] = [
            ("id", .left), (title(.name), .left), (title(.municipality), .left),
        ]
        for figure in [SiteFigure.grossHectares, .netHectares, .availableHectares, .conditionalHectares] {
            titles.append(("\(figure.title[language]) \(figure.unit.symbol)", .right))
        }
        titles.append((title(.nearestProjectID), .left))
        titles.append((language == .german ? "Anmerkung" : "remark", .left))
        var table = TextTable(titles)
        for site in self { table.add(site.cells(language)) }
        table.addRule()
        table.add(totals.cells(language))
        return ([table.text] + totals.remarks(language)).joined(separator: "\n")
    }
}

extension SiteSummary {
    fileprivate func cells(_ language: Language) -> [String] {
        let nearest = nearestProjectID.map { "\($0) \(nearestProjectStraightLineMetres.kilometresText(language))" }
        return [
            id, name, municipality ?? "–", grossHectares.hectaresText(language), netHectares.hectaresText(language),
            availableHectares.hectaresText(language), conditionalHectares.hectaresText(language), nearest ?? "–",
            reason?.text[language] ?? "",
        ]
    }
}

extension Totals {
    fileprivate func cells(_ language: Language) -> [String] {
        [
            "Σ", language == .german ? "\(siteCount) Standorte mit Umriss" : "\(siteCount) sites with a footprint", "",
            gross.hectares.text(language), net.hectares.text(language), available.hectares.text(language),
            conditional.hectares.text(language), "", "",
        ]
    }

    /// Remarks on unknown figures, excluded sites and overlaps.
    func remarks(_ language: Language) -> [String] {
        let excluded = exclusions.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.value) × \($0.key.text[language])" }.joined(separator: "; ")
        let german = language == .german
        var lines = [
            german
                ? "Netto ist für \(net.siteCount), verfügbar für \(available.siteCount) Standorte bekannt."
                : "Net is known for \(net.siteCount) sites, available for \(available.siteCount)."
        ]
        if !excluded.isEmpty {
            lines.append(german ? "Nicht in allen Summen enthalten: \(excluded)" : "Not in all sums: \(excluded)")
        }
        if gross.overlapHectares > 0 {
            let overlap = gross.overlapHectares.text(language)
            lines.append(
                german
                    ? "\(overlap) ha, auf denen sich Standorte überlappen, sind nur einmal gezählt."
                    : "\(overlap) ha of overlapping sites are counted once.")
        }
        return lines
    }
}

extension UnknownReason {
    var text: LocalizedText {
        switch self {
        case .noPlots: LocalizedText(de: "ohne Teilflächen, Netto unbekannt", en: "no plots, net unknown")
        case .declaredSoldOut: LocalizedText(de: "laut Quelle vollständig vermarktet", en: "declared fully marketed")
        case .noFootprint: LocalizedText(de: "ohne Umriss", en: "no footprint")
        case .partOf: LocalizedText(de: "Teil eines anderen Standorts", en: "part of another site")
        case .programme: LocalizedText(de: "Programm", en: "programme")
        }
    }
}
