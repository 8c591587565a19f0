internal import Codecs
internal import SimpleFeatures

// The statement as JSON, written by hand: it is made for every site that an import brings, and an encoder takes as long
// for it as GEOS for the geometry. Members are sorted by name, as `JSONEncoder` does with sorted keys.

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

    /// What a step has not is left out.
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

    /// Unknown figures are written as null, not left out.
    fileprivate mutating func appendMembers(of figures: HectaresFigures) {
        append("available_ha", PropertyValue(figures.available))
        append("conditional_ha", PropertyValue(figures.conditional))
        append("declared_gross_ha", PropertyValue(figures.declaredGross))
        append("declared_net_ha", PropertyValue(figures.declaredNet))
        append("developable_ha", PropertyValue(figures.developable))
        append("gross_ha", PropertyValue(figures.gross))
        append("gross_utm32_ha", PropertyValue(figures.grossUTM32))
        append("largest_plot_ha", PropertyValue(figures.largestPlot))
        append("net_ha", PropertyValue(figures.net))
        append("not_marketable_ha", PropertyValue(figures.notMarketable))
        append("occupied_ha", PropertyValue(figures.occupied))
        append("reserved_ha", PropertyValue(figures.reserved))
        append("restricted_ha", PropertyValue(figures.restricted))
        append("restricted_minor_ha", PropertyValue(figures.restrictedMinor))
        append("restricted_severe_ha", PropertyValue(figures.restrictedSevere))
        append("sold_ha", PropertyValue(figures.sold))
        append("unknown_ha", PropertyValue(figures.unknown))
    }

    /// Appends a member, after a comma if it is not the first.
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
        if bytes.last != UInt8(ascii: "{") { append(byte: UInt8(ascii: ",")) }
        append(string: name)
        append(byte: UInt8(ascii: ":"))
    }
}
