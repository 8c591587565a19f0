import Codecs
import HTTPTypes
import NIOCore
import SimpleFeatures
import SiteInventory

/// Writes features one behind the other, in one of the formats that hold many.
struct FeatureCollectionWriter: Sendable {
    let format: Format
    let form: FeatureProjection

    /// What stands before the first feature.
    func begin(_ head: Head) throws -> [UInt8] {
        switch format {
        case .csv: return csvHead
        case .sequence: return []
        default:
            var json = JSONText()
            // Without a time stamp, which the standard does not ask for: equal pages are equal bytes, so that a copy is
            // worth something. `Date` and `Last-Modified` tell the times.
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

    /// What is told of a list as a whole.
    struct Head {
        var links: [Link]
        /// What the answer assumes, and of when it is: ``InventoryView/remarks``.
        var remarks: [UInt8] = []
        /// `nil` where nobody counted.
        var numberMatched: Int?
        var numberReturned: Int?
    }

    /// - Parameter isFirst: true when the first of the features is the first of the list.
    func append(_ features: [EncodedFeature], isFirst: Bool, to buffer: inout ByteBuffer) throws {
        buffer.reserveCapacity(minimumWritableBytes: features.reduce(end.count) { $0 + $1.geoJSON.count + 2 })
        for (index, feature) in features.enumerated() {
            switch format {
            case .csv: buffer.writeBytes(try line(of: feature))
            case .sequence:
                // RFC 8142: each text has a record separator before it and a line feed behind it.
                buffer.writeInteger(0x1E as UInt8)
                buffer.writeBytes(try form.geoJSON(feature))
                buffer.writeInteger(0x0A as UInt8)
            default:
                if !isFirst || index > 0 { buffer.writeInteger(UInt8(ascii: ",")) }
                buffer.writeBytes(try form.geoJSON(feature))
            }
        }
    }

    /// What stands behind the last feature.
    var end: [UInt8] {
        switch format {
        case .csv, .sequence: []
        default: Array("]}".utf8)
        }
    }

    private var csvHead: [UInt8] {
        var csv = CSVWriter()
        for name in ["id"] + form.names + (hasGeometry ? ["WKT"] : []) { csv.append(cell: name.utf8) }
        csv.endLine()
        return csv.bytes
    }

    /// Null is nothing; a list or an object is JSON; the geometry comes last, as in our exports.
    private func line(of feature: EncodedFeature) throws -> [UInt8] {
        let told = GeoJSONFeatureSlices(feature)
        var csv = CSVWriter()
        csv.append(cell: told.bytes.jsonText(told.id).utf8)
        for place in told.values(of: form.names) {
            guard let place, told.bytes[place].first != UInt8(ascii: "n") else {
                csv.appendEmptyCell()
                continue
            }
            if told.bytes[place].first == UInt8(ascii: "\"") {
                csv.append(cell: told.bytes.jsonText(place).utf8)
            } else {
                csv.append(cell: told.bytes[place])
            }
        }
        if hasGeometry { csv.append(cell: try geometry(of: feature, told) ?? []) }
        csv.endLine()
        return csv.bytes
    }

    private func geometry(of feature: EncodedFeature, _ told: GeoJSONFeatureSlices) throws -> [UInt8]? {
        guard form.isOwnSystem else { return WellKnownText.text(told.bytes, told.geometry) }
        let json = try form.geometry(feature)
        return WellKnownText.text(json, 0..<json.count)
    }

    private var hasGeometry: Bool { form.hasGeometry }
}
