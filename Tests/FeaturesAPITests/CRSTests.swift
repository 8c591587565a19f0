import Foundation
import Hummingbird
import SimpleFeatures
import SiteInventory
import Testing

@testable import FeaturesAPI

/// The systems of coordinates (OGC API Features, Part 2).
struct CRSTests {
    static let uris = ServedCRS.all.map(\.uri)

    /// The zoo lies in longitude and latitude.
    private static let inDegrees = {
        var source = InMemorySource.zoo
        source.crs = .crs84
        return server(over: source)
    }()

    private func ask(
        _ path: String, of responder: RouterResponder<APIContext> = Self.inDegrees
    ) async throws -> Reply {
        try await FeaturesAPITests.ask(path, of: responder)
    }

    private static let base = "http://www.opengis.net/def/crs/"

    /// The south-western corner of site-00, 7° east 51.5° north, and what pyproj 3.4 makes of it with PROJ 9.1 and its
    /// own order of axes: `Transformer.from_crs("OGC:CRS84", "EPSG:25832").transform(7, 51.5)`.
    static let corners: [(uri: String, first: Double, second: Double)] = [
        ("OGC/1.3/CRS84", 7, 51.5), ("EPSG/0/4326", 51.5, 7), ("EPSG/0/4258", 51.5, 7),
        ("EPSG/0/25832", 361_180.838, 5_707_325.653), ("EPSG/0/3857", 779_236.436, 6_710_219.083),
        ("EPSG/0/3035", 3_158_647.586, 4_112_746.117), ("EPSG/0/31466", 5_707_747.504, 2_569_482.417),
        ("EPSG/0/31467", 5_709_168.117, 3_361_199.436),
    ]

    @Test(arguments: corners)
    func `coordinates have the axis order of the system's authority`(
        uri: String, first: Double, second: Double
    ) async throws {
        for path in [
            "/collections/sites/items?limit=1&", "/collections/sites/items/site-00?", "/collections/sites/download?",
        ] {
            let reply = try await ask("\(path)crs=\(Self.base)\(uri)")
            #expect(reply.status == 200)
            #expect(reply.headers["content-crs"] == "<\(Self.base)\(uri)>")
            let feature = reply.features.first ?? reply.json
            let rings = (feature["geometry"] as? [String: Any])?["coordinates"] as? [[[[Double]]]]
            let corner = try #require(rings?.first?.first?.first)
            let tolerance = abs(first) > 200 ? 0.0011 : 1e-7
            #expect(abs(corner[0] - first) <= tolerance && abs(corner[1] - second) <= tolerance, "\(corner)")
        }
    }

    @Test func `the default system is longitude and latitude`() async throws {
        for path in ["/collections/sites/items?limit=1", "/collections/sites/items/site-00"] {
            let reply = try await ask(path)
            #expect(reply.headers["content-crs"] == "<\(Self.base)OGC/1.3/CRS84>")
            let feature = reply.features.first ?? reply.json
            let rings = (feature["geometry"] as? [String: Any])?["coordinates"] as? [[[[Double]]]]
            #expect(rings?.first?.first?.first == [7, 51.5])
        }
    }

    @Test(arguments: corners)
    func `a box selects the same features in each system`(uri: String, first: Double, second: Double) async throws {
        // Within the first two sites' reach in any direction: they are 0.05° wide, a tenth of a degree apart.
        let margin = abs(first) > 200 ? 500.0 : 0.004
        let box = "\(first - margin),\(second - margin),\(first + margin),\(second + margin)"
        let reply = try await ask("/collections/sites/items?limit=100&bbox=\(box)&bbox-crs=\(Self.base)\(uri)")
        #expect(reply.status == 200)
        #expect(reply.ids.filter { !InMemorySource.awkwardIDs.contains($0) } == ["site-00"])
        #expect(reply.headers["content-crs"] == "<\(ServedCRS.crs84.uri)>")
    }

    @Test(arguments: [
        "0,0,1,1", "-1e12,-1e12,-1e11,-1e11", "9e307,9e307,1e308,1e308", "-9000000,-9000000,-8000000,-8000000",
    ])
    func `a box outside a system's area of use is empty and not an error`(box: String) async throws {
        for uri in Self.uris where !uri.contains("CRS84") && !uri.contains("/4326") && !uri.contains("/4258") {
            let reply = try await ask("/collections/sites/items?limit=100&bbox=\(box)&bbox-crs=\(uri)")
            #expect(reply.status == 200, "\(uri)")
            #expect(reply.ids == InMemorySource.awkwardIDs, "\(uri)")
        }
    }

    @Test(arguments: uris.filter { !$0.contains("OGC") && !$0.contains("/4326") && !$0.contains("/4258") })
    func `the largest possible box selects everything in the system's area of use`(uri: String) async throws {
        let reply = try await ask("/collections/sites/items?limit=100&bbox=-1e9,-1e9,1e9,1e9&bbox-crs=\(uri)")
        #expect(reply.status == 200)
        #expect(Set(reply.ids).isSuperset(of: (0..<24).map { $0 < 10 ? "site-0\($0)" : "site-\($0)" }))
    }

    @Test(arguments: ["EPSG/0/4326", "EPSG/0/4258"])
    func `a box of degrees may cross the antimeridian in any order of axes`(uri: String) async throws {
        let reply = try await ask(
            "/collections/sites/items?limit=100&bbox=-18,179.8,-16,-179.9&bbox-crs=\(Self.base)\(uri)")
        #expect(reply.ids.filter { !InMemorySource.awkwardIDs.contains($0) } == ["taveuni"])
    }

    @Test(arguments: [
        ("crs", "EPSG:25832", "/req/crs/fc-crs-valid-value"), ("crs", "", "/req/crs/fc-crs-valid-value"),
        ("crs", "http://www.opengis.net/def/crs/EPSG/0/99999", "/req/crs/fc-crs-valid-value"),
        ("bbox-crs", "http://www.opengis.net/def/crs/EPSG/0/2583", "/req/crs/fc-bbox-crs-valid-value"),
    ])
    func `a system that is not served is refused`(name: String, uri: String, requirement: String) async throws {
        let reply = try await ask("/collections/sites/items?\(name)=\(percentEncoded(uri))")
        #expect(reply.status == 400)
        #expect(reply.json["parameter"] as? String == name)
        #expect(reply.json["requirement"] as? String == requirement)
        #expect((reply.json["detail"] as? String)?.contains("EPSG/0/31467") == true)
    }

    @Test func `a collection lists its systems`() async throws {
        let collection = try await ask("/collections/sites").json
        #expect(collection["crs"] as? [String] == Self.uris)
        #expect(collection["storageCrs"] as? String == ServedCRS.crs84.uri)
        #expect(try await ask("/collections").json["crs"] as? [String] == Self.uris)
        #expect(try await ask("/collections/targets").json["storageCrs"] == nil)
        let plane = try await ask("/collections/sites", of: server(over: InMemorySource.measurable)).json["storageCrs"]
        #expect(plane as? String == "\(Self.base)EPSG/0/25832" && Self.uris.contains("\(Self.base)EPSG/0/25832"))
    }

    @Test func `longitude and latitude need no transformation`() async throws {
        var source = InMemorySource.zoo
        source.crs = CRS(authority: "NOBODY", code: "0")
        let server = server(over: source)
        #expect(try await ask("/collections/sites/items?bbox=7,51,8,52", of: server).status == 200)
        #expect(try await ask("/collections/sites/items/site-00", of: server).status == 200)
        #expect(try await ask("/collections/sites/items?crs=\(Self.base)EPSG/0/25832", of: server).status == 500)
    }

    @Test func `next pages stay in the system`() async throws {
        let uri = percentEncoded(Self.base + "EPSG/0/25832")
        let next = try await ask("/collections/sites/items?limit=1&crs=\(uri)").link("next")?.path
        #expect(try await ask(try #require(next)).headers["content-crs"]?.contains("25832") == true)
    }

    @Test func `a table has well-known text in the system`() async throws {
        let csv = try await ask("/collections/sites/items?limit=1&f=csv&crs=\(Self.base)EPSG/0/31467").text
        #expect(csv.contains("MULTIPOLYGON (((5709168.117 3361199.436,"))
    }
}
