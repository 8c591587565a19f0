internal import SiteInventory

extension HectaresReport {
    /// The figures, conditions, waterfall, area comparison and provenance as text for the terminal.
    func text(_ language: Language) -> String {
        var lines = ["\(statement.siteID)  \(statement.siteName)", ""]
        if let assumption = statement.assumption { lines += [assumption.text[language], ""] }
        lines.append(figuresTable(language))
        if let reason = statement.reason { lines.append("\n" + reason.text[language]) }
        if let netEstimate { lines.append("\n" + netEstimate.text(language)) }
        if !statement.conditions.isEmpty {
            lines.append(statement.conditionsText(language, year: inputs.judgedOn.year))
        }
        if !statement.steps.isEmpty { lines.append("\n" + statement.waterfall(language)) }
        if statement.figures.gross != nil { lines.append("\n" + areasTable(language)) }
        lines.append("\n" + provenanceText(language))
        return lines.joined(separator: "\n")
    }

    private func figuresTable(_ language: Language) -> String {
        let german = language == .german
        let figures = statement.figures
        let rows: [(figure: SiteFigure, hiddenIfZero: Bool)] = [
            (.grossHectares, false), (.netHectares, false), (.developableHectares, false),
            (.availableHectares, false), (.largestPlotHectares, false), (.restrictedSevereHectares, true),
            (.restrictedMinorHectares, true), (.conditionalHectares, false), (.reservedHectares, true),
            (.soldHectares, true), (.occupiedHectares, true), (.notMarketableHectares, true),
            (.unknownHectares, true),
        ]
        var table = TextTable([(german ? "Fläche" : "area", .left), ("ha", .right), ("± ha", .right)])
        for (figure, hiddenIfZero) in rows where !hiddenIfZero || (figures[figure] ?? 0) > 0 {
            let error = (uncertainty.standardErrors[figure] ?? nil).map { $0.text(language) }
            table.add([
                figure.title[language], figures[figure]?.text(language) ?? (german ? "unbekannt" : "unknown"),
                (figures[figure] ?? 0) > 0 ? error ?? "?" : "",
            ])
        }
        return table.text
    }
}

extension NetEstimate {
    fileprivate func text(_ language: Language) -> String {
        let (net, share) = (hectares.text(language), factor.text(language))
        return language == .german
            ? "Netto geschätzt: \(net) ha = \(share) × brutto. Dies ist eine Schätzung, keine Messung."
            : "Net estimated: \(net) ha = \(share) × gross. This is an estimate, not a measurement."
    }
}

extension HectaresStatement {
    fileprivate func conditionsText(_ language: Language, year: Int) -> String {
        conditions.map { $0.text(language, year: year) }.joined(separator: "\n").withBlankLineBefore
    }

    fileprivate func waterfall(_ language: Language) -> String {
        let german = language == .german
        let hasOverlaps = steps.contains { ($0.alreadyTaken ?? 0) > 0 }
        var table = TextTable(
            [(german ? "Schritt" : "step", .left), (german ? "durch" : "by", .left), ("ha", .right)]
                + (hasOverlaps ? [(german ? "bereits abgezogen" : "already deducted", .right)] : [])
                + [(german ? "verbleibt" : "remaining", .right)])
        for step in steps {
            let takes = ![.gross, .available].contains(step.kind)
            let detail = [step.id, step.constraintKind?.text[language], step.condition].compactMap(\.self)
            let before = step.alreadyTaken.map { $0 > 0 ? $0.text(language) : "" } ?? ""
            table.add(
                [
                    (takes ? "− " : "= ") + step.kind.text[language], detail.joined(separator: " "),
                    takes ? (-step.shown).text(language) : step.shown.text(language),
                ] + (hasOverlaps ? [before] : []) + [step.running.text(language)])
        }
        return table.text
    }
}

extension ConditionalLand {
    /// - Parameter year: The current year. Roads with an earlier target year are overdue.
    func text(_ language: Language, year: Int) -> String {
        let german = language == .german
        var parts = [condition]
        if let roadStatus { parts.append(roadStatus.text[language]) }
        if let targetYear {
            parts.append(german ? "Zieljahr \(targetYear)" : "target year \(targetYear)")
            if isOverdue(in: year) {
                parts.append(german ? "überfällig seit \(targetYear)" : "overdue since \(targetYear)")
            }
        }
        let (hectares, waits) = (hectares.text(language), german ? "warten auf" : "wait for")
        return "\(hectares) ha \(waits) \(parts.joined(separator: ", ")) (\(plots.joined(separator: ", ")))"
    }
}

extension String {
    fileprivate var withBlankLineBefore: String { "\n" + self }
}

extension WaterfallStep.Kind {
    var text: LocalizedText {
        switch self {
        case .gross: LocalizedText(de: "brutto", en: "gross")
        case .notInUsablePlot: LocalizedText(de: "außerhalb nutzbarer Teilflächen", en: "outside usable plots")
        case .hardConstraint: LocalizedText(de: "harte Restriktion", en: "hard constraint")
        case .sold: LocalizedText(de: "verkauft", en: "sold")
        case .occupied: LocalizedText(de: "belegt", en: "occupied")
        case .notMarketable: LocalizedText(de: "nicht vermarktbar", en: "not marketable")
        case .unknown: LocalizedText(de: "Status unbekannt", en: "unknown status")
        case .reservedForOwner: LocalizedText(de: "betriebsgebunden", en: "reserved for the owner")
        case .reserved: LocalizedText(de: "reserviert", en: "reserved")
        case .conditional: LocalizedText(de: "bedingt verfügbar", en: "conditionally available")
        case .slivers: LocalizedText(de: "Splitterflächen unter 1 m²", en: "slivers below 1 m²")
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
        case .seveso: LocalizedText(de: "Achtungsabstand (Seveso)", en: "Seveso safety distance")
        case .mining: LocalizedText(de: "Bergbau", en: "mining")
        case .noise: LocalizedText(de: "Lärm", en: "noise")
        case .monument: LocalizedText(de: "Denkmal", en: "monument")
        case .ordnance: LocalizedText(de: "Kampfmittel", en: "unexploded ordnance")
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
