import Codecs
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import SimpleFeatures
import InventoryExchange
import SiteInventory

/// A feature as a request body: a whole GeoJSON feature, or a merge patch (RFC 7396) with the members that change.
struct FeatureBody {
    let id: FeatureID?
    let content: FeatureOrder.Content

    enum Form {
        case feature, patch

        var types: [String] {
            switch self {
            case .feature: ["application/geo+json", "application/json", "application/vnd.geo+json"]
            case .patch: ["application/merge-patch+json", "application/json"]
            }
        }
    }

    /// Enough for 250,000 vertices. While a body is read it takes about ten times as much memory.
    private static let maximumBytes = 8 << 20

    /// - Throws: a ``Problem``.
    static func read(_ request: Request, as form: Form, of schema: CollectionSchema) async throws -> FeatureBody {
        try checkType(request, form)
        if let problem = Problem.contentCoding(of: request.headers) { throw problem }
        let system = try system(request.headers)
        var request = request
        let buffer: ByteBuffer
        do {
            buffer = try await request.collectBody(upTo: maximumBytes)
        } catch is NIOTooManyBytesError {
            throw Problem(kind: .contentTooLarge, detail: "A feature may have at most \(maximumBytes) bytes.")
        }
        return try FeatureBody(Array(buffer.readableBytesView), form, schema, system)
    }

    private static func checkType(_ request: Request, _ form: Form) throws(Problem) {
        let words = "Send one of: \(form.types.joined(separator: ", "))."
        guard let field = request.headers[.contentType] else {
            let method = request.method.rawValue.lowercased()
            throw Problem(
                kind: .malformedRequest, detail: "Content-Type is missing. \(words)",
                requirement: "/req/\(form == .patch ? "update" : "create-replace-delete")/\(method)-content-type")
        }
        guard let type = HeaderValue(field)?.text, form.types.contains(type) else {
            throw Problem(kind: .unsupportedMediaType, detail: "\(field.quoted) is not accepted here. \(words)")
        }
    }

    /// The system of the coordinates; clients write its URI with angle brackets or without.
    private static func system(_ headers: HTTPFields) throws(Problem) -> ServedCRS {
        guard let field = headers[.contentCrs] else { return .crs84 }
        let uri = field.trimmingCharacters(in: .whitespaces.union(CharacterSet(charactersIn: "<>")))
        guard let system = ServedCRS(uri: uri) else {
            throw Problem(
                kind: .malformedRequest,
                detail: "Content-Crs \(uri.quoted) is not a system of this service. \(ServedCRS.list)",
                requirement: "/req/features/crs-other-crs", nearest: uri.nearest(among: ServedCRS.all.map(\.uri)))
        }
        return system
    }

    init(_ bytes: [UInt8], _ form: Form, _ schema: CollectionSchema, _ system: ServedCRS) throws {
        let body = try Self.tree(bytes)
        guard case .object = body.value else { throw Problem.unfit("The body is not a JSON object.") }
        if form == .feature, body["type"]?.string != "Feature" {
            throw Problem.unfit("The body is not a GeoJSON feature: its \"type\" must be \"Feature\".")
        }
        if form == .patch, body["id"]?.value == .null { throw Problem.unfitID("null") }
        id = body["id"]?.plainText.flatMap { $0.isEmpty ? nil : FeatureID($0) }
        content = FeatureOrder.Content(
            properties: try Self.properties(body["properties"] ?? .object([]), form, schema),
            geometry: try body["geometry"].map { try Self.geometry(Array(bytes[$0.place]), system) }
                ?? (form == .patch ? .unchanged : .set(nil)),
            crs: system.crs)
    }

    private static func tree(_ bytes: [UInt8]) throws(Problem) -> JSONTree {
        do throws(CodecError) {
            return try JSONTree(bytes)
        } catch {
            throw Problem(kind: .malformedRequest, detail: "The body is not JSON: \(error).")
        }
    }

    private static func properties(
        _ sent: JSONTree, _ form: Form, _ schema: CollectionSchema
    ) throws(Problem) -> [String: PropertyValue] {
        var properties: [String: PropertyValue] = [:]
        switch sent.value {
        case .null where form == .patch:
            for field in schema.editable { properties[field.name] = .null }
        case .null: break
        case .object(let members):
            for member in members {
                if let field = schema.editable.first(where: { $0.name == member.name }) {
                    properties[field.name] = try value(member)
                } else {
                    try ignore(member, form, schema)
                }
            }
        default: throw .unfit("\"properties\" is not an object.")
        }
        return properties
    }

    private static func value(_ member: JSONTree.Member) throws(Problem) -> PropertyValue {
        switch member.value.value {
        case .null: .null
        case .boolean(let truth): .boolean(truth)
        case .string(let text): .string(text)
        case .number(let text): Int64(text).map(PropertyValue.integer) ?? .number(Double(text) ?? .nan)
        case .array, .object: throw .unfit("\(member.name.quoted) is a list or an object; give a plain value.")
        }
    }

    /// Ignores computed properties in a whole feature, which clients send back as they got it; refuses them in a patch.
    private static func ignore(_ member: JSONTree.Member, _ form: Form, _ schema: CollectionSchema) throws(Problem) {
        let names = schema.editable.map(\.name)
        guard schema.published.contains(where: { $0.name == member.name }) else {
            throw .unfit(
                "\(schema.id.rawValue) has no property \(member.name.quoted).", parameter: member.name,
                nearest: member.name.nearest(among: names))
        }
        guard form == .patch else { return }
        throw .unfit(
            "\(member.name.quoted) is computed, or kept as it was imported, and cannot be edited.",
            parameter: member.name)
    }

    private static func geometry(_ json: [UInt8], _ system: ServedCRS) throws -> FeatureOrder.GeometryChange {
        do throws(CodecError) {
            let geometry = try GeoJSONReader.geometry(in: json)
            return .set(geometry?.mapPositions { $0.map(system.swapped) })
        } catch {
            throw Problem.unfit("The geometry is not valid GeoJSON: \(error.reason).", parameter: "geometry")
        }
    }
}

extension ServedCRS {
    /// All systems, for messages.
    static let list = "Systems here: \(all.map(\.uri).joined(separator: ", "))."
}

extension Problem {
    /// JSON that does not fit the schema of the collection.
    static func unfit(_ detail: String, parameter: String? = nil, nearest: String? = nil) -> Problem {
        Problem(
            kind: .unprocessable, detail: detail, parameter: parameter.map { String($0.prefix(80)) }, nearest: nearest)
    }

    /// A patch that changes the id of a feature.
    static func unfitID(_ text: String) -> Problem {
        Problem(
            kind: .unprocessable, detail: "A feature keeps its id; it cannot become \(text.quoted).", parameter: "id",
            requirement: "/req/features/update-json-merge-patch")
    }
}
