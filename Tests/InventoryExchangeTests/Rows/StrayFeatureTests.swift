import SimpleFeatures
import SiteInventory
import Testing

@testable import InventoryExchange

/// Each feature is judged for its place: one astray is named, a whole layer has one finding.
@Suite struct StrayFeatureTests {
    /// A square of 100 m near Herten, moved by metres.
    private static func here(_ x: Double) -> Geometry { square(x, 0, 100, 100) }
    private static let far = square(0, -3_000_000, 100, 100)
    private static let swapped = here(0).mapPositions { $0.map { Position($0.y, $0.x) } }

    private static func outcome(_ geometries: [Geometry], crs: String? = nil) throws -> ImportOutcome {
        let rows = geometries.enumerated().map { ($1, ["S\($0 + 1)", "Site \($0 + 1)"]) }
        var layer = Table("standorte", ["ST_NR", "NAME"], rows).layer(hash: "a")
        layer.crs = crs
        return try MemoryImports().run(layers: [layer])
    }

    private static func strays(_ outcome: ImportOutcome) -> [Finding] {
        outcome.reports[0].findings.filter {
            [.check(.geometryOutsideRegion), .check(.axesSwapped), .check(.geometryOutsidePlane)].contains($0.code)
        }
    }

    @Test(arguments: [
        ([here(0), swapped], ["S2"], Finding.Check.axesSwapped), ([here(0), far], ["S2"], .geometryOutsideRegion),
        (
            [here(0), far, far.mapPositions { $0.map { Position($0.x + 500, $0.y) } }], ["S2", "S3"],
            .geometryOutsideRegion
        ),
        ([here(0), here(500)], [], .geometryOutsideRegion),
    ])
    func `a feature astray is named, whatever its share of the layer`(
        geometries: [Geometry], ids: [String], code: Finding.Check
    ) throws {
        let outcome = try Self.outcome(geometries)
        #expect(outcome.isKept)
        #expect(Self.strays(outcome).compactMap(\.featureID) == ids)
        #expect(Self.strays(outcome).allSatisfy { $0.code == .check(code) && $0.severity == .warning })
        #expect(Self.strays(outcome).compactMap(\.place).count == ids.count)
    }

    @Test func `a layer that lies elsewhere has one finding, with the system that fits`() throws {
        let elsewhere = try Self.outcome([Self.far, Self.far.mapPositions { $0.map { Position($0.x + 500, $0.y) } }])
        #expect(Self.strays(elsewhere).map(\.featureID) == [nil])
        let told = try Self.outcome([Self.here(0)], crs: "EPSG:31466")
        #expect(Self.strays(told).map(\.featureID) == [nil])
        #expect(Self.strays(told).first?.message.en.contains("EPSG:25832") == true)
    }

    @Test func `a layer of which most lies elsewhere has one finding with the count`() throws {
        let far = (0..<12).map { number in
            Self.far.mapPositions { $0.map { Position($0.x + Double(number) * 500, $0.y) } }
        }
        let outcome = try Self.outcome([Self.here(0)] + far)
        #expect(Self.strays(outcome).map(\.value) == ["12"])
        #expect(Self.strays(outcome).first?.message.en.contains("12 of 13") == true)
    }

    @Test func `municipalities of all Germany have no finding about their place`() throws {
        // Flensburg, Passau and Görlitz in UTM zone 32.
        let places = [(526_000.0, 6_070_000.0), (824_000, 5_385_000), (913_000, 5_680_000)]
        let rows = places.enumerated().map { number, place in
            (
                Self.here(0).mapPositions {
                    $0.map { Position($0.x - 371_000 + place.0, $0.y - 5_715_000 + place.1) }
                } as Geometry?, ["0100100\(number)", "Stadt"]
            )
        }
        let outcome = try MemoryImports().run([Table("VG250_GEM", ["AGS", "GEN"], rows)])
        #expect(outcome.isKept)
        #expect(Self.strays(outcome) == [])
    }

    @Test(
        "what the inventory's plane cannot hold is not said to lie outside the stated system",
        arguments: [
            ("EPSG:4326", 99.0, 0.0, Finding.Check.geometryOutsidePlane),
            ("EPSG:4326", 7.1, 5712, .geometryOutsideSystem),
            ("EPSG:3857", 11_020_000, 0, .geometryOutsidePlane),
        ])
    func outsidePlane(crs: String, x: Double, y: Double, code: Finding.Check) throws {
        let size = crs == "EPSG:4326" ? 0.001 : 100.0
        let ring = [(x, y), (x + size, y), (x + size, y + size), (x, y)].map { Position($0.0, $0.1) }
        let outcome = try Self.outcome([.polygon(Polygon(LineString(ring)))], crs: crs)
        #expect(!outcome.isKept)
        #expect(outcome.reports[0].findings.filter { $0.severity == .error }.map(\.code) == [.check(code)])
    }

    @Test(arguments: [(false, 0), (true, 1)])
    func `a datum without a known operation is a warning with the possible error`(isUnknown: Bool, count: Int) throws {
        let datum = isUnknown ? "D_Unbekannt" : "D_ETRS_1989"
        let spheroid =
            isUnknown ? #"SPHEROID["Eigen",6377000.0,299.0]"# : #"SPHEROID["GRS_1980",6378137.0,298.257222101]"#
        let wkt =
            "GEOGCS[\"GCS\",DATUM[\"\(datum)\",\(spheroid)],PRIMEM[\"Greenwich\",0.0],"
            + "UNIT[\"Degree\",0.0174532925199433]]"
        let ring = [(7.1, 51.5), (7.101, 51.5), (7.101, 51.501), (7.1, 51.5)].map { Position($0.0, $0.1) }
        let outcome = try Self.outcome([.polygon(Polygon(LineString(ring)))], crs: wkt)
        let findings = outcome.reports[0].findings.filter { $0.code == .check(.datumShiftUnknown) }
        #expect(findings.count == count)
        #expect(findings.allSatisfy { $0.severity == .warning && ($0.action?.en.contains("200 m") ?? false) })
    }
}
