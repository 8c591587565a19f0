import SiteInventory

/// The entry: links to everything for programs, the map for people.
enum LandingPage {
    static let endpoint = Endpoint(
        "/", "Landing page; the map for browsers",
        response: ResponseDescription(
            formats: [.json, .html], freshness: .constant, isLocalized: true,
            schema: ResponseSchema(
                name: "landingPage",
                definition: .schema(
                    ["title": .text, "description": .text, "links": .links], required: ["title", "links"])))
    ) { call in
        call.format == .html ? map(call) : try document(call)
    }

    private static func document(_ call: Call) throws -> ResourceResponse {
        let links = links(call)
        return try .json(
            Document(
                title: call.service.configuration.title[call.language], description: description[call.language],
                links: links), links: links)
    }

    private struct Document: Encodable {
        let title: String
        let description: String
        let links: [Link]
    }

    private static let description = LocalizedText(
        de: "Standorte für künftige Betriebe der Region Emscher-Lippe, mit verfügbaren Hektar und Anbindung",
        en: "Sites for future businesses in the Emscher-Lippe region, with available hectares and road access")

    private static func links(_ call: Call) -> [Link] {
        let links = call.links
        return [
            links.itself(.json),
            links.alternate(.html),
            links.to("/api", rel: "service-desc", .openAPI, title: "OpenAPI 3.0"),
            links.to("/api?f=html", rel: "service-doc", .html, title: PageTexts.interface[call.language]),
            links.to("/conformance", rel: "conformance", .json, title: "OGC API"),
            links.to("/functions", rel: "\(Link.definitions)/functions", .json, title: "CQL2"),
            links.to("/collections", rel: "data", .json, title: PageTexts.collections[call.language]),
        ]
    }

    private static func map(_ call: Call) -> ResourceResponse {
        let page = MapPage.html(language: call.language, configuration: call.service.configuration)
        var response = ResourceResponse(Array(page.utf8), .html)
        response.contentSecurityPolicy = MapPage.contentSecurityPolicy
        return response
    }
}
