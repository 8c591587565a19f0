internal import SimpleFeatures
internal import SiteInventory

extension AccessReport {
    /// The connection, conditional land and access links as text for the terminal.
    func text(_ language: Language) -> String {
        let german = language == .german
        let none = german ? "  keine" : "  none"
        var lines = ["\(siteID)  \(siteName)", "", connectionText(german)]
        lines += connectionIfBuilt.map {
            let state = $0.connectionState.text[language]
            return german
                ? "  nach Bau von \($0.roadProjectID): \(state)"
                : "  after construction of \($0.roadProjectID): \(state)"
        }
        if !waitsFor.isEmpty {
            let waiting = waitsFor.map { "  " + $0.text(language, year: judgedInYear) }
            lines += ["", german ? "Bedingt verfügbar" : "Conditionally available"] + waiting
        }
        lines += ["", german ? "Dokumentiert" : "Documented"]
        lines += documented.isEmpty ? [none] : documented.map { $0.documentedText(german, language) }
        lines += [
            "",
            german
                ? "Berechnet (Luftlinie, keine Aussage über eine Zufahrt)"
                : "Computed (straight line, regardless of actual access)",
        ]
        let straight = computed.filter { $0.method != .byRoad }
        lines += straight.isEmpty ? [none] : straight.map { $0.computedText(german, language) }
        let byRoad = computed.filter { $0.method == .byRoad }
        guard !byRoad.isEmpty || roadUnreached != nil else { return lines.joined(separator: "\n") }
        lines += ["", german ? "Berechnet über das Straßennetz" : "Computed on the road network"]
        if let roadUnreached {
            lines.append((german ? "  keine Anschlussstelle: " : "  no junction: ") + roadUnreached.text[language])
        }
        lines += byRoad.map { $0.roadText(german, language) }
        return lines.joined(separator: "\n")
    }

    private func connectionText(_ german: Bool) -> String {
        german ? "Anbindung: \(connectionState.text.de)" : "Connection: \(connectionState.text.en)"
    }
}

extension AccessReport.Link {
    private func title(_ language: Language) -> String {
        let status = roadStatus.map { ", \($0.text[language])" } ?? ""
        let junction = language == .german ? "Anschlussstelle " : "junction "
        let name = junctionName ?? roadProjectName ?? ""
        return "  \(targetKind == .junction ? junction : "")\(roadProjectID ?? junctionID ?? "")  \(name)\(status)"
    }

    fileprivate func documentedText(_ german: Bool, _ language: Language) -> String {
        let lines = agreementLines.map { german ? " (Vereinbarung, Zeilen \($0))" : " (agreement, lines \($0))" }
        return title(language) + (lines ?? source.map { " (\($0))" } ?? "")
    }

    fileprivate func computedText(_ german: Bool, _ language: Language) -> String {
        let distance = straightLineMetres.kilometresText(language)
        let start: String =
            switch from {
            case AccessLink.Origin.representativePoint.rawValue:
                german ? "vom Punkt des Standorts" : "from the site's point"
            case AccessLink.Origin.inside.rawValue: german ? "im Standort" : "inside the site"
            default: german ? "vom Rand des Standorts" : "from the site's boundary"
            }
        return title(language) + ", \(distance) \(start)"
    }

    fileprivate func roadText(_ german: Bool, _ language: Language) -> String {
        if let unreached { return title(language) + ", " + unreached.text[language] }
        let route = "\(roadMetres.kilometresText(language)), \(driveMinutes?.text(language, decimals: 1) ?? "–") min"
        let approach = approachMetres ?? 0
        guard approach > 0 else { return title(language) + ", " + route }
        let metres = approach.text(language, decimals: 0)
        return title(language) + ", " + route
            + (german
                ? ", zuzüglich \(metres) m Luftlinie zum Netz" : ", plus \(metres) m in a straight line to the network")
    }
}

extension ConnectionState {
    var text: LocalizedText {
        switch self {
        case .existing: LocalizedText(de: "vorhanden", en: "existing")
        case .underConstruction: LocalizedText(de: "im Bau", en: "under construction")
        case .planned: LocalizedText(de: "geplant", en: "planned")
        case .uncertain: LocalizedText(de: "unsicher", en: "uncertain")
        case .unknown: LocalizedText(de: "nicht dokumentiert", en: "not documented")
        }
    }
}

extension UnreachedReason {
    var text: LocalizedText {
        switch self {
        case .noPlace: LocalizedText(de: "der Standort hat keine Lageangabe", en: "the site has no location")
        case .noRoadNearby: LocalizedText(de: "keine Straße in Reichweite", en: "no road within reach")
        case .targetOffNetwork:
            LocalizedText(de: "das Ziel liegt abseits des Netzes", en: "the target is off the network")
        case .noWay: LocalizedText(de: "keine befahrbare Route", en: "no drivable route")
        case .noJunction: LocalizedText(de: "keine Anschlussstelle bekannt", en: "no junction is known")
        }
    }
}
