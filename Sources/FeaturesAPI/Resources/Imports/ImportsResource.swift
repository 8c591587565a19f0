import HTTPTypes
import Hummingbird
import ServiceLifecycle
import SiteInventory

/// Imports: to order one, to look after it, to call it off, and to take one back.
enum ImportsResource {
    static let defaultLimit = 10
    static let maximumLimit = 100

    /// Takes a delivery in. What is wrong with the words is told before the files are read.
    static func order(_ call: Call) async throws -> Response {
        let desk = try call.desk
        _ = try ImportParameters.order(call.parameters)
        guard let folder = try await desk.newFolder() else { throw Problem.tooManyImports }
        let delivery: ImportDelivery
        do {
            delivery = try await self.delivery(call, folder)
        } catch {
            await desk.discard(folder: folder)
            throw error
        }
        guard let job = await desk.accept(delivery) else { throw Problem.ending }
        let document = ImportDocument(.job(job), call.links, isShort: false)
        var response = try Response.json(document, status: .accepted)
        response.headers[.location] = call.links.to("/imports/\(job.id)", rel: "self", .json).href
        return response
    }

    private static func delivery(_ call: Call, _ folder: String) async throws -> ImportDelivery {
        let reader = try await received(call, folder)
        var parameters = call.parameters
        for (name, text) in reader.fields { parameters = parameters.adding(name, text) }
        try parameters.check(against: QueryNames(call.orderParameters))
        return ImportDelivery(folder: folder, files: reader.files, order: try ImportParameters.order(parameters))
    }

    /// A server that is to end does not wait for who sends slowly.
    private static func received(_ call: Call, _ folder: String) async throws -> DeliveryReader {
        do {
            return try await cancelWhenGracefulShutdown {
                var reader = DeliveryReader(
                    folder: folder, mostBytes: call.service.configuration.maximumUploadBytes)
                try await reader.read(call.request, fileName: call.parameters.text(ImportParameters.fileName.name))
                return reader
            }
        } catch is CancellationError {
            throw Problem.ending
        }
    }

    static func list(_ call: Call) async throws -> Response {
        let limit = try ItemsParameters.limit(
            call.parameters.text("limit"), default: defaultLimit, maximum: maximumLimit)
        let page = try await ImportsPage(of: call.desk, limit: limit, after: try cursor(call.parameters.text("cursor")))
        let next = page.next.map { [call.links.next($0.token, .json)] } ?? []
        let links = [call.links.itself(.json)] + next
        let imports = page.entries.map { ImportDocument($0, call.links, isShort: true) }
        return try .json(List(links: links, imports: imports)).linked(to: links)
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

    static func status(_ call: Call) async throws -> Response {
        try .json(ImportDocument(try await call.importEntry(), call.links, isShort: false))
    }

    /// Calls off an import that waits or runs.
    static func dismiss(_ call: Call) async throws -> Response {
        let entry = try await call.importEntry()
        guard case .job(let before) = entry, before.version == nil else { throw Problem.kept(entry.id) }
        guard let job = try await call.desk.dismiss(before.id) else { throw Problem.noImport(before.id) }
        guard job.status == .dismissed else {
            throw job.version.map { Problem.kept(String($0)) } ?? Problem.hasEnded(job)
        }
        return try .json(ImportDocument(.job(job), call.links, isShort: false))
    }

    static func revert(_ call: Call) async throws -> Response {
        let entry = try await call.importEntry()
        guard let version = entry.version else { throw Problem(.nothingKept(entry.id), in: call.language) }
        do {
            return try .json(try await call.desk.revert(version))
        } catch let conflict as ImportConflict {
            throw Problem(conflict, in: call.language)
        }
    }
}

extension Call {
    var desk: any ImportService {
        get throws(Problem) {
            guard let desk = service.desk else { throw .noResource(at: links.requested) }
            return desk
        }
    }

    /// What may stand in the form, and in the query beside it.
    fileprivate var orderParameters: [Parameter] { Endpoint.orderParameters + [.format([.json])] }

    /// The import that the path names: by the version that it made, or as it was called when it was ordered.
    func importEntry() async throws -> ImportEntry {
        let desk = try desk
        let id = PercentEncoding.decode(pathParameters.get("importId") ?? "") ?? ""
        if id.utf8.allSatisfy("0123456789".utf8.contains), let version = Int64(id), version < .max {
            let record = try await desk.records(before: version + 1, limit: 1).first { $0.version == version }
            guard let record else { throw Problem.noImport(id) }
            return .record(record, await desk.jobs().first { $0.version == version })
        }
        guard let job = await desk.job(id) else { throw Problem.noImport(id) }
        return .job(job)
    }
}

extension Problem {
    init(_ conflict: ImportConflict, in language: Language) {
        self.init(kind: .conflict, detail: conflict.message[language], features: conflict.features)
    }

    static func noCursor(_ text: String) -> Problem {
        .invalid(
            "cursor", "cursor=\(text.quoted) comes from no page of ours. Follow a page's next link, or leave it out.")
    }

    fileprivate static func noImport(_ id: String) -> Problem {
        Problem(
            kind: .notFound,
            detail: "There is no import \(id.quoted). /imports lists them; what was not kept is forgotten after a day.")
    }

    fileprivate static func kept(_ id: String) -> Problem {
        Problem(
            kind: .conflict,
            detail: "The import \(id) was kept and cannot be called off. Take it back with POST /imports/\(id)/revert.")
    }

    fileprivate static func hasEnded(_ job: ImportJob) -> Problem {
        Problem(
            kind: .conflict,
            detail:
                "The import \(job.id) has ended (\(job.status.rawValue)) and changed nothing: there is nothing to call off."
        )
    }

    fileprivate static let tooManyImports = Problem(
        kind: .busy, detail: "Too many imports are on their way or wait. Try again when some have ended.")

    fileprivate static let ending = Problem(
        kind: .busy, detail: "The server is about to end and takes no more imports. Send it again later.")
}

extension ImportConflict {
    fileprivate static func nothingKept(_ id: String) -> ImportConflict {
        ImportConflict(
            message: LocalizedText(
                de: "Von Import \(id) wurde nichts gespeichert: es gibt nichts zurückzunehmen.",
                en: "Nothing of the import \(id) was kept: there is nothing to take back."))
    }
}
