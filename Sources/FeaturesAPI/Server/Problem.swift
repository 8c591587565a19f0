import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import InventoryExchange
import SiteInventory

/// An error in a response (RFC 9457): the kind of error, the place of it, and the remedy.
struct Problem: Error, Hashable {
    var kind: Kind
    var detail: String
    /// The query parameter at fault.
    var parameter: String?
    /// The requirement of OGC API Features that decides: `/req/core/query-param-unknown`.
    var requirement: String?
    /// The valid word that is most similar to the wrong one.
    var nearest: String?
    /// The character of the parameter at fault, counted from 1.
    var position: Int?
    /// Features that are in conflict with the request, at most a few: `sites/S01`.
    var features: [String] = []
    /// Findings about the request body, as in the report of an import.
    var findings: [Finding] = []
    /// True when the content coding of the request body is the reason.
    var refusesContentCoding = false
    /// The methods of the resource, for ``Kind/methodNotAllowed``.
    var allowed = Methods.reading

    /// The kinds of problems. The raw value is the last part of the problem's type.
    enum Kind: String, Hashable, CaseIterable {
        case malformedRequest = "malformed-request"
        case requestTimeout = "request-timeout"
        case expectationFailed = "expectation-failed"
        case invalidParameter = "invalid-parameter"
        case unknownParameter = "unknown-parameter"
        case repeatedParameter = "repeated-parameter"
        case notFound = "not-found"
        case methodNotAllowed = "method-not-allowed"
        case notAcceptable = "not-acceptable"
        case forbidden
        case conflict
        case queryTooExpensive = "query-too-expensive"
        case queryTookTooLong = "query-took-too-long"
        case contentTooLarge = "content-too-large"
        case headTooLarge = "head-too-large"
        case unsupportedMediaType = "unsupported-media-type"
        case preconditionFailed = "precondition-failed"
        case unprocessable = "unprocessable-content"
        case busy
        case insufficientStorage = "insufficient-storage"
        case inventoryUnavailable = "inventory-unavailable"
        case internalError = "internal-error"
        case methodNotImplemented = "method-not-implemented"
    }
}

extension Problem.Kind {
    /// The only table from problems to status codes.
    var status: HTTPResponse.Status {
        switch self {
        case .malformedRequest, .invalidParameter, .unknownParameter, .repeatedParameter, .queryTooExpensive:
            .badRequest
        case .requestTimeout: .requestTimeout
        case .expectationFailed: .expectationFailed
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .notAcceptable: .notAcceptable
        case .forbidden: .forbidden
        case .conflict: .conflict
        case .contentTooLarge: .contentTooLarge
        case .headTooLarge: .requestHeaderFieldsTooLarge
        case .unsupportedMediaType: .unsupportedMediaType
        case .preconditionFailed: .preconditionFailed
        case .unprocessable: .unprocessableContent
        case .busy, .inventoryUnavailable, .queryTookTooLong: .serviceUnavailable
        case .insufficientStorage: HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
        case .internalError: .internalServerError
        case .methodNotImplemented: .notImplemented
        }
    }

    var title: String {
        switch self {
        case .malformedRequest: "The request cannot be read"
        case .requestTimeout: "The request did not arrive in time"
        case .expectationFailed: "The server does not know this expectation"
        case .invalidParameter: "A parameter has an invalid value"
        case .unknownParameter: "Unknown parameter"
        case .repeatedParameter: "A parameter is given more than once"
        case .notFound: "Not found"
        case .methodNotAllowed: "The resource does not support this method"
        case .notAcceptable: "The resource does not have this format"
        case .forbidden: "The caller has no right to this"
        case .conflict: "The current state does not allow this"
        case .queryTooExpensive: "The query is too expensive"
        case .queryTookTooLong: "The query took too long"
        case .contentTooLarge: "The request body is too large"
        case .headTooLarge: "The address and the header fields are too long"
        case .unsupportedMediaType: "The request body has an unsupported format"
        case .preconditionFailed: "The feature has changed in the meantime"
        case .unprocessable: "The request body has errors"
        case .busy: "The server is busy"
        case .insufficientStorage: "The server's disk is full"
        case .inventoryUnavailable: "The inventory cannot be written at present"
        case .internalError: "The server failed"
        case .methodNotImplemented: "The server does not know this method"
        }
    }
}

extension Problem {
    /// The problem for any error. An unexpected error is logged with all details; the response names none.
    init(_ error: any Error, at request: Request, _ logger: Logger) {
        switch error {
        case let problem as Problem: self = problem
        case let fault as BodyFault: self.init(fault)
        case let error as HTTPError where error.status == .notFound:
            let isKnown = Methods.known.contains(request.method)
            self = isKnown ? .noResource(at: request.uri.path) : .unknownMethod(request.method)
        case let expensive as QueryTooExpensive: self.init(expensive, at: request)
        case is CancellationError: self.init(kind: .busy, detail: "The request was ended before it was answered.")
        case let refusal as any StoreUnavailable where refusal.unavailability != nil:
            logger.log(level: refusal is ReadRefusal ? .info : .error, "\(refusal)")
            self.init(refusal.unavailability ?? .busy, at: request)
        default:
            logger.error(
                "Request failed",
                metadata: [
                    "method": "\(request.method)", "uri": "\(request.uri)", "error": "\(String(reflecting: error))",
                ])
            self.init(kind: .internalError, detail: "The cause is in the server's log. Please try again later.")
        }
    }

    var response: Response {
        var response = Response(
            status: kind.status, headers: [.contentType: MediaType.problem.text],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: json)))
        if kind == .methodNotAllowed { response.headers[.allow] = Methods.list(allowed) }
        if let seconds = kind.retryAfterSeconds { response.headers[.retryAfter] = "\(seconds)" }
        // RFC 9110, section 12.5.3: only where the coding is the reason.
        if refusesContentCoding { response.headers[.acceptEncoding] = "identity" }
        return response
    }

    var json: [UInt8] {
        let members: [String: JSONValue?] = [
            "type": .string("urn:zukunftsstandorte:problem:\(kind.rawValue)"),
            "title": .string(kind.title),
            "status": .integer(kind.status.code),
            "detail": .string(detail),
            "parameter": parameter.map(JSONValue.string),
            "requirement": requirement.map(JSONValue.string),
            "nearest": nearest.map(JSONValue.string),
            "position": position.map(JSONValue.integer),
            "features": features.isEmpty ? nil : .array(features.map(JSONValue.string)),
            "findings": findings.isEmpty ? nil : .array(findings.map(JSONValue.init)),
        ]
        return JSONValue.object(members.compactMapValues(\.self)).bytes
    }
}

extension Problem {
    static func invalid(
        _ parameter: String, _ detail: String, requirement: String = "/req/core/query-param-invalid",
        nearest: String? = nil
    ) -> Problem {
        Problem(
            kind: .invalidParameter, detail: detail, parameter: parameter, requirement: requirement, nearest: nearest)
    }

    /// The problem of a request body that is compressed; `nil` for one that is not.
    static func contentCoding(of headers: HTTPFields) -> Problem? {
        let field = headers[.contentEncoding]
        guard let field, field.trimmingCharacters(in: .whitespaces).lowercased() != "identity" else { return nil }
        return Problem(
            kind: .unsupportedMediaType,
            detail: "The Content-Encoding \(field.quoted) is not supported. Send the body without encoding.",
            refusesContentCoding: true)
    }

    static func methodNotAllowed(_ method: HTTPRequest.Method, _ allowed: [HTTPRequest.Method]) -> Problem {
        Problem(
            kind: .methodNotAllowed,
            detail: "\(method) is not possible here; use one of \(Methods.list(allowed)).", allowed: allowed)
    }

    static func unknownMethod(_ method: HTTPRequest.Method) -> Problem {
        Problem(
            kind: .methodNotImplemented,
            detail: "No resource takes \(method.rawValue.quoted); use one of \(Methods.list(Methods.reading)).")
    }

    static func noResource(at path: String) -> Problem {
        Problem(
            kind: .notFound,
            detail: "No resource has the path \(path.quoted). /collections lists the collections, /api every path.")
    }
}

extension JSONValue {
    /// A finding in both languages.
    fileprivate init(_ finding: Finding) {
        let texts: [(String, LocalizedText?)] = [
            ("message", finding.message), ("action", finding.action), ("remedy", finding.remedy),
        ]
        var members: [String: JSONValue] = [
            "code": .string(finding.code.rawValue), "severity": .string(finding.severity.rawValue),
        ]
        members["field"] = finding.field.map(JSONValue.string)
        members["value"] = finding.value.map(JSONValue.string)
        for (name, text) in texts {
            members[name] = text.map { .object(["de": .string($0.de), "en": .string($0.en)]) }
        }
        self = .object(members)
    }
}
