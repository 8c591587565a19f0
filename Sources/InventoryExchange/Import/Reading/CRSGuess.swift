internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

/// Finds the coordinate reference system of positions by where they would lie in the region.
struct CRSGuess {
    /// A system that planners of the region use.
    struct Candidate: Hashable {
        var code: String
        var name: String
        /// True for latitude before longitude.
        var isSwapped = false
    }

    /// Positions of the layer, some of many, in its own system.
    let sample: [Position]
    /// Where the positions are expected, in degrees.
    var region = Self.region

    /// North Rhine-Westphalia and what lies around it, in degrees. Wider, and UTM 32 could be UTM 33 as well.
    static let region = Envelope(minX: 5.5, minY: 50, maxX: 9.8, maxY: 52.9)

    /// Germany with its waters. Outlines of municipalities come for the whole country.
    static let germany = Envelope(minX: 5.5, minY: 47, maxX: 15.6, maxY: 55.6)

    /// A box in degrees as a box in the plane.
    static func box(of region: Envelope, in crs: CRS) throws(GeometryError) -> Envelope? {
        let edges = Geometry.polygon(Polygon(LineString(region.corners + [region.corners[0]])))
        // A degree's edges bulge in the plane, by less than this.
        return Envelope(try CoordinateTransformer(from: .crs84, to: crs).transform(edges))?.grown(by: 10_000)
    }

    /// Systems that differ by less than a metre from one of these (EPSG:32632, 4258) need no place here.
    static let candidates = [
        Candidate(code: "EPSG:25832", name: "ETRS89 / UTM 32N"),
        Candidate(code: "EPSG:4647", name: "ETRS89 / UTM 32N mit Zonenkennung 32"),
        Candidate(code: "EPSG:31466", name: "DHDN / Gauß-Krüger Zone 2"),
        Candidate(code: "EPSG:31467", name: "DHDN / Gauß-Krüger Zone 3"),
        Candidate(code: "EPSG:25833", name: "ETRS89 / UTM 33N"),
        Candidate(code: "EPSG:25831", name: "ETRS89 / UTM 31N"),
        Candidate(code: "EPSG:3857", name: "Web-Mercator"),
        Candidate(code: "EPSG:3035", name: "ETRS89 / LAEA Europa"),
        Candidate(code: "EPSG:4326", name: "WGS 84, Grad"),
        Candidate(code: "EPSG:4326", name: "WGS 84, Breite vor Länge", isSwapped: true),
    ]

    /// Those of the candidates by which nearly all of the sample lies in the region.
    func plausible() -> [Candidate] {
        Self.candidates.filter { candidate in
            share(in: candidate.code, swapped: candidate.isSwapped).map { $0 >= 0.9 } ?? false
        }
    }

    /// True when at least some of the sample lies in the region by this system, or when there is nothing to judge.
    func isPlausible(_ definition: String, swapped: Bool = false) -> Bool {
        share(in: definition, swapped: swapped).map { $0 > 0 } ?? false
    }

    /// True when PROJ knows the system.
    func isTransformable(_ definition: String) -> Bool { share(in: definition, swapped: false) != nil }

    /// How much of the sample lies in the region; `nil` when PROJ does not know the system.
    private func share(in definition: String, swapped: Bool) -> Double? {
        guard let transformer = try? CoordinateTransformer(from: definition, to: "OGC:CRS84") else { return nil }
        let inside = sample.count { position in
            let position = swapped ? Position(position.y, position.x) : position
            guard let moved = try? transformer.transform([position]).first else { return false }
            return region.contains(moved)
        }
        return sample.isEmpty ? 1 : Double(inside) / Double(sample.count)
    }
}
