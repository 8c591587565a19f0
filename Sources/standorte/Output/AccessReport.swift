internal import SimpleFeatures
internal import SiteInventory

/// A site's links, documented ones apart from computed ones.
struct AccessReport: Encodable {
    var siteID: String
    var siteName: String
    var connectionState: String?
    var documented: [Link]
    var computed: [Link]

    struct Link: Encodable {
        var roadProjectID: String
        var roadProjectName: String?
        var roadStatus: RoadStatus?
        var straightLine_m: Double?
        var bearingDegrees: Double?
        var from: String?
        var source: String?
        var agreementLines: String?

        fileprivate var basis: String?

        enum CodingKeys: String, CodingKey {
            case roadProjectID = "road_project_id"
            case roadProjectName = "road_project_name"
            case roadStatus = "road_status"
            case straightLine_m = "straight_line_m"
            case bearingDegrees = "bearing_degrees"
            case from, source
            case agreementLines = "agreement_lines"
        }

        init(_ link: Feature, _ snapshot: any InventorySnapshot) throws {
            roadProjectID = link["road_project_id"].text ?? ""
            let road = try snapshot.feature(FeatureID(roadProjectID), in: .roadProjects).map(RoadProject.init)
            roadProjectName = road?.name
            roadStatus = road?.status
            straightLine_m = link["straight_line_m"].number
            bearingDegrees = link["bearing_degrees"].number
            from = link["from"].text
            source = link["source"].text
            agreementLines = link["agreement_lines"].text
            basis = link["basis"].text
        }
    }

    enum CodingKeys: String, CodingKey {
        case siteID = "site_id"
        case siteName = "site_name"
        case connectionState = "connection_state"
        case documented, computed
    }

    init(site: Feature, links: [Link]) {
        siteID = site.id.text
        siteName = site["name"].text ?? site.id.text
        connectionState = site["connection_state"].text
        documented = links.filter { $0.basis == AccessLink.Basis.documented.rawValue }
        computed = links.filter { $0.basis == AccessLink.Basis.computed.rawValue }
    }

    func text(_ language: Language) -> String {
        let german = language == .german
        let none = german ? "  keine" : "  none"
        var lines = ["\(siteID)  \(siteName)", "", german ? "Dokumentiert" : "Documented"]
        lines += documented.isEmpty ? [none] : documented.map { $0.documentedText(german, language) }
        lines += [
            "",
            german
                ? "Berechnet (Luftlinie, keine Aussage über eine Zufahrt)"
                : "Computed (straight line, which tells nothing of a way in)",
        ]
        lines += computed.isEmpty ? [none] : computed.map { $0.computedText(german, language) }
        return lines.joined(separator: "\n")
    }
}

extension AccessReport.Link {
    private func title(_ language: Language) -> String {
        let status = roadStatus.map { ", \($0.text[language])" } ?? ""
        return "  \(roadProjectID)  \(roadProjectName ?? "")\(status)"
    }

    fileprivate func documentedText(_ german: Bool, _ language: Language) -> String {
        let lines = agreementLines.map { german ? " (Vereinbarung, Zeilen \($0))" : " (agreement, lines \($0))" }
        return title(language) + (lines ?? source.map { " (\($0))" } ?? "")
    }

    fileprivate func computedText(_ german: Bool, _ language: Language) -> String {
        let distance = straightLine_m.kilometresText(language)
        let start: String =
            switch from {
            case AccessLink.Origin.representativePoint.rawValue:
                german ? "vom Punkt des Standorts" : "from the site's point"
            case AccessLink.Origin.inside.rawValue: german ? "im Standort" : "inside the site"
            default: german ? "vom Rand des Standorts" : "from the site's boundary"
            }
        return title(language) + ", \(distance) \(start)"
    }
}
