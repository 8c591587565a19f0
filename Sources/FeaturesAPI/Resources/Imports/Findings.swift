import SimpleFeatures
import InventoryExchange
import SiteInventory

/// The findings of an import, in pages or complete: as JSON, as features for a map, and as a table.
enum Findings {
    static let defaultLimit = 100

    static let endpoint = Endpoint(
        "/imports/{importId}/findings", "The findings of an import, with remedies",
        response: ResponseDescription(
            formats: [.json, .map, .csv, .html], freshness: .never, isLocalized: true,
            schema: ResponseSchema(name: "findings", definition: FindingsPage.definition)),
        parameters: [.importID] + parameters, right: .write
    ) { call in
        let entry = try await call.importEntry()
        guard let reports = entry.reports else { throw Problem.notEnded(entry.id) }
        let isPaged = call.format == .json || call.format == .html
        let page = try FindingsPage(of: reports, call.parameters, isWhole: !isPaged)
        var links = [call.links.itself(call.format.mediaType)]
        if let next = page.next { links.append(call.links.next(next.token, call.format.mediaType)) }
        let up = call.links.to("/imports/\(entry.id)", rel: "up", .json)
        links += [Format.json, .map, .csv].filter { $0 != call.format }.map(call.links.alternate) + [up]
        switch call.format {
        case .csv:
            var response = ResourceResponse(page.csv(call.language), .csv, links: links)
            response.fileName = "findings-\(entry.id).csv"
            return response
        case .map: return ResourceResponse(try page.geoJSON(call.language, links), .geoJSON, links: links)
        default: return try call.response(page.document(call.language, links), links: links, related: [up])
        }
    }

    private static let parameters: [Parameter] = [
        .limit(
            of: "findings", defaultLimit, ItemsQuery.maximumLimit, "; without it, CSV and GeoJSON have all of them"),
        .cursor,
        Parameter(
            name: "severity", summary: "Findings with this severity; several separated by commas",
            schema: list(Finding.Severity.words)),
        Parameter(
            name: "code", summary: "Findings with this code; several separated by commas",
            schema: list(Finding.Code.words)),
        Parameter(name: "layer", summary: "Findings of the layer with this path or name", schema: ["type": "string"]),
    ]

    private static func list(_ words: [String]) -> JSONValue {
        ["type": "array", "items": ["type": "string", "enum": .array(words.map { .string($0) })]]
    }
}

/// The findings that the parameters select.
struct FindingsPage {
    let findings: [Finding]
    let numberMatched: Int
    /// The number of further findings that no report lists, by code.
    let unlisted: [String: Int]
    /// `nil` on the last page.
    let next: FindingsCursor?

    /// - Parameter isWhole: true to return all findings when no limit is given.
    init(of reports: [ImportReport], _ parameters: QueryParameters, isWhole: Bool) throws(Problem) {
        let severities: [Finding.Severity]? = try parameters.words("severity")
        let codes: [Finding.Code]? = try parameters.words("code")
        let layers = try Self.layers(parameters.text("layer"), reports)
        let matched = layers.flatMap(\.findings).filter {
            (severities?.contains($0.severity) ?? true) && (codes?.contains($0.code) ?? true)
        }
        let limit = try ItemsQuery.limit(
            parameters.text("limit"), default: isWhole ? .max : Findings.defaultLimit)
        let start = try FindingsCursor(parameters.text("cursor"))?.offset ?? 0
        findings = Array(matched.dropFirst(start).prefix(limit))
        numberMatched = matched.count
        let end = min(start, matched.count) + findings.count
        next = end < matched.count ? FindingsCursor(offset: end) : nil
        unlisted = layers.map(\.unlistedFindings).reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
            .filter { code, _ in codes?.contains { $0.rawValue == code } ?? true }
    }

    private static func layers(_ name: String?, _ reports: [ImportReport]) throws(Problem) -> [ImportReport] {
        guard let name else { return reports }
        let layers = reports.filter { $0.path == name || $0.layer == name }
        guard !layers.isEmpty else { throw .notAmong(reports.map(\.path), name, parameter: "layer") }
        return layers
    }
}
