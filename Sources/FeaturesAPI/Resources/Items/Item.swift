import Codecs
import Hummingbird
import SimpleFeatures
import SiteInventory

/// One feature: the stored bytes with links put in before the closing brace (`/req/core/f-links`).
enum Item {
    static func respond(to call: Call, _ schema: CollectionSchema) async throws -> Response {
        let id = try call.featureID()
        guard let feature = try await call.source.feature(id, in: schema.id) else {
            throw Problem.noFeature(id, in: schema.id)
        }
        return try response(of: feature, id, call, schema)
    }

    /// - Parameter call: at the feature's own address.
    static func response(
        of feature: EncodedFeature, _ id: FeatureID, _ call: Call, _ schema: CollectionSchema
    ) throws -> Response {
        let title = schema.title[call.language]
        var links = call.selfAndAlternates + [call.links.to(schema.path, rel: "collection", .json, title: title)]
        let resources: [CollectionID: [(String, LocalizedText)]] = [
            .sites: SiteResources.titles, .roadProjects: RoadResources.titles,
        ]
        for (resource, title) in resources[schema.id] ?? [] {
            let own = "\(schema.path)/items/\(PercentEncoding.encode(id.text))/\(resource)"
            links.append(call.links.to(own, rel: "related", .json, title: title[call.language]))
        }
        let form = try FeatureProjection(call, schema)
        let bytes = try form.geoJSON(feature).adding(links, call.inventoryView.remarks)
        let response = Response(bytes: bytes, .geoJSON).linked(to: links).inSystem(of: form)
        return feature.since.map { response.validated(by: call.validator($0)) } ?? response
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
