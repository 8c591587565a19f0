import Codecs
import GeometryEngine
import SimpleFeatures
import Testing

struct ServedCoordinatesTests {
    /// A polygon of random corners around a place.
    private static func polygon(
        around x: Double, _ y: Double, metres: Double, _ generator: inout some RandomNumberGenerator
    ) -> Geometry {
        let corners = (0..<30).map { _ in
            Position(
                x + Double.random(in: -metres...metres, using: &generator),
                y + Double.random(in: -metres...metres, using: &generator))
        }
        return .multiPolygon([Polygon(LineString(corners + [corners[0]]))])
    }

    @Test(arguments: [CRS.utm32, .epsg(25833), .epsg(31466)])
    func `the text and the envelope are those of PROJ`(plane: CRS) throws {
        var generator = SystemRandomNumberGenerator()
        let served = try ServedCoordinates(from: plane)
        let exact = try CoordinateTransformer(from: plane, to: .crs84)
        let west = plane == .epsg(31466) ? 2_550_000.0 : 330_000
        for _ in 0..<2000 {
            let geometry = Self.polygon(
                around: west + Double.random(in: 0...120_000, using: &generator),
                5_650_000 + Double.random(in: 0...120_000, using: &generator),
                metres: Double.random(in: 10...3000, using: &generator), &generator)
            let (degrees, envelope) = try served.transform(geometry)
            let expected = try exact.transform(geometry)
            #expect(GeoJSONWriter.geometry(degrees) == GeoJSONWriter.geometry(expected))
            #expect(envelope == Envelope(expected))
        }
    }

    @Test func `large geometries, points and empty ones are those of PROJ`() throws {
        let served = try ServedCoordinates(from: .utm32)
        let exact = try CoordinateTransformer(from: .utm32, to: .crs84)
        for geometry: Geometry in [
            .lineString(LineString([Position(330_000, 5_680_000), Position(430_000, 5_780_000)])),
            .point(Position(371_676, 5_715_050)), .multiPolygon([]),
        ] {
            let (degrees, envelope) = try served.transform(geometry)
            let expected = try exact.transform(geometry)
            #expect(GeoJSONWriter.geometry(degrees) == GeoJSONWriter.geometry(expected))
            #expect(envelope == Envelope(expected))
        }
    }
}
