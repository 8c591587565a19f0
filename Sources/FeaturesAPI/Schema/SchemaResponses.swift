import SiteInventory

extension ResponseDescription {
    static let jsonSchema = jsonSchema(name: "schema")

    /// - Parameter name: among the schemas of the OpenAPI document.
    static func jsonSchema(name: String, dependsOnQGIS: Bool = false) -> ResponseDescription {
        ResponseDescription(
            formats: [.schema, .html], freshness: .constant, isLocalized: true, dependsOnQGIS: dependsOnQGIS,
            schema: ResponseSchema(name: name, definition: .anyObject))
    }
}

extension Call {
    /// A JSON Schema, or a page that lists its properties.
    func response(jsonSchema document: JSONValue) -> ResourceResponse {
        format == .html
            ? page(HTMLPage(jsonSchema: document, self))
            : ResourceResponse(document.bytes, .schema, links: selfAndAlternates)
    }
}

extension HTMLPage {
    /// The properties of a schema: their names, titles, types, units and values.
    fileprivate init(jsonSchema document: JSONValue, _ call: Call) {
        title = document["title"]?.string ?? call.links.lastSegment
        path = Self.path(to: call)
        paragraphs = [document["description"]?.string].compactMap(\.self)
        let properties = document["properties"]?.sortedMembers ?? []
        // The schema of a feature in GeoJSON has those of its properties inside.
        let nested = properties.first { $0.name == "properties" }?.value["properties"]?.sortedMembers ?? []
        let rows = (properties.filter { $0.name != "properties" } + nested).map { name, value in
            HTMLTable.Row([
                .name(name), .text(value["title"]?.string ?? ""),
                .text(value["type"]?.string ?? value["format"]?.string ?? ""),
                .text(value["x-ogc-unit"]?.string ?? ""), Self.values(of: value),
            ])
        }
        sections = [Section(table: HTMLTable(head: PageTexts.schemaHead[call.language], rows: rows))]
    }

    private static func values(of property: JSONValue) -> HTMLTable.Cell {
        guard let values = property["enum"] ?? property["oneOf"], let value = try? PageValue(encoding: values) else {
            return .text("")
        }
        return HTMLTable.Cell(value)
    }
}

extension JSONValue {
    fileprivate subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    fileprivate var string: String? { if case .string(let text) = self { text } else { nil } }

    /// The members in the order of their names.
    fileprivate var sortedMembers: [(name: String, value: JSONValue)] {
        guard case .object(let members) = self else { return [] }
        return members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
