import Codecs
import Testing

struct WKTFromGeoJSONTests {
    @Test(arguments: [
        ("{\"type\":\"Point\",\"coordinates\":[7,51.5]}", "POINT (7 51.5)"),
        ("{\"type\":\"LineString\",\"coordinates\":[[7,51],[8,-52.25]]}", "LINESTRING (7 51,8 -52.25)"),
        ("{\"type\":\"MultiPoint\",\"coordinates\":[[7,51],[8,52]]}", "MULTIPOINT (7 51,8 52)"),
        (
            "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]],[[2,2],[3,2],[3,3],[2,2]]]}",
            "POLYGON ((0 0,1 0,1 1,0 0),(2 2,3 2,3 3,2 2))"
        ),
        (
            "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[1,2]}]}",
            "GEOMETRYCOLLECTION (POINT (1 2))"
        ),
    ])
    func `geometries become well-known text`(json: String, text: String) {
        let bytes = Array(json.utf8)
        #expect(WKTFromGeoJSON.text(bytes, 0..<bytes.count).map { String(decoding: $0, as: UTF8.self) } == text)
    }

    @Test func `a null geometry has no well-known text`() {
        #expect(WKTFromGeoJSON.text(Array("null".utf8), 0..<4) == nil)
    }
}
