import Foundation
import SimpleFeatures
import Testing

@testable import VectorIO

/// Names and definitions of reference systems as files spell them.
struct CRSSpellingTests {
    @Test(arguments: [
        "EPSG:25832", "epsg:25832", " EPSG : 25832\n", "EPSG::25832", "25832", "urn:ogc:def:crs:EPSG::25832",
        "urn:ogc:def:crs:EPSG:6.9:25832", "urn:x-ogc:def:crs:EPSG:25832", "http://www.opengis.net/def/crs/EPSG/0/25832",
        "https://www.opengis.net/def/crs/EPSG/0/25832", "http://www.opengis.net/gml/srs/epsg.xml#25832",
        "http://spatialreference.org/ref/epsg/25832/", "urn:adv:crs:ETRS89_UTM32",
    ])
    func `a name is the system that it spells`(text: String) {
        #expect(CRSName.parse(text) == .utm32)
    }

    @Test(arguments: [
        "", ":", "EPSG:", "EPSG:abc", "Gauss-Krueger", "urn:ogc:def:crs,crs:EPSG::25832,crs:EPSG::5783",
        "EPSG:25832+7837",
        "file:///etc/passwd", "/etc/25832", "http://example.com/25832", "EPSG:99999999999999999999",
    ])
    func `another text names no system`(text: String) {
        #expect(CRSName.parse(text) == nil)
    }

    @Test(arguments: ["urn:ogc:def:crs:OGC:1.3:CRS84", "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "OGC:CRS84"])
    func `longitude and latitude have a name`(text: String) {
        #expect(CRSName.parse(text) == .crs84)
    }

    static let members = [
        #"{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}}"#,
        #"{"type":"name","properties":{"name":"EPSG:25832"}}"#,
        #"{"type":"name","properties":{"name":"http:\/\/www.opengis.net\/def\/crs\/EPSG\/0\/25832"}}"#,
        #"{"type":"EPSG","properties":{"code":25832}}"#, #"{"type":"epsg","properties":{"code":"25832"}}"#,
        #"{ "properties" : { "code" : 25832 , "coordinate_order" : [1, 0] } , "type" : "EPSG" }"#,
        #"{"type":"OGC","properties":{"urn":"urn:ogc:def:crs:EPSG::25832"}}"#, #""EPSG:25832""#,
        #"{"type":"link","properties":{"href":"http://spatialreference.org/ref/epsg/25832/","type":"proj4"}}"#,
    ]

    @Test(arguments: members)
    func `a crs member of a collection, a feature or a geometry is read in every form`(member: String) throws {
        let point = #"{"type":"Point","coordinates":[370000,5712000]}"#
        let crs = #""crs":\#(member)"#
        let collection = #"{"type":"FeatureCollection",\#(crs),"features":[\#(Self.feature(point))]}"#
        let feature = #"{"type":"FeatureCollection","features":[\#(Self.feature(point, crs))]}"#
        let inGeometry = #"{"type":"Point",\#(crs),"coordinates":[370000,5712000]}"#
        let geometry = #"{"type":"FeatureCollection","features":[\#(Self.feature(inGeometry))]}"#
        for text in [collection, feature, geometry] {
            let (layer, features, faults) = try Self.read(text)
            #expect(layer.crs?.identifier == .utm32, "\(text)")
            #expect(features.count == 1)
            #expect(faults.isEmpty, "\(text)")
        }
    }

    private static func feature(_ geometry: String, _ crs: String? = nil) -> String {
        #"{"type":"Feature",\#(crs.map { $0 + "," } ?? "")"properties":{"ID":"a"},"geometry":\#(geometry)}"#
    }

    private static func read(
        _ text: String
    ) throws -> (layer: SourceLayer, features: [SourceFeature], faults: [SourceFault]) {
        let folder = try TemporaryFolder()
        try folder.write("a.geojson", text.utf8)
        let dataset = try VectorDataset(path: folder.path + "/a.geojson")
        let layer = try dataset.layers()[0]
        var features: [SourceFeature] = []
        var faults: [SourceFault] = []
        try dataset.forEachFeature(in: layer, warn: { faults.append($0) }, { features.append($0) })
        return (layer, features, faults)
    }

    @Test func `a feature of another system than the collection is refused`() throws {
        let crs = #""crs":{"type":"EPSG","properties":{"code":25832}}"#
        let point = #"{"type":"Point","coordinates":[7,51]}"#
        let (layer, features, faults) = try Self.read(
            #"{"type":"FeatureCollection","crs":"OGC:CRS84","features":[\#(Self.feature(point)),"#
                + Self.feature(point, crs) + "]}")
        #expect(layer.crs?.identifier == .epsg(4326))
        #expect(features.map(\.row) == [1])
        #expect(
            faults == [
                SourceFault(.geometryCRSDiffers, file: "a.geojson", row: 2, value: "EPSG:25832", detail: "EPSG:4326")
            ])
    }

    @Test(arguments: ["NaN", "Infinity", "-Infinity", "nan", "None", "True"])
    func `a word that is no value of JSON makes the property unknown`(word: String) throws {
        let (_, features, faults) = try Self.read(
            #"{"type":"Feature","properties":{"ID":"a","HA":\#(word)},"geometry":null}"#)
        #expect(features.map(\.values) == [[.string("a"), .null]])
        #expect(
            faults == [SourceFault(.tableValueUnreadable, file: "a.geojson", row: 1, field: "HA", value: word)])
    }

    static let definitions = [
        "EPSG:25832", "urn:ogc:def:crs:EPSG::25832\n", "+init=epsg:25832 +no_defs",
        """
        PROJCRS["ETRS89 / UTM zone 32N",BASEGEOGCRS["ETRS89",DATUM["European Terrestrial Reference System 1989",\
        ELLIPSOID["GRS 1980",6378137,298.257222101,LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",\
        0.0174532925199433]]],CONVERSION["UTM zone 32N",METHOD["Transverse Mercator",ID["EPSG",9807]],\
        PARAMETER["Latitude of natural origin",0,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8801]],\
        PARAMETER["Longitude of natural origin",9,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8802]],\
        PARAMETER["Scale factor at natural origin",0.9996,SCALEUNIT["unity",1],ID["EPSG",8805]],\
        PARAMETER["False easting",500000,LENGTHUNIT["metre",1],ID["EPSG",8806]],\
        PARAMETER["False northing",0,LENGTHUNIT["metre",1],ID["EPSG",8807]]],CS[Cartesian,2],\
        AXIS["(E)",east,ORDER[1],LENGTHUNIT["metre",1]],AXIS["(N)",north,ORDER[2],LENGTHUNIT["metre",1]],\
        ID["EPSG",25832]]
        """,
    ]

    private static func system(ofPRJ text: String) throws -> SourceCRS? {
        let folder = try TemporaryFolder()
        let path = try ShapefileMaker.squares(["a"]).write(in: folder)
        try folder.write("sites.prj", text.utf8)
        return try VectorDataset(path: path).layers()[0].crs
    }

    @Test(arguments: definitions)
    func `a .prj may hold a code or WKT2`(text: String) throws {
        #expect(try Self.system(ofPRJ: text)?.identifier == .utm32)
    }

    @Test(arguments: [
        "+proj=utm +zone=32 +ellps=GRS80 +units=m +no_defs",
        "+proj=utm +zone=32 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs +type=crs",
    ])
    func `a .prj may hold a text of PROJ`(text: String) throws {
        let system = try #require(try Self.system(ofPRJ: text))
        #expect(system.wkt.contains("Transverse Mercator") || system.identifier == .utm32)
    }

    @Test(arguments: ["+proj=utm +zone=32 +nadgrids=/etc/passwd", "+proj=nonsense", "Lage unbekannt", "PROJCRS["])
    func `a .prj with another text is reported as unreadable`(text: String) throws {
        #expect(try Self.system(ofPRJ: text) == nil)
    }
}
