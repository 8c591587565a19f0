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
    /// True when it is only for those who may write.
    let isForWriters: Bool
    /// What a request brings along, in OpenAPI's words.
    let takes: JSONValue?
    /// The status when all went well.
    let success: HTTPResponse.Status
    let handler: Handler

    typealias Handler = @Sendable (Call) async throws -> Response

    init(
        _ path: String, _ answer: Answer, _ summary: String, method: HTTPRequest.Method = .get,
        parameters: [Parameter] = [], isForWriters: Bool = false, takes: JSONValue? = nil,
        success: HTTPResponse.Status = .ok, _ handler: @escaping Handler
    ) {
        self.method = method
        self.isForWriters = isForWriters
        self.takes = takes
        self.success = success
        self.path = path
        self.answer = answer
        self.summary = summary
        self.parameters = parameters + [.format(answer.formats)] + (answer.isLocalized ? [.language] : [])
        self.handler = handler
    }
}

/// What an endpoint answers; named as its schema in the OpenAPI document.
enum Answer: String, Hashable, Sendable, CaseIterable {
    case landingPage, interface, conformance, health, collections, collection, schema, features, feature, hectares
    case imports, importStatus, findings, revert

    /// The first is given unless the client prefers another.
    var formats: [Format] {
        switch self {
        case .landingPage: [.json, .html]
        case .interface: [.openAPI]
        case .conformance, .health, .collections, .collection, .hectares: [.json]
        case .schema: [.schema]
        case .features, .feature: [.geoJSON]
        case .imports, .importStatus, .revert: [.json]
        case .findings: [.json, .map, .csv]
        }
    }

    /// True when it has texts in the reader's language.
    var isLocalized: Bool {
        switch self {
        case .landingPage, .collections, .collection, .schema, .findings, .revert: true
        case .interface, .conformance, .health, .features, .feature, .hectares, .imports, .importStatus: false
        }
    }
}

/// What every handler may use; made once for a router.
struct Service: Sendable {
    let source: any FeatureSource
    let configuration: FeaturesAPIConfiguration
    let openAPI: [UInt8]
    /// `nil` for a service that only reads.
    let desk: (any ImportDesk)?
}

/// A request that has passed the checks of its endpoint.
struct Call: Sendable {
    let service: Service
    let request: Request
    let parameters: QueryParameters
    let pathParameters: Parameters
    let format: Format
    let language: Language
    let links: Links

    var source: any FeatureSource { service.source }
}
