internal import SimpleFeatures
internal import SiteInventory

/// A site as `standorte sites` lists it.
struct SiteRow: Encodable {
    var id: String
    var name: String
    var municipality: String?
    var status: String?
    var grossHectares: Double?
    var netHectares: Double?
    var availableHectares: Double?
    var conditionalHectares: Double?
    var largestPlotHectares: Double?
    var reason: UnknownReason?
    var nearestProjectID: String?
    var nearestProjectStraightLine_m: Double?

    enum CodingKeys: String, CodingKey {
        case id, name, municipality, status
        case grossHectares = "gross_ha"
        case netHectares = "net_ha"
        case availableHectares = "available_ha"
        case conditionalHectares = "conditional_ha"
        case largestPlotHectares = "largest_plot_ha"
        case reason = "hectares_reason"
        case nearestProjectID = "nearest_project_id"
        case nearestProjectStraightLine_m = "nearest_project_straight_line_m"
    }

    /// Unknown values are written as null, not left out.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(name, forKey: .name)
        try container.encode(municipality, forKey: .municipality)
        try container.encode(status, forKey: .status)
        try container.encode(grossHectares, forKey: .grossHectares)
        try container.encode(netHectares, forKey: .netHectares)
        try container.encode(availableHectares, forKey: .availableHectares)
        try container.encode(conditionalHectares, forKey: .conditionalHectares)
        try container.encode(largestPlotHectares, forKey: .largestPlotHectares)
        try container.encode(reason, forKey: .reason)
        try container.encode(nearestProjectID, forKey: .nearestProjectID)
        try container.encode(nearestProjectStraightLine_m, forKey: .nearestProjectStraightLine_m)
    }

    init(_ feature: Feature) {
        id = feature.id.text
        name = feature[.name].text ?? feature.id.text
        municipality = feature[.municipality].text
        status = feature[.status].text
        grossHectares = feature[.grossHectares].number
        netHectares = feature[.netHectares].number
        availableHectares = feature[.availableHectares].number
        conditionalHectares = feature[.conditionalHectares].number
        largestPlotHectares = feature[.largestPlotHectares].number
        reason = UnknownReason(feature[.hectaresReason])
        nearestProjectID = feature[.nearestProjectID].text
        nearestProjectStraightLine_m = feature[.nearestProjectStraightLineMetres].number
    }
}

extension [SiteRow] {
    func table(_ language: Language, totals: Totals) -> String {
        let schema = CollectionSchema.of(.sites)
        let titles: [(String, TextTable.Alignment)] =
            [("id", .left)]
            + ["name", "municipality", "gross_ha", "net_ha", "available_ha", "conditional_ha", "nearest_project_id"]
            .map { name in
                let field = schema.field(name)
                let title = (field?.title[language] ?? name) + (field?.unit.map { " \($0)" } ?? "")
                return (title, field?.kind == .number ? .right : .left)
            } + [(language == .german ? "Anmerkung" : "remark", .left)]
        var table = TextTable(titles.map { ($0.0, $0.1) })
        for site in self { table.add(site.cells(language)) }
        table.addRule()
        table.add(totals.cells(language))
        return ([table.text] + totals.remarks(language)).joined(separator: "\n")
    }
}

extension SiteRow {
    fileprivate func cells(_ language: Language) -> [String] {
        let nearest = nearestProjectID.map { "\($0) \(nearestProjectStraightLine_m.kilometresText(language))" }
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

    /// What the sums leave out, and what they count once.
    func remarks(_ language: Language) -> [String] {
        let left = exclusions.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.value) × \($0.key.text[language])" }.joined(separator: "; ")
        let german = language == .german
        var lines = [
            german
                ? "Netto ist von \(net.siteCount), verfügbar von \(available.siteCount) Standorten bekannt. "
                : "Net is known of \(net.siteCount) sites, available of \(available.siteCount)."
        ]
        if !left.isEmpty { lines.append(german ? "Nicht in jeder Summe: \(left)" : "Not in every sum: \(left)") }
        if gross.overlapHectares > 0 {
            let overlap = gross.overlapHectares.text(language)
            lines.append(
                german
                    ? "\(overlap) ha, auf denen sich Standorte überlappen, sind einmal gezählt."
                    : "\(overlap) ha on which sites overlap are counted once.")
        }
        return lines
    }
}

extension UnknownReason {
    var text: LocalizedText {
        switch self {
        case .noPlots: LocalizedText(de: "ohne Teilflächen: Netto unbekannt", en: "no plots: net unknown")
        case .declaredSoldOut: LocalizedText(de: "laut Quelle voll vermarktet", en: "declared fully marketed")
        case .noFootprint: LocalizedText(de: "ohne Umriss", en: "no footprint")
        case .partOf: LocalizedText(de: "Teil eines anderen Standorts", en: "part of another site")
        case .programme: LocalizedText(de: "Programm", en: "programme")
        }
    }
}
