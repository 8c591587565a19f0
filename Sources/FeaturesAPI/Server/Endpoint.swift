import HTTPTypes
import Hummingbird
import SiteInventory

/// A resource and a method: what it is asked with, what it answers in, and who answers.
struct Endpoint: Sendable {
    let method: HTTPRequest.Method
    /// As OpenAPI writes it: `/collections/sites/items/{featureId}`.
    let path: String
    let answer: Answer
    let summary: String
    /// Every parameter that it takes, those of the path too.
    let parameters: [Parameter]
    /// The names of those of them that may stand in the query.
    let queryNames: QueryNames
    /// True when it is only for those who may write.
    let isForWriters: Bool
    /// What a request brings along, in OpenAPI's words.
    let takes: JSONValue?
    /// True when OPTIONS tells of the method.
    let isOffered: Bool
    /// The status when all went well.
    let success: HTTPResponse.Status
    /// What the features in its answer are, where there are any.
    let collection: CollectionID?
    let handler: Handler

    typealias Handler = @Sendable (Call) async throws -> Response

    init(
        _ path: String, _ answer: Answer, _ summary: String, method: HTTPRequest.Method = .get,
        parameters: [Parameter] = [], isForWriters: Bool = false, isOffered: Bool = true, takes: JSONValue? = nil,
        success: HTTPResponse.Status = .ok, of collection: CollectionID? = nil, _ handler: @escaping Handler
    ) {
        self.method = method
        self.isForWriters = isForWriters
        self.isOffered = isOffered
        self.takes = takes
        self.success = success
        self.path = path
        self.answer = answer
        self.summary = summary
        let hasTexts = answer.isLocalized || answer.formats.contains(.html)
        let times: [Parameter] = method == .get && answer.isRecorded ? [.asOf] : []
        self.parameters = parameters + times + [.format(answer.formats)] + (hasTexts ? [.language] : [])
        queryNames = QueryNames(self.parameters)
        self.collection =
            collection ?? path.split(separator: "/").dropFirst().first.flatMap { CollectionID(rawValue: String($0)) }
        self.handler = handler
    }

    var schema: CollectionSchema? { collection.map(CollectionSchema.of) }

    /// The media types of what a request may bring along.
    var takenTypes: [String] {
        guard case .object(let body)? = takes, case .object(let content)? = body["content"] else { return [] }
        return content.keys.sorted()
    }

    /// True when it takes a filter.
    var isFilterable: Bool { parameters.contains { $0.name == "filter" } }
}

/// What an endpoint answers; named as its schema in the OpenAPI document.
enum Answer: String, Hashable, Sendable, CaseIterable {
    case landingPage, interface, conformance, functions, health, collections, collection, schema, queryables
    case features, feature, download, hectares, totals, history, targets, connection, effect
    case imports, importStatus, findings, corrected, revert

    /// The first is given unless the client prefers another; the page for people is made of it.
    var formats: [Format] { isFile ? dataFormats : dataFormats + [.html] }

    /// True when it is to be saved, not read.
    private var isFile: Bool { self == .download || self == .corrected }

    private var dataFormats: [Format] {
        switch self {
        case .landingPage: [.json]
        case .interface: [.openAPI]
        case .conformance, .functions, .health, .collections, .collection, .targets, .connection, .effect: [.json]
        case .schema, .queryables: [.schema]
        case .features, .download: [.geoJSON, .sequence, .csv]
        case .feature: [.geoJSON]
        case .imports, .importStatus, .revert: [.json]
        case .findings, .hectares: [.json, .map, .csv]
        case .totals, .history: [.json, .csv]
        case .corrected: [.zip]
        }
    }

    /// When an answer that a client keeps is no longer good.
    enum Freshness: Hashable, Sendable {
        /// At once: it must be asked for again.
        case never
        /// With the next version of the inventory.
        case inventory
        /// With another program.
        case constant
    }

    var freshness: Freshness {
        switch self {
        case .health, .imports, .importStatus, .findings, .corrected, .revert: .never
        case .landingPage, .interface, .conformance, .functions, .schema, .queryables: .constant
        case .collections, .collection, .features, .feature, .download, .hectares, .totals, .history, .targets,
            .connection, .effect:
            .inventory
        }
    }

    /// True when its handlers read once, and know from what; the others are watched over.
    var isValidatedByHandler: Bool { [.features, .feature, .download].contains(self) }

    /// True when it tells what the inventory holds, and so can tell what it held.
    var isRecorded: Bool { freshness == .inventory }

    /// True when it has texts in the reader's language.
    var isLocalized: Bool {
        switch self {
        case .landingPage, .collections, .collection, .schema, .queryables, .findings, .revert: true
        default: false
        }
    }
}

/// What every handler may use; made once for a router.
struct Service: Sendable {
    let source: any FeatureSource
    let configuration: FeaturesAPIConfiguration
    let openAPI: [UInt8]
    /// Changes with everything in an answer that is neither data nor asked for.
    let revision: String
    let scenarios = ScenarioCache()
    let responseCache: ResponseCache
    /// `nil` for a service that only reads.
    let desk: (any ImportService)?
    let systems: CoordinateSystems
}

extension Service {
    static func revision(_ openAPI: [UInt8], _ configuration: FeaturesAPIConfiguration) -> String {
        let parts = [String(decoding: openAPI, as: UTF8.self), configuration.title.de, configuration.title.en]
        return EntityTag(version: Int64(configuration.builtAt ?? 0), representation: parts).text
    }
}

/// A request that has passed the checks of its endpoint.
struct Call: Sendable {
    let service: Service
    let request: Request
    var parameters: QueryParameters
    let pathParameters: Parameters
    var format: Format
    let language: Language
    var links: Links
    /// The endpoint's formats.
    var formats: [Format]
    /// True when the answer becomes a page for people.
    var isForPage = false

    let inventoryView: InventoryView

    /// The inventory that is asked about.
    var source: any FeatureSource { inventoryView.source }

    /// Links to this answer, and to the same in other formats.
    var selfAndAlternates: [Link] {
        [links.itself(format.mediaType)] + formats.filter { $0 != format }.map(links.alternate)
    }
}
