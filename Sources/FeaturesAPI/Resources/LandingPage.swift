import HTTPTypes
import Hummingbird
import SiteInventory

/// The way in: links to everything for programs, the map for people.
enum LandingPage {
    static func respond(_ call: Call) async throws -> Response {
        guard call.format != .html else { return html(call) }
        let links = links(call)
        return try .json(
            Document(
                title: call.service.configuration.title[call.language], description: description[call.language],
                links: links)
        ).linked(to: links)
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
            links.to("/collections", rel: "data", .json, title: Collections.title[call.language]),
        ]
    }

    /// Nothing but our own files may run or be loaded in the page.
    private static func html(_ call: Call) -> Response {
        let page = MapPage.html(language: call.language, configuration: call.service.configuration)
        var response = Response(bytes: Array(page.utf8), .html)
        response.headers[.contentSecurityPolicy] =
            "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
        return response
    }
}
