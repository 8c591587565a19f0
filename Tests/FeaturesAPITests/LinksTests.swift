import Codecs
import SimpleFeatures
import Testing

@testable import FeaturesAPI

struct LinksTests {
    @Test func `the Link field has all links when they are short`() throws {
        let links = [Link("http://a/", rel: "self", .json), Link("http://a/?f=html", rel: "alternate", .html)]
        #expect(
            Link.fieldValue(of: links)
                == "<http://a/>; rel=\"self\"; type=\"application/json\", "
                + "<http://a/?f=html>; rel=\"alternate\"; type=\"text/html; charset=utf-8\"")
        #expect(Link.fieldValue(of: []) == nil)
    }

    @Test(arguments: [(800, ["next", "self"]), (1500, ["next"]), (3000, [])])
    func `the Link field has the most important links when they are long`(length: Int, rels: [String]) {
        let address = "http://a/?filter=" + String(repeating: "x", count: length)
        let links = ["self", "alternate", "alternate", "next"].map { Link(address, rel: $0, .json) }
        let field = Link.fieldValue(of: links) ?? ""
        #expect(field.utf8.count <= 2048)
        #expect(field.matches(of: /rel="(\w+)"/).map { String($0.output.1) } == rels)
    }

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
