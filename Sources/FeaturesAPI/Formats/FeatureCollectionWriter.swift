import Codecs
import HTTPTypes
import NIOCore
import SimpleFeatures
import SiteInventory

/// Writes many features in one of the formats for lists.
struct FeatureCollectionWriter: Sendable {
    let format: Format
    let schema: CollectionSchema
    /// `nil` for whole features in CRS84.
    let projection: FeatureProjection?

    /// The bytes before the first feature.
    func begin(_ head: Head) throws -> [UInt8] {
        switch format {
        case .csv: return csvHead
        case .sequence: return []
        default:
            var json = JSONText()
            // Without the optional time stamp, so that equal pages are equal bytes. `Date` and `Last-Modified` have the times.
            json.append(raw: #"{"type":"FeatureCollection","#)
            if let matched = head.numberMatched { json.append(raw: #""numberMatched":\#(matched),"#) }
            if let returned = head.numberReturned { json.append(raw: #""numberReturned":\#(returned),"#) }
            json.append(raw: #""links":"#)
            json.append(head.links)
            if !head.remarks.isEmpty { json.append(raw: Array(",".utf8) + head.remarks) }
            json.append(raw: #","features":["#)
            return json.bytes
        }
    }

    /// The members of a list beside the features.
    struct Head {
        var links: [Link]
        /// The members of ``InventoryView/remarks``.
        var remarks: [UInt8] = []
        /// `nil` when the features are not counted.
        var numberMatched: Int?
        var numberReturned: Int?
    }

    /// A whole list.
    ///
    /// - Parameter head: the bytes before the first feature.
    func whole(_ features: [EncodedFeature], after head: [UInt8]) throws -> ByteBuffer {
        var bytes = ByteBuffer()
        bytes.reserveCapacity(features.reduce(head.count + end.count) { $0 + $1.geoJSON.count + 2 })
        bytes.writeBytes(head)
        try append(features, isFirst: true, to: &bytes)
        bytes.writeBytes(end)
        return bytes
    }

    /// - Parameter isFirst: true when the first of the features is the first of the list.
    func append(_ features: [EncodedFeature], isFirst: Bool, to buffer: inout ByteBuffer) throws {
        buffer.reserveCapacity(minimumWritableBytes: features.reduce(end.count) { $0 + $1.geoJSON.count + 2 })
        for (index, feature) in features.enumerated() {
            try ReadBudget.check()
            switch format {
            case .csv: buffer.writeBytes(try line(of: feature))
            case .sequence:
                // RFC 8142: each text has a record separator before it and a line feed after it.
                buffer.writeInteger(0x1E as UInt8)
                buffer.writeBytes(try projection?.geoJSON(feature) ?? feature.geoJSON)
                buffer.writeInteger(0x0A as UInt8)
            default:
                if !isFirst || index > 0 { buffer.writeInteger(UInt8(ascii: ",")) }
                buffer.writeBytes(try projection?.geoJSON(feature) ?? feature.geoJSON)
            }
        }
    }

    /// The bytes after the last feature.
    var end: [UInt8] {
        switch format {
        case .csv, .sequence: []
        default: Array("]}".utf8)
        }
    }

    private var csvHead: [UInt8] {
        var csv = CSVWriter()
        for name in ["id"] + names + (hasGeometry ? ["WKT"] : []) { csv.append(cell: name.utf8) }
        csv.endLine()
        return csv.bytes
    }

    /// Null is an empty cell, a list or an object is JSON. The geometry is last, as in exports.
    private func line(of feature: EncodedFeature) throws -> [UInt8] {
        let stored = GeoJSONFeatureSlices(feature)
        var csv = CSVWriter()
        csv.append(cell: stored.bytes.jsonText(stored.id).utf8)
        for place in stored.values(of: names) {
            guard let place, stored.bytes[place].first != UInt8(ascii: "n") else {
                csv.appendEmptyCell()
                continue
            }
            if stored.bytes[place].first == UInt8(ascii: "\"") {
                csv.append(cell: stored.bytes.jsonText(place).utf8)
            } else {
                csv.append(cell: stored.bytes[place])
            }
        }
        if hasGeometry { csv.append(cell: try geometry(of: feature, stored) ?? []) }
        csv.endLine()
        return csv.bytes
    }

    private func geometry(of feature: EncodedFeature, _ stored: GeoJSONFeatureSlices) throws -> [UInt8]? {
        guard let projection, projection.isReprojected else {
            return WKTFromGeoJSON.text(stored.bytes, stored.geometry)
        }
        let json = try projection.geometry(feature)
        return WKTFromGeoJSON.text(json, 0..<json.count)
    }

    private var names: [String] { projection?.names ?? schema.published.map(\.name) }

    private var hasGeometry: Bool { projection?.hasGeometry ?? (schema.geometry != .none) }
}
