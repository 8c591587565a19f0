import HTTPTypes
import NIOCore
import SiteInventory

/// A resource and one of its methods: its address, its parameters, its responses, and its handler.
///
/// Each resource declares its endpoints beside its handler. The router, the check for unknown parameters and the
/// OpenAPI document are made from these declarations.
struct Endpoint: Sendable {
    let method: HTTPRequest.Method
    /// As OpenAPI writes it: `/collections/sites/items/{featureId}`.
    let path: String
    let summary: String
    let response: ResponseDescription
    /// All parameters, those in the path included.
    let parameters: [Parameter]
    /// The names of the parameters that may be in the query.
    let queryNames: QueryNames
    /// The right that a caller needs.
    let right: Right
    /// The request body as an OpenAPI Request Body Object; `nil` when the endpoint takes none.
    let requestBody: JSONValue?
    /// True when OPTIONS lists the method.
    let isListedInOptions: Bool
    /// The status of a response that is not a problem.
    let success: HTTPResponse.Status
    /// The collection of the features in the response, by default that of the path; `nil` for other resources.
    let collection: CollectionID?
    /// True when responses have a validator, so that a client can ask whether its copy is valid.
    let isConditional: Bool
    /// True when responses are made from the inventory.
    let isOfInventory: Bool
    /// True when the response cache may keep responses.
    let isCacheable: Bool
    let handler: Handler
    /// Responds on the event loop of a connection where that is quick; `nil` for an endpoint that never is.
    let inlineHandler: InlineHandler?

    typealias Handler = @Sendable (Call) async throws -> ResourceResponse
    /// Returns the response with a validator and without its body, and the body. Returns `nil` where the response may take longer than a
    /// millisecond. An error has the same effect: ``handler`` repeats it.
    typealias InlineHandler = @Sendable (Call, any InlineSource) throws -> (ResourceResponse, ByteBuffer)?

    init(
        _ path: String, _ summary: String, response: ResponseDescription, method: HTTPRequest.Method = .get,
        parameters: [Parameter] = [], right: Right = .read, isListedInOptions: Bool = true,
        requestBody: JSONValue? = nil,
        success: HTTPResponse.Status = .ok, of collection: CollectionID? = nil, inline: InlineHandler? = nil,
        _ handler: @escaping Handler
    ) {
        self.method = method
        self.path = path
        self.summary = summary
        self.response = response
        self.right = right
        self.isListedInOptions = isListedInOptions
        self.requestBody = requestBody
        self.success = success
        self.collection =
            collection ?? path.split(separator: "/").dropFirst().first.flatMap { CollectionID(rawValue: String($0)) }
        self.handler = handler
        inlineHandler = inline
        isConditional = method == .get && response.freshness != .never
        isOfInventory = method == .get && response.freshness.isOfInventory
        isCacheable = isOfInventory && !right.changesInventory
        let time: [Parameter] = isOfInventory ? [.asOf] : []
        let language: [Parameter] = response.hasTexts ? [.language] : []
        self.parameters = parameters + time + [.format(response.formats)] + language
        queryNames = QueryNames(self.parameters)
    }

    var schema: CollectionSchema? { collection.map(CollectionSchema.of) }

    /// The media types that a request body may have.
    var requestBodyTypes: [String] {
        guard case .object(let body)? = requestBody, case .object(let content)? = body["content"] else { return [] }
        return content.keys.sorted()
    }

    var isFilterable: Bool { parameters.contains { $0.name == "filter" } }

    /// True when it imports or edits.
    var writes: Bool { right.changesInventory && method != .get }

    /// True when it creates, changes or ends one feature.
    var editsFeature: Bool { right.changesInventory && response.freshness == .feature }
}

/// The responses of a resource: their formats, how long a copy stays valid, and the schema of their JSON.
struct ResponseDescription: Sendable {
    /// The first is the default. A resource that is only a page for people has HTML alone.
    let formats: [Format]
    let freshness: Freshness
    /// True when texts of every format are in the language of the request; HTML always is.
    var isLocalized = false
    /// True when QGIS gets another response.
    var dependsOnQGIS = false
    /// `nil` for a resource without JSON.
    var schema: ResponseSchema?

    /// True when `Content-Language` and `Vary` depend on the language in some format.
    var hasTexts: Bool { isLocalized || formats.contains(.html) }
}

/// How long a copy of a response stays valid.
enum Freshness: Hashable, Sendable {
    /// A copy is never valid.
    case never
    /// Until another build of the program runs.
    case constant
    /// Until the next version of the inventory.
    case inventory
    /// Until the next version of the one feature that is shown.
    case feature

    /// True when the response is made from the inventory, and so can be made from a past version.
    var isOfInventory: Bool { self == .inventory || self == .feature }
}

/// The JSON of a response: its name among the schemas of the OpenAPI document, and its definition there.
struct ResponseSchema: Sendable {
    let name: String
    let definition: JSONValue
    /// The name of a more precise schema that responses of this endpoint have.
    var precise: String?
}
