import Codecs
import SimpleFeatures
import Testing

@testable import FeaturesAPI

struct LinksTests {
    @Test(arguments: [nil, "Hektar", "\"Zeche\" \\ Ewald", "Größe\n1\t2", "", "a/b"])
    func `links are written as by the JSON encoder`(title: String?) throws {
        let links = [
            Link("http://localhost/collections?f=json&q=%22", rel: "self", .json, title: title),
            Link("http://localhost/", rel: "next", .geoJSON),
        ]
        for count in 0...2 {
            var json = JSONText()
            json.append(Array(links.prefix(count)))
            #expect(json.bytes == (try JSON.encode(Array(links.prefix(count)))))
        }
    }
}
