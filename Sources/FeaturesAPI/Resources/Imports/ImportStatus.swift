import HTTPTypes
import Hummingbird
import InventoryExchange
import SiteInventory

/// The status of an import and, when it has ended, its outcome.
enum ImportStatus {
    static let endpoint = Endpoint(
        "/imports/{importId}", "The status and the result of an import", response: .importStatus,
        parameters: [.importID], right: .write
    ) { call in
        try call.response(ImportDocument(try await call.importEntry(), call.links, isShort: false))
    }

    /// Cancels an import that waits or runs.
    static let dismissal = Endpoint(
        "/imports/{importId}", "Cancel a waiting or running import", response: .importStatus, method: .delete,
        parameters: [.importID], right: .write
    ) { call in
        let entry = try await call.importEntry()
        guard case .job(let before) = entry, before.version == nil else { throw Problem.isStored(entry.id) }
        guard let job = try await call.importService.dismiss(before.id) else { throw Problem.noImport(before.id) }
        guard job.status == .dismissed else {
            throw job.version.map { Problem.isStored(String($0)) } ?? Problem.hasEnded(job)
        }
        return try call.response(ImportDocument(.job(job), call.links, isShort: false))
    }
}

/// The reversal of an import.
enum ImportReversal {
    static let endpoint = Endpoint(
        "/imports/{importId}/revert", "Revert an import: undo its changes",
        response: ResponseDescription(
            formats: [.json, .html], freshness: .never, isLocalized: true,
            schema: ResponseSchema(name: "revert", definition: definition)), method: .post, parameters: [.importID],
        right: .write
    ) { call in
        let entry = try await call.importEntry()
        guard let version = entry.version else { throw Problem(.nothingKept(entry.id), in: call.language) }
        do {
            return try call.response(try await call.importService.revert(version), links: [])
        } catch let conflict as ImportConflict {
            throw Problem(conflict, in: call.language)
        }
    }

    private static let definition = JSONValue.schema(
        [
            "version": .count, "restored": .count, "ended": .count, "hectares_change": .map(of: .decimal),
        ], required: ["version", "restored", "ended", "hectares_change"])
}

extension ResponseDescription {
    static let importStatus = ResponseDescription(
        formats: [.json, .html], freshness: .never,
        schema: ResponseSchema(name: "importStatus", definition: ImportDocument.definition))
}

extension Call {
    var importService: any ImportService {
        get throws(Problem) {
            guard let importService = service.importService else { throw .noResource(at: links.requested) }
            return importService
        }
    }

    /// The import in the path: by the version that it made, or by the id of its order.
    func importEntry() async throws -> ImportEntry {
        let importService = try importService
        let id = PercentEncoding.decode(pathParameters.get("importId") ?? "") ?? ""
        if id.utf8.allSatisfy("0123456789".utf8.contains), let version = Int64(id), version < .max {
            let record = try await importService.records(before: version + 1, limit: 1).first { $0.version == version }
            guard let record else { throw Problem.noImport(id) }
            return .record(record, await importService.jobs().first { $0.version == version })
        }
        guard let job = await importService.job(id) else { throw Problem.noImport(id) }
        return .job(job)
    }

    func response(_ document: ImportDocument) throws -> ResourceResponse {
        try response(document, links: [], related: document.links.filter { $0.rel != "self" })
    }
}

extension Parameter {
    static let importID = Parameter(
        name: "importId", summary: "The import's id: the version that it created, or the id of its request",
        schema: ["type": "string", "minLength": 1], place: .path, isShared: true)
}

extension Problem {
    init(_ conflict: ImportConflict, in language: Language) {
        self.init(kind: .conflict, detail: conflict.message[language], features: conflict.features)
    }

    static func notEnded(_ id: String) -> Problem {
        Problem(kind: .conflict, detail: "The import \(id) has not ended yet. /imports/\(id) shows when it has.")
    }

    fileprivate static func noImport(_ id: String) -> Problem {
        Problem(
            kind: .notFound,
            detail:
                "There is no import \(id.quoted). /imports lists them; an import that was not kept is listed for a day."
        )
    }

    fileprivate static func isStored(_ id: String) -> Problem {
        Problem(
            kind: .conflict,
            detail: "The import \(id) was kept and cannot be cancelled. Revert it with POST /imports/\(id)/revert.")
    }

    fileprivate static func hasEnded(_ job: ImportJob) -> Problem {
        Problem(
            kind: .conflict,
            detail:
                "The import \(job.id) has ended (\(job.status.rawValue)) and changed nothing: there is nothing to cancel."
        )
    }
}

extension ImportConflict {
    fileprivate static func nothingKept(_ id: String) -> ImportConflict {
        ImportConflict(
            message: LocalizedText(
                de: "Import \(id) hat nichts gespeichert und kann nicht zurückgenommen werden.",
                en: "Import \(id) stored nothing and cannot be reverted."))
    }
}
