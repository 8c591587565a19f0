import Codecs
import SimpleFeatures
import InventoryExchange
import SiteInventory

extension FindingsPage {
    func document(_ language: Language, _ links: [Link]) -> some Encodable {
        Document(
            links: links, numberMatched: numberMatched, numberReturned: findings.count, unlisted: unlisted,
            findings: findings.map { Item($0, language) })
    }

    static let definition = JSONValue.schema(
        [
            "links": .links, "numberMatched": .count, "numberReturned": .count, "unlisted": .map(of: .count),
            "findings": .list(of: finding),
        ], required: ["links", "findings"])

    private static let finding = JSONValue.schema(
        [
            "severity": .text, "code": .text, "layer": .text, "row": .count, "id": .text, "field": .text,
            "value": .text, "occurrences": .count, "message": .text, "action": .text, "remedy": .text,
            "place": .schema(
                ["x": .decimal, "y": .decimal, "longitude": .decimal, "latitude": .decimal], required: ["x", "y"]),
        ], required: ["severity", "code", "message", "occurrences"])

    /// The findings as features for a map, each a point at its place; without a place, without geometry.
    func geoJSON(_ language: Language, _ links: [Link]) throws -> [UInt8] {
        var json = JSONText()
        json.append(raw: #"{"type":"FeatureCollection","numberMatched":\#(numberMatched),"#)
        json.append(raw: #""numberReturned":\#(findings.count),"links":"#)
        json.append(links)
        json.append(raw: #","features":["#)
        for (index, finding) in findings.enumerated() {
            if index > 0 { json.append(byte: UInt8(ascii: ",")) }
            json.append(raw: #"{"type":"Feature","geometry":"#)
            json.append(pointAt: finding.place)
            json.append(raw: #","properties":"#)
            json.append(raw: try JSON.encode(Item(finding, language)))
            json.append(raw: "}")
        }
        json.append(raw: "]}")
        return json.bytes
    }

    private struct Document: Encodable {
        let links: [Link]
        let numberMatched: Int
        let numberReturned: Int
        let unlisted: [String: Int]
        let findings: [Item]
    }

    /// A finding in one language.
    private struct Item: Encodable {
        let finding: Finding
        let language: Language

        init(_ finding: Finding, _ language: Language) {
            self.finding = finding
            self.language = language
        }

        enum Key: String, CodingKey {
            case severity, code, layer, row, id, field, value, place, occurrences, message, action, remedy
        }

        func encode(to encoder: any Encoder) throws {
            var members = encoder.container(keyedBy: Key.self)
            try members.encode(finding.severity, forKey: .severity)
            try members.encode(finding.code, forKey: .code)
            try members.encodeIfPresent(finding.layer, forKey: .layer)
            try members.encodeIfPresent(finding.row, forKey: .row)
            try members.encodeIfPresent(finding.featureID, forKey: .id)
            try members.encodeIfPresent(finding.field, forKey: .field)
            try members.encodeIfPresent(finding.value, forKey: .value)
            try members.encodeIfPresent(finding.place, forKey: .place)
            try members.encode(finding.occurrences, forKey: .occurrences)
            try members.encode(finding.message[language], forKey: .message)
            try members.encodeIfPresent(finding.action?[language], forKey: .action)
            try members.encodeIfPresent(finding.remedy?[language], forKey: .remedy)
        }
    }
}

extension JSONText {
    /// A point of GeoJSON; `null` for a place without longitude and latitude.
    fileprivate mutating func append(pointAt place: Finding.Place?) {
        guard let longitude = place?.longitude, let latitude = place?.latitude, longitude.isFinite, latitude.isFinite
        else { return append(raw: "null") }
        append(raw: #"{"type":"Point","coordinates":["#)
        append(coordinate: longitude)
        append(byte: UInt8(ascii: ","))
        append(coordinate: latitude)
        append(raw: "]}")
    }
}
