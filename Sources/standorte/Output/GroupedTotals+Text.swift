internal import SiteInventory

extension GroupedTotals {
    /// A table of the groups with their sum, overlaps and remarks.
    func table(_ language: Language) -> String {
        let german = language == .german
        let head: [(title: String, alignment: TextTable.Alignment)] = [
            (grouping?.title[language] ?? "", .left), (german ? "Standorte" : "sites", .right),
        ]
        var table = TextTable(head + SiteFigure.summed.map { ($0.title[language], .right) })
        for group in groups {
            table.add([name(of: group, language)] + group.totals.cells(language))
        }
        if !groups.isEmpty { table.addRule() }
        table.add(["Σ"] + total.cells(language))
        let overlaps = SiteFigure.summed.map { overlap[$0] ?? 0 }
        if overlaps.contains(where: { $0 > 0 }) {
            let name = german ? "in mehreren Gruppen" : "in several groups"
            table.add([name, ""] + overlaps.map { $0 > 0 ? "−" + $0.text(language) : "" })
        }
        let assumed = assumption.map { [$0.text[language], ""] } ?? []
        return (assumed + [table.text] + total.remarks(language)).joined(separator: "\n")
    }

    private func name(of group: Group, _ language: Language) -> String {
        guard let key = group.key else { return language == .german ? "(unbekannt)" : "(unknown)" }
        let name = group.name ?? key
        switch grouping {
        case .status: return PlotStatus(rawValue: key)?.text[language] ?? name
        case .landType: return LandType(rawValue: key)?.text[language] ?? name
        case .category: return SiteCategory(rawValue: key)?.text[language] ?? name
        default: return name
        }
    }
}

extension Totals {
    fileprivate func cells(_ language: Language) -> [String] {
        [String(siteCount)] + SiteFigure.summed.map { self[$0].known.hectaresText(language) }
    }
}

extension PlotStatus {
    fileprivate var text: LocalizedText {
        switch self {
        case .available: LocalizedText(de: "verfügbar", en: "available")
        case .availableConditional: LocalizedText(de: "bedingt verfügbar", en: "conditionally available")
        case .reserved: LocalizedText(de: "reserviert", en: "reserved")
        case .sold: LocalizedText(de: "verkauft", en: "sold")
        case .occupied: LocalizedText(de: "belegt", en: "occupied")
        case .notMarketable: LocalizedText(de: "nicht vermarktbar", en: "not marketable")
        case .unknown: LocalizedText(de: "unbekannt", en: "unknown")
        }
    }
}

extension LandType {
    fileprivate var text: LocalizedText {
        switch self {
        case .brownfield: LocalizedText(de: "Brachfläche", en: "brownfield")
        case .greenfield: LocalizedText(de: "Freifläche", en: "greenfield")
        case .mixed: LocalizedText(de: "gemischt", en: "mixed")
        }
    }
}

extension SiteCategory {
    fileprivate var text: LocalizedText {
        switch self {
        case .industry: LocalizedText(de: "Industrie", en: "industry")
        case .logistics: LocalizedText(de: "Logistik", en: "logistics")
        case .leisure: LocalizedText(de: "Freizeit", en: "leisure")
        case .health: LocalizedText(de: "Gesundheit", en: "health")
        case .energy: LocalizedText(de: "Energie", en: "energy")
        case .other: LocalizedText(de: "Sonstiges", en: "other")
        }
    }
}
