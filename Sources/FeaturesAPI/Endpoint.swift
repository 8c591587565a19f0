import Hummingbird
import SiteInventory

/// A resource: what it is asked with, what it answers in, and who answers.
struct Endpoint: Sendable {
    /// As OpenAPI writes it: `/collections/sites/items/{featureId}`.
    let path: String
    let answer: Answer
    let summary: String
    /// Every parameter that it takes, those of the path too.
    let parameters: [Parameter]
    let handler: Handler

    typealias Handler = @Sendable (Call) async throws -> Response

    init(
        _ path: String, _ answer: Answer, _ summary: String, parameters: [Parameter] = [], _ handler: @escaping Handler
    ) {
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

    /// The first is given unless the client prefers another.
    var formats: [Format] {
        switch self {
        case .landingPage: [.json, .html]
        case .interface: [.openAPI]
        case .conformance, .health, .collections, .collection, .hectares: [.json]
        case .schema: [.schema]
        case .features, .feature: [.geoJSON]
        }
    }

    /// True when it has texts in the reader's language.
    var isLocalized: Bool {
        switch self {
        case .landingPage, .collections, .collection, .schema: true
        case .interface, .conformance, .health, .features, .feature, .hectares: false
        }
    }
}

/// What every handler may use; made once for a router.
struct Service: Sendable {
    let source: any FeatureSource
    let configuration: FeaturesAPIConfiguration
    let openAPI: [UInt8]
}

/// A request that has passed the checks of its endpoint.
struct Call: Sendable {
    let service: Service
    let parameters: QueryParameters
    let pathParameters: Parameters
    let format: Format
    let language: Language
    let links: Links

    var source: any FeatureSource { service.source }
}
