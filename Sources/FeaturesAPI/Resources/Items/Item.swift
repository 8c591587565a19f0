import Codecs
import Hummingbird
import NIOCore
import SimpleFeatures
import SiteInventory

/// One feature: the stored bytes with links before the closing brace (`/req/core/f-links`).
enum Item {
    static func endpoint(_ schema: CollectionSchema) -> Endpoint {
        Endpoint(
            "\(schema.path)/items/{featureId}", "\(schema.title.en): one feature", response: .feature(of: schema),
            parameters: [.featureID, .crs] + Parameter.partsOfFeatures + (schema.id == .sites ? .scenario : []),
            inline: { try respondInline(to: $0, schema, $1) }
        ) { call in
            let id = try call.featureID()
            guard let feature = try await call.source.feature(id, in: schema.id) else {
                throw Problem.noFeature(id, in: schema.id)
            }
            return try respond(feature, id, call, schema)
        }
    }

    /// - Parameter call: to the address of the feature.
    static func respond(
        _ feature: EncodedFeature, _ id: FeatureID, _ call: Call, _ schema: CollectionSchema
    ) throws -> ResourceResponse {
        guard call.format == .html else {
            var (response, body) = try geoJSON(feature, id, call, schema)
            response.body = ResponseBody(byteBuffer: body)
            return response
        }
        let geoJSON = try call.projection(of: schema)?.geoJSON(feature) ?? feature.geoJSON
        var response = call.page(HTMLPage(geoJSON, schema, links(to: id, call, schema), call))
        response.validator = feature.since.map(call.validator)
        return response
    }

    /// The response on the event loop of a connection; `nil` for a page in HTML and for an unknown feature.
    private static func respondInline(
        to call: Call, _ schema: CollectionSchema, _ source: any InlineSource
    ) throws -> (ResourceResponse, ByteBuffer)? {
        let id = try call.featureID()
        guard call.format != .html, let feature = try source.inlineFeature(id, in: schema.id) else { return nil }
        return try geoJSON(feature, id, call, schema)
    }

    /// The response without its body, and the body.
    private static func geoJSON(
        _ feature: EncodedFeature, _ id: FeatureID, _ call: Call, _ schema: CollectionSchema
    ) throws -> (ResourceResponse, ByteBuffer) {
        let links = call.selfAndAlternates + links(to: id, call, schema)
        let projection = try call.projection(of: schema)
        let geoJSON = try projection?.geoJSON(feature) ?? feature.geoJSON
        var response = ResourceResponse(type: .geoJSON, links: links)
        response.crs = projection?.crs ?? .crs84
        response.validator = feature.since.map(call.validator)
        return (response, ByteBuffer(bytes: try geoJSON.adding(links, call.view.remarks)))
    }

    /// Links to the collection, and to what else there is about the feature.
    private static func links(to id: FeatureID, _ call: Call, _ schema: CollectionSchema) -> [Link] {
        let resources: [CollectionID: [(String, LocalizedText)]] = [
            .sites: [SiteHectares.link, SiteConnectionResource.link, SiteLinks.link],
            .roadProjects: [RoadEffectResource.link],
        ]
        let related = (resources[schema.id] ?? []).map { resource, title in
            let path = "\(schema.path)/items/\(Links.item(id))/\(resource)"
            return call.links.to(path, rel: "related", .json, title: title[call.language])
        }
        return [call.links.collection(schema, call.language)] + related
    }
}

extension Call {
    /// The id in the path, decoded once.
    func featureID() throws(Problem) -> FeatureID {
        let encoded = pathParameters.get("featureId") ?? ""
        guard let text = PercentEncoding.decode(encoded) else {
            throw Problem(
                kind: .malformedRequest,
                detail: "The id \(encoded.quoted) is not percent-encoded UTF-8; write a percent sign as %25.")
        }
        return FeatureID(text)
    }
}

extension Problem {
    static func noFeature(_ id: FeatureID, in collection: CollectionID) -> Problem {
        let items = "/collections/\(collection.rawValue)/items"
        return Problem(
            kind: .notFound, detail: "\(items) has no feature with the id \(id.text.quoted). Look it up in \(items).")
    }
}

extension [UInt8] {
    /// The same GeoJSON object with links and remarks as its last members.
    fileprivate func adding(_ links: [Link], _ remarks: [UInt8]) -> [UInt8] {
        guard let end = lastIndex(of: UInt8(ascii: "}")) else { return self }
        var json = JSONText(capacity: count + remarks.count + 200 * links.count)
        json.append(raw: self[..<end])
        json.append(raw: #","links":"#)
        json.append(links)
        if !remarks.isEmpty {
            json.append(raw: ",")
            json.append(raw: remarks)
        }
        json.append(raw: self[end...])
        return json.bytes
    }
}
