internal import SiteInventory

// The effects of road projects as text for the terminal.

extension RoadEffects {
    /// A table of projects and their sections, with totals by target year.
    func text(_ language: Language) -> String {
        let german = language == .german
        var lines = [table(language), ""]
        let conditional = conditionalHectares.text(language)
        let onRoads = (conditionalHectares - otherHectares).text(language)
        lines.append(
            german
                ? "Bedingt verfügbar sind an allen Standorten zusammen \(conditional) ha; davon warten \(onRoads) ha auf Straßen."
                : "All sites together have \(conditional) ha conditionally available; \(onRoads) ha of these wait for roads."
        )
        lines += years.map { $0.text(language) }
        if let limit = projects.lazy.compactMap(\.accessibilityGain).first?.limit {
            let range = limit.text(language)
            lines.append(
                german
                    ? "Neu im Umkreis: Standorte, für die das Projekt eine Anschlussstelle in höchstens \(range) Entfernung schafft; keine Aussage über eine Anbindung."
                    : "Newly in range: sites for which the project brings a junction within \(range); this does not mean that they are connected."
            )
        }
        return lines.joined(separator: "\n")
    }

    private func table(_ language: Language) -> String {
        let german = language == .german
        var table = TextTable([
            ("id", .left), (german ? "Projekt" : "project", .left), (german ? "Status" : "status", .left),
            (german ? "Zieljahr" : "target year", .left), (german ? "ha warten" : "ha waiting", .right),
            (german ? "Standorte" : "sites", .right), (german ? "Anteil" : "share", .right),
            (german ? "neu im Umkreis" : "newly in range", .right),
        ])
        for project in projects {
            table.add(
                [project.id, project.name] + project.cells(language) + [(project.accessibilityGain?.sites.count).text])
            for section in project.sections {
                table.add(["  \(section.id)", section.name] + section.cells(language) + [""])
            }
        }
        return table.text
    }

    /// Each project with the sites that wait for it or come within range of a junction.
    func details(_ language: Language) -> String {
        projects.map { $0.details(language) }.joined(separator: "\n\n")
    }
}

/// The values that projects and sections have in common.
private protocol RoadWithDependentLand {
    var status: RoadStatus? { get }
    var targetYear: Int? { get }
    var isOverdue: Bool { get }
    var dependentLand: DependentLand { get }
    var share: Double? { get }
}

extension RoadEffect: RoadWithDependentLand {}
extension RoadEffect.Section: RoadWithDependentLand {}

extension RoadWithDependentLand {
    fileprivate func cells(_ language: Language) -> [String] {
        [
            status?.text[language] ?? "–", year(language), dependentLand.hectares.text(language),
            String(dependentLand.sites.count), share.map { ($0 * 100).text(language, decimals: 1) + " %" } ?? "–",
        ]
    }

    private func year(_ language: Language) -> String {
        let year = targetYear.map(String.init)
        guard isOverdue else { return year ?? "–" }
        let overdue = language == .german ? "überfällig" : "overdue"
        return [year, overdue].compactMap(\.self).joined(separator: ", ")
    }
}

extension RoadEffect {
    fileprivate func details(_ language: Language) -> String {
        let german = language == .german
        var lines = ["\(id)  \(name)", ""]
        let none = german ? "  nichts" : "  nothing"
        lines.append(german ? "Es warten" : "Waiting")
        lines += dependentLand.sites.isEmpty ? [none] : []
        for part in [(id, dependentOnWhole)] + sections.map({ ($0.id, $0.dependentLand) }) {
            for site in part.1.sites {
                lines.append(
                    "  \(part.0): \(site.hectares.text(language)) ha, \(site.id) \(site.name) (\(site.plots.joined(separator: ", ")))"
                )
            }
        }
        lines += years.map { "  " + $0.text(language) }
        guard let gain = accessibilityGain else { return lines.joined(separator: "\n") }
        let range = gain.limit.text(language)
        lines += [
            "",
            german
                ? "Neu im Umkreis einer Anschlussstelle: \(range)"
                : "Newly in range of a junction: \(range)",
        ]
        lines +=
            gain.sites.isEmpty
            ? [german ? "  keine" : "  none"] : gain.sites.map { $0.text(language, gain.limit) }
        return lines.joined(separator: "\n")
    }
}

extension AccessibilityGain.Limit {
    fileprivate func text(_ language: Language) -> String {
        let german = language == .german
        return switch self {
        case .metres: german ? "\(text(of: value, language)) Luftlinie" : "\(text(of: value, language)) (straight line)"
        case .minutes: german ? "\(text(of: value, language)) Fahrzeit" : "\(text(of: value, language)) driving time"
        }
    }

    /// A distance or a time in the limit's unit; a dash for unknown.
    fileprivate func text(of value: Double?, _ language: Language) -> String {
        switch self {
        case .metres: value.kilometresText(language)
        case .minutes: value.map { $0.text(language, decimals: 1) + " min" } ?? "–"
        }
    }
}

extension AccessibilityGain.Site {
    fileprivate func text(_ language: Language, _ limit: AccessibilityGain.Limit) -> String {
        let german = language == .german
        let available = availableHectares.hectaresText(language)
        let conditional = conditionalHectares.hectaresText(language)
        let (now, then) = (limit.text(of: now, language), limit.text(of: then, language))
        return german
            ? "  \(id) \(name): \(then) statt \(now); verfügbar \(available) ha, bedingt \(conditional) ha"
            : "  \(id) \(name): \(then) instead of \(now); available \(available) ha, conditional \(conditional) ha"
    }
}

extension LandRelease {
    fileprivate func text(_ language: Language) -> String {
        let german = language == .german
        let hectares = hectares.text(language)
        let roads = roads.joined(separator: ", ")
        guard let year else {
            return german
                ? "ohne Zieljahr: \(hectares) ha (\(roads))" : "without a target year: \(hectares) ha (\(roads))"
        }
        let sum = cumulativeHectares.hectaresText(language)
        let late = isOverdue ? (german ? ", überfällig" : ", overdue") : ""
        return german
            ? "bis \(year): \(hectares) ha (\(roads))\(late), insgesamt \(sum) ha"
            : "by \(year): \(hectares) ha (\(roads))\(late), \(sum) ha in total"
    }
}

extension Int? {
    fileprivate var text: String { self.map(String.init) ?? "–" }
}
