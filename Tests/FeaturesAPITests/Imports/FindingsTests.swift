import Foundation
import Testing

@testable import FeaturesAPI
@testable import InventoryExchange
@testable import SiteInventory

struct FindingsTests {
    private let served = server(
        with: InMemoryImportService(records: [
            RecordedImport(
                version: 1, recordedAt: "2026-11-01T12:00:00.000Z", revertedBy: nil,
                reports: [.withFindings(layer: "sites"), .withFindings(layer: "plots")])
        ]))

    @Test(arguments: [
        ("", 404), ("severity=error", 2), ("severity=error,warning", 4), ("code=site-missing", 400),
        ("code=site-missing,geometry-invalid", 402), ("layer=sites", 202), ("layer=plots.zip/plots.shp", 202),
        ("layer=sites&severity=notice&code=site-missing", 200), ("code=axes-swapped", 0),
        ("limit=1&severity=warning", 2),
    ])
    func `findings are filtered, and their pages have all of them once`(query: String, count: Int) async throws {
        var (rows, next): ([String], String?) = ([], "/imports/1/findings?\(query)")
        while let uri = next {
            let reply = try await ask(uri, of: served)
            #expect(reply.json["numberMatched"] as? Int == count)
            let page = try #require(reply.json["findings"] as? [[String: Any]])
            #expect(reply.json["numberReturned"] as? Int == page.count)
            #expect(page.count <= 100)
            rows += page.map { "\($0["layer"] ?? "") \($0["row"] ?? "")" }
            next = reply.link("next")?.path
        }
        #expect(rows.count == count)
        #expect(Set(rows).count == count)
    }

    @Test(arguments: [
        ("severity=fatal", "info, notice"), ("code=site-mising", "site-missing"),
        ("layer=roads", "plots.zip/plots.shp"),
        ("limit=0", "1 or more"), ("cursor=-", "next link"), ("f=xml", "is not a format"), ("lang=fr", "de or en"),
        ("offset=1", "offset"),
    ])
    func `invalid parameters of findings are refused`(query: String, words: String) async throws {
        let reply = try await ask("/imports/1/findings?\(query)", of: served)
        #expect(reply.status == 400)
        #expect((reply.json["detail"] as? String)?.contains(words) == true)
    }

    @Test(arguments: [("lang=de", [:], "Neu zeichnen."), ("", ["accept-language": "en"], "Draw it again.")])
    func `findings are in the language of the request`(query: String, headers: [String: String], remedy: String)
        async throws
    {
        let reply = try await ask("/imports/1/findings?limit=1&\(query)", headers: headers, of: served)
        let finding = try #require((reply.json["findings"] as? [[String: Any]])?.first)
        #expect(finding["remedy"] as? String == remedy)
        #expect(finding["code"] as? String == "geometry-invalid")
        #expect(finding["id"] as? String == "S,1")
        #expect((finding["place"] as? [String: Double])?["longitude"] == 6.96)
    }

    @Test(arguments: [("?f=geojson", "*/*"), ("", "application/geo+json")])
    func `as GeoJSON, findings have the place of the error`(query: String, accept: String) async throws {
        let reply = try await ask("/imports/1/findings\(query)", headers: ["accept": accept], of: served)
        #expect(reply.headers["content-type"] == "application/geo+json")
        #expect(reply.features.count == 404)
        let first = try #require(reply.features.first)
        #expect((first["geometry"] as? [String: Any])?["coordinates"] as? [Double] == [6.96, 51.56])
        #expect((first["properties"] as? [String: Any])?["severity"] as? String == "error")
        #expect(reply.features.dropFirst().prefix(200).allSatisfy { $0["geometry"] is NSNull })
    }

    @Test func `as CSV, findings are a table that a spreadsheet reads and does not run`() async throws {
        let reply = try await ask("/imports/1/findings?f=csv&lang=de", of: served)
        #expect(reply.headers["content-type"]?.hasPrefix("text/csv") == true)
        #expect(reply.headers["content-disposition"] == "attachment; filename=\"findings-1.csv\"")
        let lines = reply.text.components(separatedBy: "\r\n")
        #expect(lines.count == 406)
        #expect(lines[0].hasPrefix("\u{FEFF}severity,code,layer,row,id,field,value,"))
        let error = #"error,geometry-invalid,sites.zip/sites.shp,1,"S,1",geom,"'=1+1 ""x""\#nä",1,6.96,51.56,"#
        #expect(lines[1].hasPrefix(error))
        #expect(lines[2].hasPrefix("warning,geometry-outside-system,sites.zip/sites.shp,2,,,-9999,1,,,1.0,2.0,Liegt"))
    }

    @Test func `a table has all findings, and a page of it links to the next`() async throws {
        #expect(
            try await ask("/imports/1/findings?f=csv&limit=3", of: served).headers["link"]?.contains("next") == true)
        #expect(try await ask("/imports/1/findings?f=csv", of: served).headers["link"]?.contains("next") == false)
    }
}
