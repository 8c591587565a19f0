import CQL2
import Hummingbird
import SimpleFeatures
import SiteInventory

/// What a site has beyond its feature: where its hectares went, and the links to road projects.
enum SiteResources {
    static let titles = [
        ("hectares", LocalizedText(de: "Wo jeder Hektar blieb", en: "Where every hectare went")),
        ("connection", LocalizedText(de: "Anbindung, und worauf er wartet", en: "Connection, and what it waits for")),
        ("access", LocalizedText(de: "Verbindungen zu Verkehrsprojekten", en: "Links to road projects")),
    ]

    /// The waterfall and what it rests on; on a map; or as a table.
    static func hectares(_ call: Call) async throws -> Response {
        let id = try call.featureID()
        let question = HectaresQuestion(
            id, scenario: call.inventoryView.scenario, netFactor: try call.parameters.netFactor())
        guard let account = try await call.source.hectares(question) else { throw Problem.noFeature(id, in: .sites) }
        let bytes =
            switch call.format {
            case .map: try account.geoJSON()
            case .csv: account.csv
            default: try JSON.encode(account)
            }
        return Response(bytes: bytes, call.format.mediaType).linked(to: call.selfAndAlternates)
    }

    /// Whether it is connected, now and with each road built, and what its land waits for.
    static func connection(_ call: Call) async throws -> Response {
        let id = try call.featureID()
        let report = try await call.source.read { snapshot in
            try snapshot.feature(id, in: .sites).map { try AccessReport(of: $0, in: snapshot) }
        }
        guard let report else { throw Problem.noFeature(id, in: .sites) }
        return try call.response(report)
    }

    /// All links on one page; no site has nearly as many as a page holds.
    static func access(_ call: Call) async throws -> Response {
        let id = try call.featureID()
        guard try await call.source.feature(id, in: .sites) != nil else { throw Problem.noFeature(id, in: .sites) }
        let page = try await call.source.page(
            FeatureQuery(
                .accessLinks, limit: ItemsParameters.maximumLimit,
                filter: .comparison(.property("site_id"), .equal, .string(id.text))))
        return try ItemsResponse.respond(with: page, to: call, .of(.accessLinks))
    }
}

extension Parameter {
    static let netFactor = Parameter(
        name: "estimate_net_factor",
        summary: """
            The share of gross land, more than 0 and at most 1, that is taken for net where there are no plots: the answer then \
            has a net_estimate, marked as one. Without it, an unknown net figure stays unknown
            """,
        schema: ["type": "number", "minimum": 0, "exclusiveMinimum": true, "maximum": 1])
}

extension QueryParameters {
    fileprivate func netFactor() throws(Problem) -> NetFactor? {
        guard let text = text("estimate_net_factor") else { return nil }
        guard let factor = Double(decimal: text).flatMap(NetFactor.init) else {
            throw .invalid(
                "estimate_net_factor",
                "estimate_net_factor=\(text.quoted) is no share; use a number such as 0.6, at most 1.")
        }
        return factor
    }
}
