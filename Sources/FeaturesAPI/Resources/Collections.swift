import Hummingbird
import SimpleFeatures
import SiteInventory

/// What the collections are called, where they lie and how much is in them.
enum Collections {
    static let title = LocalizedText(de: "Sammlungen", en: "Collections")
    private static let download = LocalizedText(de: "Alles in einer Datei", en: "All in one file")

    static func respond(_ call: Call) async throws -> Response {
        var collections: [Collection] = []
        for schema in CollectionSchema.all {
            collections.append(try await collection(schema, call))
        }
        let links = call.selfAndAlternates
        return try .json(Document(links: links, collections: collections)).linked(to: links)
    }

    static func respond(to call: Call, about schema: CollectionSchema) async throws -> Response {
        let collection = try await collection(schema, call)
        return try .json(collection).linked(to: collection.links)
    }

    private static func collection(_ schema: CollectionSchema, _ call: Call) async throws -> Collection {
        let summary = try await call.source.summary(of: schema.id)
        return Collection(
            id: schema.id.rawValue, title: schema.title[call.language],
            description: schema.description[call.language], links: links(schema, call),
            extent: summary.extent.map { Collection.Extent($0, hasTimes: schema.hasValidity) },
            storageCrs: schema.geometry == .none ? nil : ServedCRS(call.source.crs)?.uri, itemCount: summary.itemCount)
    }

    private static func links(_ schema: CollectionSchema, _ call: Call) -> [Link] {
        let path = schema.path
        let title = schema.title[call.language]
        let items = Answer.features.formats.map { format in
            let query = format == .geoJSON ? "" : "?f=\(format.word)"
            return call.links.to(
                "\(path)/items\(query)", rel: "items", format.mediaType, title: "\(title) (\(format.title))")
        }
        let downloads = Answer.download.formats.map { format in
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
            call.links.to("\(path)/schema", rel: LogicalSchema.rel, .schema, title: "Schema: \(title)"),
            call.links.to("\(path)/sortables", rel: LogicalSchema.sortablesRel, .schema, title: "Sortables: \(title)"),
            call.links.to("\(path)/queryables", rel: QueryablesSchema.rel, .schema, title: title),
            // GDAL sends filters only where it finds this spelling.
            call.links.to("\(path)/queryables", rel: "queryables", .schema, title: title),
            call.links.to("/collections", rel: "up", .json, title: Self.title[call.language]),
        ]
    }

    private struct Document: Encodable {
        let links: [Link]
        let collections: [Collection]
        /// For all of them together; each has its own list, too.
        let crs = ServedCRS.all.map(\.uri)
    }
}

extension Collections {
    /// One collection, in the words of OGC API Features.
    private struct Collection: Encodable {
        let id: String
        let title: String
        let description: String
        let links: [Link]
        /// Left out when nothing in the collection has a place.
        let extent: Extent?
        let itemType = "feature"
        let crs = ServedCRS.all.map(\.uri)
        /// The plane of the inventory; left out where it is none of those served, and without geometries.
        let storageCrs: String?
        let itemCount: Int

        struct Extent: Encodable {
            let spatial: Spatial
            let temporal: Temporal?

            init(_ envelope: Envelope, hasTimes: Bool) {
                spatial = Spatial(bbox: [[envelope.minX, envelope.minY, envelope.maxX, envelope.maxY]])
                temporal = hasTimes ? Temporal() : nil
            }
        }

        struct Spatial: Encodable {
            let bbox: [[Double]]
            let crs = CRS.crs84.uri
        }

        /// Open at both ends: what does not tell from when or until when it is valid always is.
        struct Temporal: Encodable {
            let interval: [[String?]] = [[nil, nil]]
            let trs = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"
        }
    }
}
