import Foundation
import Hummingbird
import SimpleFeatures
import SiteInventory

/// A page of features: the stored bytes, one behind the other, with what paging needs before them.
enum ItemsResponse {
    static func respond(to call: Call, _ schema: CollectionSchema) async throws -> Response {
        let page = try await call.source.page(ItemsParameters.query(call.parameters, schema))
        return try respond(with: page, to: call, collection: schema.id)
    }

    static func respond(with page: FeaturePage, to call: Call, collection: CollectionID) throws -> Response {
        var links = [
            call.links.itself(.geoJSON),
            call.links.to("/collections/\(collection.rawValue)", rel: "collection", .json),
        ]
        if let next = page.next { links.append(call.links.next(next.token, .geoJSON)) }
        return Response(bytes: try body(page, links), .geoJSON).linked(to: links)
    }

    private static func body(_ page: FeaturePage, _ links: [Link]) throws -> [UInt8] {
        var json = JSONText()
        json.append(raw: #"{"type":"FeatureCollection","timeStamp":"#)
        json.append(string: Date.now.formatted(.iso8601))
        json.append(raw: #","numberMatched":\#(page.numberMatched),"numberReturned":\#(page.features.count),"links":"#)
        json.append(raw: try JSON.encode(links))
        json.append(raw: #","features":["#)
        for (index, feature) in page.features.enumerated() {
            if index > 0 { json.append(byte: UInt8(ascii: ",")) }
            json.append(raw: feature.geoJSON)
        }
        json.append(raw: "]}")
        return json.bytes
    }
}
