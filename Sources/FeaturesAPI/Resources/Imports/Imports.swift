import HTTPTypes
import Hummingbird
import ServiceLifecycle
import InventoryExchange
import SiteInventory

/// The list of imports, and the order of a new one.
enum Imports {
    /// All endpoints of imports. They need the right to write, reading included: findings show data that is not public.
    static func endpoints(_ configuration: FeaturesAPIConfiguration) -> [Endpoint] {
        [
            list, order(configuration), ImportStatus.endpoint, ImportStatus.dismissal, Findings.endpoint,
            CorrectedFile.endpoint, ImportReversal.endpoint,
        ]
    }

    private static let defaultLimit = 10
    private static let maximumLimit = 100

    private static let list = Endpoint(
        "/imports", "The imports, newest first; imports that were not stored are listed for a day",
        response: ResponseDescription(
            formats: [.json, .html], freshness: .never,
            schema: ResponseSchema(name: "imports", definition: ImportDocument.listDefinition)),
        parameters: [.limit(of: "imports", defaultLimit, maximumLimit), .importsCursor], right: .write
    ) { call in
        let limit = try ItemsQuery.limit(
            call.parameters.text("limit"), default: defaultLimit, maximum: maximumLimit)
        let cursor = try cursor(call.parameters.text("cursor"))
        let page = try await ImportsPage(of: call.importService, limit: limit, after: cursor)
        let next = page.next.map { [call.links.next($0.token, .json)] } ?? []
        let links = [call.links.itself(.json)] + next
        let imports = page.entries.map { ImportDocument($0, call.links, isShort: true) }
        return try call.response(List(links: links, imports: imports), links: links)
    }

    private struct List: Encodable {
        let links: [Link]
        let imports: [ImportDocument]
    }

    private static func cursor(_ text: String?) throws(Problem) -> ImportsCursor? {
        guard let text else { return nil }
        guard let cursor = ImportsCursor(token: text) else { throw .noCursor(text) }
        return cursor
    }

    private static func order(_ configuration: FeaturesAPIConfiguration) -> Endpoint {
        Endpoint(
            "/imports", "Start an import; imports run one at a time", response: .importStatus, method: .post,
            parameters: ImportParameters.order, right: .write, requestBody: ImportParameters.body(configuration),
            success: .accepted, order)
    }

    /// Receives the files. The parameters are checked before the files are read.
    private static func order(_ call: Call) async throws -> ResourceResponse {
        let importService = try call.importService
        _ = try ImportParameters.order(call.parameters)
        guard let folder = try await importService.newFolder() else { throw Problem.tooManyImports }
        let accepted: ImportJob?
        do {
            accepted = try await importService.accept(try await delivery(call, folder))
        } catch {
            await importService.discard(folder: folder)
            throw error is ImportQueueFull ? Problem.tooManyImports : error
        }
        guard let job = accepted else { throw Problem.ending }
        var response = try call.response(ImportDocument(.job(job), call.links, isShort: false))
        response.status = .accepted
        response.location = call.links.to("/imports/\(job.id)", rel: "self", .json).href
        return response
    }

    private static func delivery(_ call: Call, _ folder: String) async throws -> ImportDelivery {
        let reader = try await received(call, folder)
        var parameters = call.parameters
        for (name, text) in reader.fields { parameters = parameters.adding(name, text) }
        try parameters.check(against: QueryNames(ImportParameters.order + [.format([.json])]))
        let order = try ImportParameters.order(parameters)
        try ImportParameters.requireReportedOverlaps(order)
        return ImportDelivery(folder: folder, files: reader.files, order: order)
    }

    /// A server that shuts down does not wait for a slow client.
    private static func received(_ call: Call, _ folder: String) async throws -> UploadReader {
        do {
            return try await cancelWhenGracefulShutdown {
                var reader = UploadReader(
                    folder: folder, maximumBytes: call.service.configuration.maximumUploadBytes,
                    space: call.service.arriving)
                try await reader.read(call.request, fileName: call.parameters.text(ImportParameters.fileName.name))
                return reader
            }
        } catch is CancellationError {
            throw Problem.ending
        }
    }
}

extension Parameter {
    fileprivate static let importsCursor = Parameter(
        name: "cursor", summary: "The position of a page, from a link to the next page",
        schema: ["type": "string", "pattern": "^[0-9a-z]+-[0-9a-z]+$"])

    /// - Parameter note: continues the summary.
    static func limit(of what: String, _ standard: Int, _ maximum: Int, _ note: String = "") -> Parameter {
        Parameter(
            name: "limit",
            summary: "The maximum number of \(what) on a page; larger values count as the maximum\(note)",
            schema: [
                "type": "integer", "minimum": 1, "maximum": .integer(maximum), "default": .integer(standard),
            ])
    }
}

extension Problem {
    fileprivate static let tooManyImports = Problem(
        kind: .busy, detail: "Too many imports are running or waiting. Try again when some have ended.")

    fileprivate static let ending = Problem(
        kind: .busy, detail: "The server is shutting down and accepts no more imports. Send it again later.")
}
