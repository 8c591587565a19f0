import Codecs
import SimpleFeatures
import SiteInventory

extension HTMLPage {
    /// A page of features: a column for each plain property that any of them has.
    init(_ page: FeaturePage, _ schema: CollectionSchema, _ projection: FeatureProjection?, _ call: Call) {
        title = call.links.lastSegment == "items" ? PageTexts.features[call.language] : call.links.lastSegment
        path = Self.path(to: call)
        paragraphs = [PageTexts.shown(page.features.count, of: page.numberMatched)[call.language]]
        if let limit = call.parameters.text("limit").flatMap({ Int($0) }), limit > Items.maximumRowsOfPage {
            paragraphs.append(PageTexts.pagesOf(Items.maximumRowsOfPage)[call.language])
        }
        let names = projection.map { Set($0.names) }
        let plain = schema.published.filter { $0.kind != .json && names?.contains($0.name) != false }
        let features = page.features.map { StoredFeature($0.geoJSON, plain.map(\.name)) }
        let shown = plain.indices.filter { index in features.contains { $0.hasText(index) } }
        let rows = features.map { feature in
            let address = call.links.base + schema.path + "/items/" + PercentEncoding.encode(feature.id)
            return HTMLTable.Row(
                [HTMLTable.Cell(text: feature.id, href: address)] + shown.map { HTMLTable.Cell(feature.values[$0]) })
        }
        let head = ["id"] + shown.map { plain[$0].heading(call.language) }
        sections = [Section(table: HTMLTable(head: head, rows: rows))]
        previous = page.previous.map { call.links.previous($0.token, .html).href }
        next = page.next.map { call.links.next($0.token, .html).href }
    }

    /// One feature: each of its properties under its title in the schema.
    ///
    /// - Parameter geoJSON: the feature as it is stored, or a projection of it.
    init(_ geoJSON: [UInt8], _ schema: CollectionSchema, _ links: [Link], _ call: Call) {
        let feature = GeoJSONFeatureSlices(EncodedFeature(geoJSON: geoJSON))
        let id = geoJSON.jsonText(feature.id)
        let properties = zip(feature.names, feature.values(of: feature.names).map(feature.pageValue))
        if case .text(let name)? = properties.first(where: { $0.0 == "name" })?.1, !name.isEmpty {
            title = name
        } else {
            title = id
        }
        path = Self.path(to: call)
        var pairs: [(HTMLTable.Cell, HTMLTable.Cell)] = [(.name("id"), .text(id))]
        for (name, value) in properties {
            let field = schema.field(name)
            let heading = HTMLTable.Cell.name(field?.title[call.language] ?? name, unit: field?.unit?.symbol)
            pairs.append((heading, HTMLTable.Cell(value)))
        }
        pairs.append((.name("geometry"), .text(feature.geometryType ?? "–")))
        sections = [Section(heading: PageTexts.properties[call.language], table: HTMLTable(pairs))]
        append(links, call.language)
    }
}

/// The id and some properties of a feature as it is stored.
private struct StoredFeature {
    let id: String
    let values: [PageValue]

    init(_ geoJSON: [UInt8], _ names: [String]) {
        let slices = GeoJSONFeatureSlices(EncodedFeature(geoJSON: geoJSON))
        id = geoJSON.jsonText(slices.id)
        values = slices.values(of: names).map(slices.pageValue)
    }

    func hasText(_ index: Int) -> Bool { values[index].plainText?.isEmpty == false }
}

extension GeoJSONFeatureSlices {
    /// The value in this range. Only lists and objects are parsed; missing when they are malformed.
    fileprivate func pageValue(at place: Range<Int>?) -> PageValue {
        guard let place, let first = bytes[place].first else { return .missing }
        switch first {
        case UInt8(ascii: "n"): return .missing
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean(first == UInt8(ascii: "t"))
        case UInt8(ascii: "\""): return .text(bytes.jsonText(place))
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            return (try? JSONTree(Array(bytes[place]))).map(PageValue.init) ?? .missing
        default: return .number(String(decoding: bytes[place], as: UTF8.self))
        }
    }
}

extension CollectionSchema.Field {
    fileprivate func heading(_ language: Language) -> String {
        unit.map { "\(title[language]) (\($0.symbol))" } ?? title[language]
    }
}
