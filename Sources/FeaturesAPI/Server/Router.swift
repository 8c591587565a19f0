public import Hummingbird
public import Logging
public import SiteInventory

/// The router of OGC API Features over `source`, with our own resources beside it.
///
/// - Parameters:
///   - desk: takes imports in; without one, the router is read-only by type.
///   - responseCache: where answers are kept for those who ask the same again.
public func makeRouter(
    source: any FeatureSource, desk: (any ImportService)? = nil, responseCache: ResponseCache = ResponseCache(),
    configuration: FeaturesAPIConfiguration, logger: Logger
) -> Router<APIContext> {
    let endpoints = Endpoint.all + (desk == nil ? [] : Endpoint.imports(configuration) + Endpoint.editing)
    let openAPI = OpenAPI.document(of: endpoints, configuration)
    let service = Service(
        source: source, configuration: configuration, openAPI: openAPI,
        revision: Service.revision(openAPI, configuration),
        responseCache: responseCache, desk: desk,
        systems: CoordinateSystems(inventoryCRS: source.crs))
    let router = Router(context: APIContext.self)
    router.add(middleware: ResponseMiddleware(logger: logger))
    endpoints.register(on: router, service: service)
    Assets.register(on: router, configuration)
    return router
}

extension Endpoint {
    /// Every route that reads features: the router, the check for unknown parameters and the OpenAPI document are made from it.
    static let all: [Endpoint] =
        [
            Endpoint("/", .landingPage, "Landing page; the map for browsers", LandingPage.respond),
            Endpoint("/api", .interface, "This interface, in OpenAPI 3.0", OpenAPI.respond),
            Endpoint("/conformance", .conformance, "The standards that the service keeps", Conformance.respond),
            Endpoint("/functions", .functions, "The functions that filters can call", FunctionList.respond),
            Endpoint("/health", .health, "Whether the inventory can be read", Health.respond),
            Endpoint("/collections", .collections, "The collections of the inventory", Collections.respond),
        ] + CollectionSchema.all.flatMap(routes) + [
            Endpoint(
                "/collections/sites/items/{featureId}/hectares", .hectares, "Where every hectare of a site went",
                parameters: [.featureID] + .scenario + [.netFactor], SiteResources.hectares),
            Endpoint(
                "/collections/sites/items/{featureId}/history", .history,
                "When a figure of a site changed, and by what",
                parameters: [.featureID, .figure], TotalsResource.historyOfSite),
            Endpoint(
                "/totals", .totals, "The hectares of the sites that a query selects, in groups",
                parameters: [.by] + .selection(of: .of(.sites), asIf: .scenario), TotalsResource.totals),
            Endpoint(
                "/targets", .targets, "The agreement's targets beside what the inventory has", parameters: .scenario,
                TargetsResource.respond),
            Endpoint(
                "/totals/history", .history, "When a sum over sites changed, and by what",
                parameters: [.figure] + .selection(of: .of(.sites)), TotalsResource.history),
            Endpoint(
                "/collections/sites/items/{featureId}/connection", .connection,
                "Whether a site is connected, now and with each road built, and what its land waits for",
                parameters: [.featureID], SiteResources.connection),
            Endpoint(
                "/collections/sites/items/{featureId}/access", .features,
                "The links between a site and the road projects", parameters: [.featureID], of: .accessLinks,
                SiteResources.access),
            Endpoint(
                "/collections/road-projects/items/{featureId}/effect", .effect,
                "The hectares that wait for a road project, and the sites that it would bring near a junction",
                parameters: [.featureID] + RoadResources.within, RoadResources.effect),
        ]

    /// Literal paths for each collection: clients look them up in the OpenAPI document.
    private static func routes(of schema: CollectionSchema) -> [Endpoint] {
        let path = "/collections/\(schema.id.rawValue)"
        let title = schema.title.en
        return [
            Endpoint(path, .collection, "\(title): what the collection holds") { call in
                try await Collections.respond(to: call, about: schema)
            },
            Endpoint("\(path)/schema", .schema, "\(title): what is returned and what is taken") { call in
                LogicalSchema.respond(to: call, about: schema)
            },
            Endpoint("\(path)/sortables", .schema, "\(title): what features can be sorted by") { call in
                LogicalSchema.sortables(to: call, about: schema)
            },
            Endpoint("\(path)/geojson-schema", .schema, "\(title): the features in GeoJSON") { call in
                Schema.respond(to: call, about: schema)
            },
            Endpoint("\(path)/queryables", .queryables, "\(title): what filters can name") { call in
                QueryablesSchema.respond(to: call, about: schema)
            },
            Endpoint("\(path)/items", .features, "\(title): features", parameters: .items(of: schema)) { call in
                try await ItemsResponse.respond(to: call, schema)
            },
            Endpoint(
                "\(path)/items", .features, "\(title): features for which a filter in the body is true", method: .post,
                parameters: .items(of: schema), isOffered: false, takes: FilterSearch.takes
            ) { call in
                try await FilterSearch.respond(to: call, schema)
            },
            Endpoint(
                "\(path)/download", .download, "\(title): all features in one file, or those that a query selects",
                parameters: .download(of: schema)
            ) { call in
                try await Download.respond(to: call, schema)
            },
            Endpoint(
                "\(path)/items/{featureId}", .feature, "\(title): one feature",
                parameters: [.featureID, .crs] + Parameter.partsOfFeatures + (schema.id == .sites ? .scenario : [])
            ) { call in
                try await Item.respond(to: call, schema)
            },
        ]
    }
}
