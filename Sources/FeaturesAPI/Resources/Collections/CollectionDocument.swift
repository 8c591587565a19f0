import SimpleFeatures
import SiteInventory

/// One collection, as OGC API Features describes it.
struct CollectionDocument: Encodable {
    let id: String
    let title: String
    let description: String
    let links: [Link]
    /// Left out when no feature of the collection has a geometry.
    let extent: Extent?
    let itemType = "feature"
    let crs = ServedCRS.all.map(\.uri)
    /// The plane of the inventory; left out when it is not served, and for collections without geometries.
    let storageCrs: String?
    let itemCount: Int

    struct Extent: Encodable {
        let spatial: Spatial
        let temporal: Temporal?
    }

    struct Spatial: Encodable {
        let bbox: [[Double]]
        let crs = CRS.crs84.uri
    }

    /// Open at both ends: a feature without a beginning or an end of its validity is valid without limit.
    struct Temporal: Encodable {
        let interval: [[String?]] = [[nil, nil]]
        let trs = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"
    }

    /// - Throws: ``InventoryChanged`` when the summary is of another version than the call's view.
    init(_ schema: CollectionSchema, _ call: Call) async throws {
        let summary = try await call.source.summary(of: schema.id)
        try call.view.check(summary.version == call.view.state.version)
        id = schema.id.rawValue
        title = schema.title[call.language]
        description = schema.description[call.language]
        links = Self.links(schema, call)
        extent = summary.extent.map {
            Extent(
                spatial: Spatial(bbox: [[$0.minX, $0.minY, $0.maxX, $0.maxY]]),
                temporal: schema.hasValidity ? Temporal() : nil)
        }
        storageCrs = schema.geometry == .none ? nil : ServedCRS(call.source.crs)?.uri
        itemCount = summary.itemCount
    }
}

extension CollectionDocument {
    private static let download = LocalizedText(de: "Gesamte Sammlung als Datei", en: "Whole collection as a file")

    private static func links(_ schema: CollectionSchema, _ call: Call) -> [Link] {
        let (path, title) = (schema.path, schema.title[call.language])
        let items = ResponseDescription.features(of: schema).formats.map { format in
            let query = format == .geoJSON ? "" : "?f=\(format.word)"
            return call.links.to(
                "\(path)/items\(query)", rel: "items", format.mediaType, title: "\(title) (\(format.title))")
        }
        let downloads = ResponseDescription.download(of: schema).formats.map { format in
            call.links.to(
                "\(path)/download?f=\(format.synonym ?? format.word)", rel: "enclosure", format.mediaType,
                title: "\(download[call.language]): \(format.title)")
        }
        return [
            call.links.to(path, rel: "self", .json, title: title),
            call.links.to("\(path)?f=html", rel: "alternate", .html, title: title),
        ] + items + downloads + [
            call.links.to("\(path)/geojson-schema", rel: "describedby", .schema, title: "GeoJSON \(title)"),
            // GDAL up to 3.6 looks for this spelling alone.
            call.links.to("\(path)/geojson-schema", rel: "describedBy", .schema, title: "GeoJSON \(title)"),
            call.links.to("\(path)/schema", rel: FeatureSchema.rel, .schema, title: "Schema: \(title)"),
            call.links.to("\(path)/sortables", rel: FeatureSchema.sortablesRel, .schema, title: "Sortables: \(title)"),
            call.links.to("\(path)/queryables", rel: Link.queryables, .schema, title: title),
            // GDAL sends filters only where it finds this spelling.
            call.links.to("\(path)/queryables", rel: "queryables", .schema, title: title),
            call.links.to("/collections", rel: "up", .json, title: PageTexts.collections[call.language]),
        ]
    }
}

extension CollectionDocument {
    static let listDefinition = JSONValue.schema(
        ["links": .links, "collections": .list(of: .reference("collection")), "crs": .list(of: .text)],
        required: ["links", "collections"])

    static let definition = JSONValue.schema(
        [
            "id": .text, "title": .text, "description": .text, "links": .links, "extent": extentDefinition,
            "itemType": .text, "crs": .list(of: .text), "storageCrs": .text, "itemCount": .count,
        ], required: ["id", "links"])

    private static let extentDefinition = JSONValue.schema([
        "spatial": .schema(["bbox": .list(of: .list(of: .decimal)), "crs": .text], required: ["bbox"]),
        "temporal": .schema(
            ["interval": .list(of: .list(of: .nullableText)), "trs": .text], required: ["interval"]),
    ])
}
