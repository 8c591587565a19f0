import SimpleFeatures
import SiteInventory

extension HTMLPage {
    /// A page of features: a column for each plain property that any of them has.
    init(features json: JSONTree, _ schema: CollectionSchema?, _ call: Call) {
        title = call.links.lastSegment == "items" ? PageTexts.features[call.language] : call.links.lastSegment
        path = Self.path(to: call)
        let features = json["features"]?.items ?? []
        let matched = json["numberMatched"]?.plainText ?? "?"
        paragraphs = [PageTexts.shown(features.count, of: matched)[call.language]]
        let fields = (schema?.published ?? []).filter { field in
            field.kind != .json && features.contains { $0["properties"]?[field.name]?.plainText?.isEmpty == false }
        }
        let rows = features.map { feature in
            let id = feature["id"]?.plainText ?? ""
            let address = schema.map { call.links.base + $0.path + "/items/" + PercentEncoding.encode(id) }
            return HTMLTable.Row(
                [HTMLTable.Cell(text: id, href: address)]
                    + fields.map { HTMLTable.Cell(feature["properties"]?[$0.name] ?? .null) })
        }
        let head = ["id"] + fields.map { $0.heading(call.language) }
        sections = [Section(table: HTMLTable(head: head, rows: rows))]
        let links = json["links"]?.items ?? []
        previous = links.first { $0["rel"]?.string == "prev" }?["href"]?.string
        next = links.first { $0["rel"]?.string == "next" }?["href"]?.string
    }

    /// One feature: each of its properties under the title that the schema gives it.
    init(feature json: JSONTree, _ schema: CollectionSchema?, _ call: Call) {
        let id = json["id"]?.plainText ?? ""
        title = json["properties"]?["name"]?.string.flatMap { $0.isEmpty ? nil : $0 } ?? id
        path = Self.path(to: call)
        var pairs: [(HTMLTable.Cell, HTMLTable.Cell)] = [(.name("id"), .text(id))]
        for member in json["properties"]?.members ?? [] {
            let field = schema?.field(member.name)
            let name = HTMLTable.Cell.name(field?.title[call.language] ?? member.name, unit: field?.unit)
            pairs.append((name, HTMLTable.Cell(member.value)))
        }
        pairs.append((.name("geometry"), .text(json["geometry"]?["type"]?.string ?? "–")))
        sections = [Section(heading: PageTexts.properties[call.language], table: HTMLTable(pairs))]
        links(json, call, except: ["self", "alternate"])
    }

    /// The fields of a schema: what they are called, mean and may hold.
    init(schema json: JSONTree, _ call: Call) {
        title = json["title"]?.string ?? call.links.lastSegment
        path = Self.path(to: call)
        paragraphs = [json["description"]?.string].compactMap(\.self)
        let properties = json["properties"]?.members ?? []
        // The schema of a feature has those of its properties in it.
        let nested = properties.first { $0.name == "properties" }?.value["properties"]?.members ?? []
        let rows = (properties.filter { $0.name != "properties" } + nested).map { property in
            let value = property.value
            let values = value["enum"] ?? value["oneOf"] ?? .null
            return HTMLTable.Row([
                .name(property.name), .text(value["title"]?.string ?? ""),
                .text(value["type"]?.plainText ?? value["format"]?.plainText ?? ""),
                .text(value["x-ogc-unit"]?.string ?? ""),
                values == .null ? .text("") : HTMLTable.Cell(values),
            ])
        }
        sections = [Section(table: HTMLTable(head: PageTexts.schemaHead[call.language], rows: rows))]
    }

    /// The interface: every address with what it takes.
    init(interface json: JSONTree, _ call: Call) {
        title = PageTexts.interface[call.language]
        path = Self.path(to: call)
        paragraphs = [json["info"]?["description"]?.string, PageTexts.apiIntroduction[call.language]].compactMap(\.self)
        let shared = json["components"]?["parameters"]
        for path in json["paths"]?.members ?? [] {
            for operation in path.value.members {
                sections.append(
                    Section(
                        anchor: operation.value["operationId"]?.string,
                        heading: "\(operation.name.uppercased()) \(path.name)",
                        notes: [operation.value["summary"]?.string].compactMap(\.self)
                            + Self.types(operation.value, call),
                        table: Self.parameters(operation.value, shared, call)))
            }
        }
    }

    private static func types(_ operation: JSONTree, _ call: Call) -> [String] {
        let taken = operation["requestBody"]?["content"]?.members.map(\.name) ?? []
        let answered = (operation["responses"]?.members ?? []).filter { $0.name.hasPrefix("2") }
            .flatMap { $0.value["content"]?.members.map(\.name) ?? [] }
        return [
            taken.isEmpty ? nil : "\(PageTexts.takes[call.language]) \(taken.joined(separator: " · "))",
            answered.isEmpty ? nil : "\(PageTexts.answers[call.language]) \(answered.joined(separator: " · "))",
        ].compactMap(\.self)
    }

    private static func parameters(_ operation: JSONTree, _ shared: JSONTree?, _ call: Call) -> HTMLTable? {
        let rows = (operation["parameters"]?.items ?? []).compactMap { told -> HTMLTable.Row? in
            let name = told["$ref"]?.string.flatMap { $0.split(separator: "/").last.map(String.init) }
            guard let parameter = name.map({ shared?[$0] ?? .null }) ?? told as JSONTree? else { return nil }
            let schema = parameter["schema"]
            let words = schema?["enum"]?.items.compactMap(\.plainText).joined(separator: ", ")
            return HTMLTable.Row([
                .name(parameter["name"]?.string ?? name ?? ""), .text(parameter["description"]?.string ?? ""),
                .text(words ?? schema?["format"]?.string ?? schema?["type"]?.string ?? ""),
            ])
        }
        return rows.isEmpty ? nil : HTMLTable(head: PageTexts.parametersHead[call.language], rows: rows)
    }
}

extension CollectionSchema.Field {
    fileprivate func heading(_ language: Language) -> String {
        unit.map { "\(title[language]) (\($0))" } ?? title[language]
    }
}
