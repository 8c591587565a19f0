import Foundation
import SimpleFeatures
import SiteInventory
import Testing

@testable import FeaturesAPI

/// Features in the formats beside GeoJSON, on pages and whole.
struct FormatsTests {
    static let lists = ["/collections/sites/items?limit=100", "/collections/sites/download?bbox=-180,-90,180,90"]

    @Test(arguments: lists)
    func `a sequence has one feature in each record`(path: String) async throws {
        let reply = try await ask("\(path)&f=geojsonseq")
        #expect(reply.headers["content-type"] == "application/geo+json-seq")
        let records = reply.bytes.split(separator: 0x1E, omittingEmptySubsequences: false)
        #expect(records.first?.isEmpty == true)
        let ids = try records.dropFirst().map { record in
            #expect(record.last == 0x0A)
            return try #require(try JSONSerialization.jsonObject(with: Data(record)) as? [String: Any])["id"] as? String
        }
        #expect(ids == InMemorySource.zoo.features[.sites]?.map(\.id.text))
        #expect(reply.headers["ogc-numbermatched"] == "35")
        #expect(reply.headers["ogc-numberreturned"] == "35")
    }

    @Test(arguments: lists)
    func `a table has a line for each feature, whatever is in its texts`(path: String) async throws {
        let reply = try await ask("\(path)&f=csv")
        #expect(reply.headers["content-type"] == "text/csv; charset=utf-8; header=present")
        let table = parseCSV(reply.text)
        let schema = CollectionSchema.of(.sites)
        #expect(table.first == ["id"] + schema.published.map(\.name) + ["WKT"])
        #expect(table.dropFirst().map(\.first) == InMemorySource.zoo.features[.sites]?.map(\.id.text))
        for (line, feature) in zip(table.dropFirst(), InMemorySource.zoo.features[.sites] ?? []) {
            #expect(line.count == table[0].count)
            for (name, cell) in zip(table[0], line).dropFirst().dropLast() {
                #expect(cell == feature[name].text ?? "", "\(feature.id) \(name)")
            }
        }
        let taveuni = try #require(table.last?.last)
        #expect(taveuni.hasPrefix("MULTIPOLYGON (((179.9 -17,179.95 -17,"))
        #expect(taveuni.hasSuffix(")))"))
    }

    @Test func `a table has a head without a geometry column where there are no geometries`() async throws {
        let table = parseCSV(try await ask("/collections/targets/items?f=csv").text)
        #expect(table.count == 2)
        #expect(table[0].contains("WKT") == false)
    }

    @Test(arguments: ["", "?municipality=Herten", "?bbox=7,51,7.5,52"])
    func `a download equals all pages together`(query: String) async throws {
        let whole = try await ask("/collections/sites/download\(query)")
        let paged = try await ask("/collections/sites/items\(query.isEmpty ? "?" : "\(query)&")limit=10000")
        #expect(whole.ids == paged.ids)
        #expect(whole.json["numberMatched"] as? Int == paged.json["numberMatched"] as? Int)
        #expect(whole.json["numberReturned"] as? Int == paged.ids.count)
        #expect(whole.headers["content-disposition"] == "attachment; filename=\"sites.geojson\"")
        #expect(whole.headers["content-type"] == "application/geo+json")
        #expect(whole.headers["content-length"] == nil)
    }

    @Test func `a download of many batches has every feature once`() async throws {
        var source = InMemorySource()
        source.features[.sites] = (0..<3000).map { Feature(id: FeatureID("s\($0)"), geometry: nil) }
        let whole = try await ask("/collections/sites/download", of: server(over: source))
        #expect(whole.ids == (0..<3000).map { "s\($0)" })
    }

    @Test(arguments: ["limit=5", "cursor=3", "f=html"])
    func `a download has no pages`(query: String) async throws {
        let status = try await ask("/collections/sites/download?\(query)").status
        #expect(status == (query == "f=html" ? 406 : 400))
    }

    @Test func `a collection links to its downloads`() async throws {
        let links = try await ask("/collections/sites").links.filter { $0["rel"] == "enclosure" }
        #expect(
            links.compactMap { $0["type"] } == [
                "application/geo+json", "application/geo+json-seq", "text/csv; charset=utf-8; header=present",
            ])
    }

    @Test(arguments: [
        ("\"a\"", "a"), ("\"\"", ""), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
        (#""\u00e4\ud83d\ude00x""#, "ä😀x"),
        (#""\u0041\u0042""#, "AB"), (#""ß\u001f""#, "ß\u{1f}"),
    ])
    func `texts of JSON are read as Foundation reads them`(json: String, text: String) throws {
        let bytes = Array(json.utf8)
        #expect(bytes.jsonText(0..<bytes.count) == text)
        let read = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) as? String
        #expect(read == text)
    }
}

/// By the letter of RFC 4180.
private func parseCSV(_ text: String) -> [[String]] {
    var (table, line, cell): ([[String]], [String], String) = ([], [], "")
    var isQuoted = false
    var rest = text.unicodeScalars.makeIterator()
    var pending = rest.next()
    while let scalar = pending {
        pending = rest.next()
        if isQuoted {
            if scalar != "\"" {
                cell.unicodeScalars.append(scalar)
            } else if pending == "\"" {
                cell += "\""
                pending = rest.next()
            } else {
                isQuoted = false
            }
            continue
        }
        switch scalar {
        case "\"": isQuoted = true
        case ",":
            line.append(cell)
            cell = ""
        case "\r": break
        case "\n":
            table.append(line + [cell])
            (line, cell) = ([], "")
        default: cell.unicodeScalars.append(scalar)
        }
    }
    return table
}
