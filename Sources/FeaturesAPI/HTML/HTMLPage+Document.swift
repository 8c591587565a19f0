import SimpleFeatures
import SiteInventory

extension HTMLPage {
    /// A page of the members of a value, in the order of their names.
    ///
    /// - Parameters:
    ///   - title: `nil` for the last part of the address.
    ///   - links: to related resources.
    init(document: some Encodable, title: String? = nil, links: [Link] = [], _ call: Call) throws {
        self.title = title ?? call.links.lastSegment
        path = Self.path(to: call)
        let members = try PageValue(encoding: document).members.filter { $0.name != "links" }
        let flat = members.filter { $0.value.plainText != nil }
        if !flat.isEmpty {
            sections.append(Section(table: HTMLTable(flat.map { (.name($0.name), HTMLTable.Cell($0.value)) })))
        }
        for member in members where member.value.plainText == nil {
            let cell = HTMLTable.Cell(member.value)
            sections.append(
                Section(heading: member.name, notes: cell.nested.isEmpty ? [cell.text] : [], table: cell.nested.first))
        }
        append(links, call.language)
    }

    /// A section of links to related resources; nothing for no links. Of links to one address, the first is shown.
    mutating func append(_ links: [Link], _ language: Language) {
        var seen: Set<String> = []
        let rows = links.filter { seen.insert($0.href).inserted }.map { link in
            HTMLTable.Row([
                .name(link.rel.split(separator: "/").last.map(String.init) ?? link.rel),
                .link(link.title ?? link.href, link.href), .text(link.type),
            ])
        }
        guard !rows.isEmpty else { return }
        sections.append(Section(heading: PageTexts.more[language], table: HTMLTable(rows: rows)))
    }

    /// The pages above the requested address.
    static func path(to call: Call) -> [Anchor] {
        var anchors = [Anchor(text: PageTexts.map[call.language], href: call.links.base + "/")]
        for (path, name) in call.links.parents {
            let title =
                switch name {
                case "collections": PageTexts.collections[call.language]
                case "items": PageTexts.features[call.language]
                default:
                    CollectionID(rawValue: name).map { CollectionSchema.of($0).title[call.language] } ?? name
                }
            anchors.append(Anchor(text: title, href: call.links.base + path))
        }
        return anchors
    }
}
