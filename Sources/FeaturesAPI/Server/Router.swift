internal import HTTPTypes
public import Hummingbird
public import Logging
internal import NIOCore
public import SiteInventory

/// OGC API Features over a source, with the inventory's own resources beside it. Made once for a server.
public struct FeatureService: Sendable {
    let service: Service
    private let logger: Logger

    /// Creates the service.
    ///
    /// - Parameters:
    ///   - importService: accepts imports and edits; without one, the server only reads.
    ///   - responseCache: keeps responses of the latest version.
    public init(
        source: any FeatureSource, importService: (any ImportService)? = nil,
        responseCache: ResponseCache = ResponseCache(),
        configuration: FeaturesAPIConfiguration, logger: Logger
    ) {
        let endpoints = Endpoint.reading + (importService == nil ? [] : Endpoint.writing(configuration))
        self.logger = logger
        service = Service(
            source: source, configuration: configuration, endpoints: endpoints, cache: responseCache,
            importService: importService)
    }

    /// The router of all resources.
    public var router: Router<APIContext> {
        let router = RequestChain(service: service, logger: logger).router()
        Assets.register(on: router, service.configuration)
        return router
    }
}

/// The router of a service that is used without a server of its own.
///
/// - Parameters:
///   - importService: accepts imports and edits; without one, the server only reads.
///   - responseCache: keeps responses of the latest version.
public func makeRouter(
    source: any FeatureSource, importService: (any ImportService)? = nil,
    responseCache: ResponseCache = ResponseCache(),
    configuration: FeaturesAPIConfiguration, logger: Logger
) -> Router<APIContext> {
    FeatureService(
        source: source, importService: importService, responseCache: responseCache, configuration: configuration,
        logger: logger
    ).router
}

extension RequestChain {
    /// A router of the service's endpoints.
    func router() -> Router<APIContext> {
        let router = Router(context: APIContext.self)
        router.add(middleware: self)
        service.endpoints.register(on: router, self)
        return router
    }
}

extension Endpoint {
    /// The endpoints that read features.
    static let reading: [Endpoint] =
        [
            LandingPage.endpoint, OpenAPI.endpoint, Conformance.endpoint, Functions.endpoint, Health.endpoint,
            Collections.endpoint,
        ] + CollectionSchema.all.flatMap(reading) + [
            SiteHectares.endpoint, SiteHistory.endpoint, TotalsResource.endpoint, Targets.endpoint,
            TotalsHistory.endpoint,
            SiteConnectionResource.endpoint, SiteLinks.endpoint, RoadEffectResource.endpoint,
        ]

    /// The endpoints of one collection, on literal paths: clients look these up in the OpenAPI document.
    private static func reading(_ schema: CollectionSchema) -> [Endpoint] {
        [
            Collections.endpoint(schema), FeatureSchema.endpoint(schema), FeatureSchema.sortables(schema),
            GeoJSONSchema.endpoint(schema), Queryables.endpoint(schema), Items.endpoint(schema),
            FilterSearch.endpoint(schema), Download.endpoint(schema), Item.endpoint(schema),
        ]
    }

    /// The endpoints that import and edit.
    static func writing(_ configuration: FeaturesAPIConfiguration) -> [Endpoint] {
        Imports.endpoints(configuration) + CollectionSchema.all.flatMap(Editing.endpoints)
    }
}

extension [Endpoint] {
    fileprivate func register(on router: Router<APIContext>, _ chain: RequestChain) {
        for (path, endpoints) in Dictionary(grouping: self, by: \.path) {
            let handlers = Dictionary(grouping: endpoints, by: \.method).mapValues(chain.handler)
            let offered = endpoints.filter(\.isListedInOptions)
            let types = offered.filter { !$0.requestBodyTypes.isEmpty }.map { ($0.method, $0.requestBodyTypes) }
            router.serve(
                path, handlers, offered: offered.map(\.method), taking: Dictionary(uniqueKeysWithValues: types))
        }
    }
}

/// What all requests share. Made once for a router.
struct Service: Sendable {
    let source: any FeatureSource
    let configuration: FeaturesAPIConfiguration
    let endpoints: [Endpoint]
    let access: AccessPolicy
    let cache: ResponseCache
    /// `nil` for a service that only reads.
    let importService: (any ImportService)?
    let systems: CoordinateSystems
    let times = ModificationTimes()
    let scenarios = ScenarioCache()
    /// The memory for long response bodies that clients have not read yet.
    let unread: ByteBudget
    /// Long pages are read into memory as a whole.
    let longPages = ConcurrencyLimit(2)
    /// Streams leave places in the queue of expensive reads to other requests.
    let streams = ConcurrencyLimit(2)
    /// The space on the disk for uploads that arrive.
    let arriving: ByteBudget
    let openAPI: ByteBuffer
    /// Changes with everything in a response that is neither data nor part of the request.
    let revision: String

    init(
        source: any FeatureSource, configuration: FeaturesAPIConfiguration, endpoints: [Endpoint],
        cache: ResponseCache, importService: (any ImportService)?
    ) {
        self.source = source
        self.configuration = configuration
        self.endpoints = endpoints
        self.cache = cache
        self.importService = importService
        unread = ByteBudget(maximumBytes: configuration.connections.unreadBytes)
        arriving = ByteBudget(maximumBytes: 2 * configuration.maximumUploadBytes)
        access = AccessPolicy(configuration)
        systems = CoordinateSystems(inventoryCRS: source.crs)
        openAPI = ByteBuffer(bytes: OpenAPI.document(of: endpoints, configuration))
        let texts = [String(buffer: openAPI), configuration.title.de, configuration.title.en]
        revision = EntityTag(version: Int64(configuration.builtAt ?? 0), representation: texts).text
    }
}
