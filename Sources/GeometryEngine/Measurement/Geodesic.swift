import CPROJ
import SimpleFeatures

/// Areas and distances on an ellipsoid (Karney's algorithms in PROJ). Positions are longitude, latitude in degrees.
struct Geodesic: Sendable {
    private let geodesic: geod_geodesic

    init(_ ellipsoid: Ellipsoid) {
        var geodesic = geod_geodesic()
        unsafe geod_init(&geodesic, ellipsoid.semiMajorAxis, 1 / ellipsoid.inverseFlattening)
        self.geodesic = geodesic
    }

    /// The area in square metres that a ring of geodesics encloses. The ring's orientation does not matter.
    func area(enclosedBy ring: [Position]) -> Double {
        unsafe withUnsafePointer(to: geodesic) { geodesic in
            var polygon = geod_polygon()
            unsafe geod_polygon_init(&polygon, 0)
            for position in ring {
                unsafe geod_polygon_addpoint(geodesic, &polygon, position.y, position.x)
            }
            var area = 0.0
            _ = unsafe geod_polygon_compute(geodesic, &polygon, 0, 1, &area, nil)
            return abs(area)
        }
    }

    /// The length in metres of the geodesic between the two, and its azimuth at `a` in degrees, -180...180.
    func inverse(_ a: Position, _ b: Position) -> (distance: Double, azimuth: Double) {
        unsafe withUnsafePointer(to: geodesic) { geodesic in
            var distance = 0.0
            var azimuth = 0.0
            unsafe geod_inverse(geodesic, a.y, a.x, b.y, b.x, &distance, &azimuth, nil)
            return (distance, azimuth)
        }
    }
}
