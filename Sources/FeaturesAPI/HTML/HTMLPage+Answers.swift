import SimpleFeatures
import SiteInventory

extension HTMLPage {
    /// What an answer for programs looks like to people.
    ///
    /// - Parameter json: the answer, links included.
    init(_ endpoint: Endpoint, _ json: JSONTree, _ call: Call) {
        switch endpoint.answer {
        case .collections: self.init(collections: json, call)
        case .collection: self.init(collection: json, call)
        case .features: self.init(features: json, endpoint.schema, call)
        case .feature: self.init(feature: json, endpoint.schema, call)
        case .schema: self.init(schema: json, call)
        case .conformance: self.init(conformance: json, call)
        case .interface: self.init(interface: json, call)
        default: self.init(document: json, call)
        }
    }

    /// Anything else: its members, as they come.
    private init(document json: JSONTree, _ call: Call) {
        title = json["title"]?.string ?? call.links.lastSegment
        path = Self.path(to: call)
        let members = json.members.filter { $0.name != "links" && $0.name != "title" }
        let flat = members.filter { $0.value.plainText != nil }
        if !flat.isEmpty {
            sections.append(Section(table: HTMLTable(flat.map { (.name($0.name), HTMLTable.Cell($0.value)) })))
        }
        for member in members where member.value.plainText == nil {
            let cell = HTMLTable.Cell(member.value)
            sections.append(
                Section(heading: member.name, notes: cell.nested.isEmpty ? [cell.text] : [], table: cell.nested.first))
        }
        if case .array = json { sections = [Section(table: HTMLTable.Cell(json).nested.first)] }
        links(json, call, except: ["self", "alternate", "next", "prev"])
    }

    private init(collections json: JSONTree, _ call: Call) {
        title = Collections.title[call.language]
        path = Self.path(to: call)
        let rows = (json["collections"]?.items ?? []).map { collection in
            let id = collection["id"]?.plainText ?? ""
            return HTMLTable.Row([
                .link(collection["title"]?.string ?? id, call.links.to("/collections/\(id)", rel: "", .html).href),
                .text(collection["description"]?.string ?? ""),
                HTMLTable.Cell(collection["itemCount"] ?? .null),
            ])
        }
        sections = [Section(table: HTMLTable(head: PageTexts.collectionsHead[call.language], rows: rows))]
        links(json, call, except: ["self", "alternate"])
    }

    private init(collection json: JSONTree, _ call: Call) {
        title = json["title"]?.string ?? call.links.lastSegment
        path = Self.path(to: call)
        paragraphs = [json["description"]?.string].compactMap(\.self)
        var pairs: [(HTMLTable.Cell, HTMLTable.Cell)] = []
        if let count = json["itemCount"] {
            pairs.append((.name(PageTexts.count[call.language]), HTMLTable.Cell(count)))
        }
        if let box = json["extent"]?["spatial"]?["bbox"]?.items.first {
            pairs.append((.name(PageTexts.extent[call.language]), HTMLTable.Cell(box)))
        }
        if let systems = json["crs"]?.items {
            let rows = systems.map { HTMLTable.Row([HTMLTable.Cell($0)]) }
            pairs.append((.name(PageTexts.systems[call.language]), HTMLTable.Cell(nested: [HTMLTable(rows: rows)])))
        }
        if let system = json["storageCrs"] {
            pairs.append((.name(PageTexts.storageSystem[call.language]), HTMLTable.Cell(system)))
        }
        sections = [Section(table: HTMLTable(pairs))]
        links(json, call, except: ["self", "alternate", "up", "describedBy"])
    }

    private init(conformance json: JSONTree, _ call: Call) {
        title = PageTexts.conformance[call.language]
        path = Self.path(to: call)
        let rows = (json["conformsTo"]?.items ?? []).map { HTMLTable.Row([HTMLTable.Cell($0)]) }
        sections = [Section(table: HTMLTable(rows: rows))]
    }

    /// The links that lead on, as a list.
    mutating func links(_ json: JSONTree, _ call: Call, except rels: Set<String>) {
        var seen: Set<String> = []
        let rows = (json["links"]?.items ?? []).compactMap { link -> HTMLTable.Row? in
            guard let href = link["href"]?.string, let rel = link["rel"]?.string, !rels.contains(rel),
                seen.insert(href).inserted
            else { return nil }
            return HTMLTable.Row([
                .name(rel.split(separator: "/").last.map(String.init) ?? rel),
                .link(link["title"]?.string ?? href, href), .text(link["type"]?.string ?? ""),
            ])
        }
        guard !rows.isEmpty else { return }
        sections.append(Section(heading: PageTexts.more[call.language], table: HTMLTable(rows: rows)))
    }

    /// The pages above this one, by its address.
    static func path(to call: Call) -> [Anchor] {
        var anchors = [Anchor(text: PageTexts.map[call.language], href: call.links.base + "/")]
        for (path, name) in call.links.parents {
            let title =
                switch name {
                case "collections": Collections.title[call.language]
                case "items": PageTexts.features[call.language]
                default:
                    CollectionID(rawValue: name).map { CollectionSchema.of($0).title[call.language] } ?? name
                }
            anchors.append(Anchor(text: title, href: call.links.base + path))
        }
        return anchors
    }
}
