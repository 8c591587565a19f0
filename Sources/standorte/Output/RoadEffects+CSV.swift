internal import Codecs
internal import SimpleFeatures
internal import SiteInventory

extension RoadEffects {
    /// A CSV table with a row for each project and section. Unknown values are empty.
    var csv: [UInt8] {
        let lines = projects.flatMap { project in
            [
                Self.line(
                    project.id, nil, project.name, project.status, project.targetYear, project.isOverdue,
                    project.dependentLand, project.share, nearer: project.accessibilityGain)
            ]
                + project.sections.map { section in
                    Self.line(
                        section.id, project.id, section.name, section.status, section.targetYear, section.isOverdue,
                        section.dependentLand, section.share, nearer: nil)
                }
        }
        return CSVTable(columns: Self.columns, rows: lines).bytes
    }

    private static let columns = [
        "id", "part_of", "name", "status", "target_year", "overdue", "conditional_ha", "sites",
        "share_of_conditional", "nearer_sites", "nearer_available_ha", "nearer_conditional_ha",
    ]

    private static func line(
        _ id: String, _ project: String?, _ name: String, _ status: RoadStatus?, _ targetYear: Int?,
        _ isOverdue: Bool, _ dependentLand: DependentLand, _ share: Double?, nearer: AccessibilityGain?
    ) -> [String?] {
        [
            id, project, name, status?.rawValue, targetYear.map(String.init), String(isOverdue),
            dependentLand.hectares.description, String(dependentLand.sites.count), share?.description,
            (nearer?.sites.count).map(String.init), nearer?.availableHectares.description,
            nearer?.conditionalHectares.description,
        ]
    }
}
