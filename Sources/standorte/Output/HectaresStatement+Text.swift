internal import SiteInventory

extension HectaresStatement {
    /// The figures and the waterfall as a planner would write them.
    func text(_ language: Language, year: Int) -> String {
        var lines = ["\(siteID)  \(siteName)", ""]
        if let assumption { lines += [assumption.text[language], ""] }
        lines.append(figuresTable(language))
        if let reason { lines.append("\n" + reason.text[language]) }
        if !conditions.isEmpty { lines.append(conditionsText(language, year: year)) }
        if !steps.isEmpty { lines.append("\n" + waterfall(language)) }
        lines.append("")
        lines.append(
            language == .german
                ? "Geodätische Hektar auf GRS80, Verschneidung in \(method.overlayCRS); GEOS \(method.geos), PROJ \(method.proj)."
                : "Geodesic hectares on GRS80, overlay in \(method.overlayCRS); GEOS \(method.geos), PROJ \(method.proj)."
        )
        return lines.joined(separator: "\n")
    }

    private func figuresTable(_ language: Language) -> String {
        let unknown = language == .german ? "unbekannt" : "unknown"
        let rows: [(field: String, value: Double?, onlyIfKnown: Bool)] = [
            ("gross_ha", figures.gross, false), ("net_ha", figures.net, false),
            ("developable_ha", figures.developable, false), ("available_ha", figures.available, false),
            ("conditional_ha", figures.conditional, false), ("largest_plot_ha", figures.largestPlot, false),
            ("restricted_ha", figures.restricted, true), ("declared_gross_ha", figures.declaredGross, true),
            ("declared_net_ha", figures.declaredNet, true), ("gross_utm32_ha", figures.grossUTM32, true),
        ]
        var table = TextTable([
            (language == .german ? "Fläche" : "area", .left), ("ha", .right),
        ])
        for row in rows where row.value != nil || !row.onlyIfKnown {
            let title = CollectionSchema.of(.sites).field(row.field)?.title[language] ?? row.field
            table.add([title, row.value?.text(language) ?? unknown])
        }
        return table.text
    }

    private func conditionsText(_ language: Language, year: Int) -> String {
        let german = language == .german
        return conditions.map { land in
            let hectares = land.hectares.text(language)
            var parts = [land.condition]
            if let status = land.roadStatus { parts.append(status.text[language]) }
            if let target = land.targetYear { parts.append(german ? "Zieljahr \(target)" : "target year \(target)") }
            if let target = land.targetYear, land.isOverdue(in: year) {
                parts.append(german ? "überfällig seit \(target)" : "overdue since \(target)")
            }
            let waits = german ? "warten auf" : "wait for"
            return "\(hectares) ha \(waits) \(parts.joined(separator: ", ")) (\(land.plots.joined(separator: ", ")))"
        }.joined(separator: "\n").withBlankLineBefore
    }

    private func waterfall(_ language: Language) -> String {
        let german = language == .german
        var table = TextTable([
            (german ? "Schritt" : "step", .left), (german ? "von" : "by", .left), ("ha", .right),
            (german ? "bleibt" : "left", .right),
        ])
        for step in steps {
            let takes = ![.gross, .available].contains(step.kind)
            let detail = [step.id, step.constraintKind?.text[language], step.condition].compactMap(\.self)
            table.add([
                (takes ? "− " : "= ") + step.kind.text[language], detail.joined(separator: " "),
                takes ? (-step.shown).text(language) : step.shown.text(language), step.running.text(language),
            ])
        }
        return table.text
    }
}

extension String {
    fileprivate var withBlankLineBefore: String { "\n" + self }
}

extension WaterfallStep.Kind {
    var text: LocalizedText {
        switch self {
        case .gross: LocalizedText(de: "brutto", en: "gross")
        case .notInUsablePlot: LocalizedText(de: "in keiner nutzbaren Teilfläche", en: "in no usable plot")
        case .hardConstraint: LocalizedText(de: "harte Restriktion", en: "hard constraint")
        case .sold: LocalizedText(de: "verkauft", en: "sold")
        case .occupied: LocalizedText(de: "belegt", en: "occupied")
        case .notMarketable: LocalizedText(de: "nicht vermarktbar", en: "not marketable")
        case .unknown: LocalizedText(de: "Status unbekannt", en: "of unknown status")
        case .reservedForOwner: LocalizedText(de: "betriebsgebunden", en: "reserved for its owner")
        case .reserved: LocalizedText(de: "reserviert", en: "reserved")
        case .conditional: LocalizedText(de: "bedingt verfügbar", en: "conditionally available")
        case .slivers: LocalizedText(de: "Splitter unter 1 m²", en: "slivers below 1 m²")
        case .available: LocalizedText(de: "verfügbar", en: "available")
        }
    }
}

extension ConstraintKind {
    var text: LocalizedText {
        switch self {
        case .contamination: LocalizedText(de: "Altlast", en: "contamination")
        case .flood: LocalizedText(de: "Überschwemmungsgebiet", en: "flood area")
        case .nature: LocalizedText(de: "Naturschutz", en: "nature conservation")
        case .utilityCorridor: LocalizedText(de: "Leitungstrasse", en: "utility corridor")
        case .seveso: LocalizedText(de: "Achtungsabstand", en: "Seveso distance")
        case .mining: LocalizedText(de: "Bergbau", en: "mining")
        case .noise: LocalizedText(de: "Lärm", en: "noise")
        case .monument: LocalizedText(de: "Denkmal", en: "monument")
        case .ordnance: LocalizedText(de: "Kampfmittel", en: "ordnance")
        case .other: LocalizedText(de: "Sonstiges", en: "other")
        }
    }
}

extension RoadStatus {
    var text: LocalizedText {
        switch self {
        case .idea: LocalizedText(de: "Idee", en: "idea")
        case .openQuestions: LocalizedText(de: "offene Fragen", en: "open questions")
        case .inProspect: LocalizedText(de: "in Aussicht gestellt", en: "in prospect")
        case .planning: LocalizedText(de: "in Planung", en: "in planning")
        case .approved: LocalizedText(de: "planfestgestellt", en: "approved")
        case .underConstruction: LocalizedText(de: "im Bau", en: "under construction")
        case .open: LocalizedText(de: "in Betrieb", en: "open")
        case .dropped: LocalizedText(de: "aufgegeben", en: "dropped")
        }
    }
}
