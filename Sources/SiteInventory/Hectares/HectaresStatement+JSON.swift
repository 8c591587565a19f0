internal import Codecs
internal import SimpleFeatures

// Writes the statement as JSON without `JSONEncoder`, which would take as long as the overlay of the site. Members are
// sorted by name.

extension HectaresStatement {
    var json: [UInt8] {
        var json = JSONText(capacity: 1024)
        json.appendObject { json in
            if let assumption { json.append("assumption", assumption.json) }
            json.append(list: "conditions", conditions) { $0.append($1) }
            json.append(object: "figures") { $0.appendMembers(of: figures) }
            json.append(object: "method") { json in
                json.append("area", .string(method.area))
                json.append("geos", .string(method.geos))
                json.append("overlay_crs", .string(method.overlayCRS))
                json.append("proj", .string(method.proj))
            }
            if let reason { json.append("reason", .string(reason.rawValue)) }
            json.append("site_id", .string(siteID))
            json.append("site_name", .string(siteName))
            json.append(object: "slivers") { json in
                json.append("area_m2", .number(slivers.areaSquareMetres))
                json.append("count", .integer(Int64(slivers.count)))
            }
            json.append(list: "steps", steps) { $0.append($1) }
        }
        return json.bytes
    }
}

extension JSONText {
    fileprivate mutating func append(_ condition: ConditionalLand) {
        append("condition", .string(condition.condition))
        append("conditional_ha", .number(condition.hectares))
        append("kind", PropertyValue(condition.kind?.rawValue))
        append("plots", .json(strings: condition.plots))
        append("road_status", PropertyValue(condition.roadStatus?.rawValue))
        append("target_year", PropertyValue(condition.targetYear))
    }

    /// Appends a step. Omits members without a value.
    fileprivate mutating func append(_ step: WaterfallStep) {
        if let taken = step.alreadyTaken { append("already_taken_ha", .number(taken)) }
        if let condition = step.condition { append("condition", .string(condition)) }
        if let kind = step.constraintKind { append("constraint_kind", .string(kind.rawValue)) }
        append("hectares", .number(step.hectares))
        if let id = step.id { append("id", .string(id)) }
        append("kind", .string(step.kind.rawValue))
        append("running_ha", .number(step.running))
        append("shown_ha", .number(step.shown))
    }

    /// Appends a member for each figure. Unknown figures are written as null.
    fileprivate mutating func appendMembers(of figures: HectaresFigures) {
        for (figure, name) in Self.figuresByName {
            appendComma()
            append(raw: name)
            if let value = figures[figure] { append(number: value) } else { append(raw: Self.null) }
        }
    }

    /// The figures, sorted by name, with the start of their members.
    private static let figuresByName = SiteFigure.statementHectares.sorted { $0.rawValue < $1.rawValue }
        .map { (figure: $0, name: Array("\"\($0.rawValue)\":".utf8)) }

    private static let null = Array("null".utf8)

    /// Appends a member, after a comma unless it is the first.
    fileprivate mutating func append(_ name: String, _ value: PropertyValue) {
        appendName(name)
        append(value)
    }

    fileprivate mutating func append(object name: String, _ members: (inout JSONText) -> Void) {
        appendName(name)
        appendObject(members)
    }

    fileprivate mutating func append<Item>(
        list name: String, _ items: [Item], _ members: (inout JSONText, Item) -> Void
    ) {
        appendName(name)
        append(byte: UInt8(ascii: "["))
        for (index, item) in items.enumerated() {
            if index > 0 { append(byte: UInt8(ascii: ",")) }
            appendObject { members(&$0, item) }
        }
        append(byte: UInt8(ascii: "]"))
    }

    fileprivate mutating func appendObject(_ members: (inout JSONText) -> Void) {
        append(byte: UInt8(ascii: "{"))
        members(&self)
        append(byte: UInt8(ascii: "}"))
    }

    fileprivate mutating func appendName(_ name: String) {
        appendComma()
        append(string: name)
        append(byte: UInt8(ascii: ":"))
    }

    private mutating func appendComma() {
        if bytes.last != UInt8(ascii: "{") { append(byte: UInt8(ascii: ",")) }
    }
}
