internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

/// Guesses the coordinate reference system of positions by whether they lie in the region.
struct CRSGuess {
    /// A coordinate reference system in use in the region.
    struct Candidate: Hashable {
        var code: String
        var name: String
        /// True when latitude precedes longitude.
        var isSwapped = false
    }

    /// A sample of the layer's positions, in its own system.
    let sample: [Position]
    /// The region of the positions, in degrees.
    var region = Self.region

    /// North Rhine-Westphalia and its surroundings, in degrees. In a larger box, coordinates in UTM 32 would also be
    /// plausible in UTM 33.
    static let region = Envelope(minX: 5.5, minY: 50, maxX: 9.8, maxY: 52.9)

    /// Germany with its waters, in degrees. Outlines of municipalities are delivered for the whole country.
    static let germany = Envelope(minX: 5.5, minY: 47, maxX: 15.6, maxY: 55.6)

    /// Transforms a box in degrees to its envelope in the plane, with a margin.
    static func box(of region: Envelope, in crs: CRS) throws(GeometryError) -> Envelope? {
        let edges = Geometry.polygon(Polygon(LineString(region.corners + [region.corners[0]])))
        // The edges of the box are curves in the plane. They exceed the envelope of its corners by less than this
        // margin.
        return Envelope(try CoordinateTransformer(from: .crs84, to: crs).transform(edges))?.grown(by: 10_000)
    }

    /// The possible systems. Systems that differ from one of them by less than a metre are omitted (EPSG:32632, 4258).
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

    /// Returns the candidates in which at least 90 % of the sample lies in the region.
    func plausible() -> [Candidate] {
        Self.candidates.filter { candidate in
            share(in: candidate.code, swapped: candidate.isSwapped).map { $0 >= 0.9 } ?? false
        }
    }

    /// True when a part of the sample lies in the region in this system, or when the sample is empty.
    func isPlausible(_ definition: String, swapped: Bool = false) -> Bool {
        share(in: definition, swapped: swapped).map { $0 > 0 } ?? false
    }

    /// True when PROJ knows the system.
    func isTransformable(_ definition: String) -> Bool { share(in: definition, swapped: false) != nil }

    /// Returns the share of the sample that lies in the region; 1 for an empty sample; `nil` when PROJ does not know
    /// the system.
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
