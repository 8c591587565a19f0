import SimpleFeatures
import SiteInventory

/// The collections: their titles, addresses and extents, and how many features they hold.
enum Collections {
    static let endpoint = Endpoint(
        "/collections", "The collections of the inventory",
        response: ResponseDescription(
            formats: [.json, .html], freshness: .inventory, isLocalized: true,
            schema: ResponseSchema(name: "collections", definition: CollectionDocument.listDefinition))
    ) { call in
        var collections: [CollectionDocument] = []
        for schema in CollectionSchema.all { collections.append(try await CollectionDocument(schema, call)) }
        let links = call.selfAndAlternates
        guard call.format == .html else {
            return try .json(Document(links: links, collections: collections), links: links)
        }
        return call.page(page(collections, call))
    }

    static func endpoint(_ schema: CollectionSchema) -> Endpoint {
        Endpoint(
            schema.path, "\(schema.title.en): description of the collection",
            response: ResponseDescription(
                formats: [.json, .html], freshness: .inventory, isLocalized: true,
                schema: ResponseSchema(name: "collection", definition: CollectionDocument.definition))
        ) { call in
            let collection = try await CollectionDocument(schema, call)
            guard call.format == .html else { return try .json(collection, links: collection.links) }
            return call.page(try page(collection, call))
        }
    }

    private struct Document: Encodable {
        let links: [Link]
        let collections: [CollectionDocument]
        /// Those of every collection; each has its own list, too.
        let crs = ServedCRS.all.map(\.uri)
    }

    private static func page(_ collections: [CollectionDocument], _ call: Call) -> HTMLPage {
        let rows = collections.map { collection in
            HTMLTable.Row([
                .link(collection.title, call.links.to("/collections/\(collection.id)", rel: "", .html).href),
                .text(collection.description), .number(collection.itemCount),
            ])
        }
        let table = HTMLTable(head: PageTexts.collectionsHead[call.language], rows: rows)
        return HTMLPage(
            title: PageTexts.collections[call.language], path: HTMLPage.path(to: call),
            sections: [HTMLPage.Section(table: table)])
    }

    private static func page(_ collection: CollectionDocument, _ call: Call) throws -> HTMLPage {
        let systems = HTMLTable(rows: collection.crs.map { HTMLTable.Row([HTMLTable.Cell(.text($0))]) })
        let extent = try collection.extent.map { HTMLTable.Cell(try PageValue(encoding: $0.spatial.bbox[0])) }
        let facts: [(LocalizedText, HTMLTable.Cell?)] = [
            (PageTexts.count, .number(collection.itemCount)), (PageTexts.extent, extent),
            (PageTexts.systems, HTMLTable.Cell(nested: [systems])),
            (PageTexts.storageSystem, collection.storageCrs.map { HTMLTable.Cell(.text($0)) }),
        ]
        let rows = facts.compactMap { title, cell in cell.map { (HTMLTable.Cell.name(title[call.language]), $0) } }
        var page = HTMLPage(
            title: collection.title, path: HTMLPage.path(to: call), paragraphs: [collection.description],
            sections: [HTMLPage.Section(table: HTMLTable(rows))])
        let shown = collection.links.filter { !["self", "alternate", "up", "describedBy"].contains($0.rel) }
        page.append(shown, call.language)
        return page
    }
}
