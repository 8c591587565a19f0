import SimpleFeatures
import SiteInventory

extension InMemorySource {
    /// 24 plain sites in a row from 7.00° east, one tenth of a degree apart, then the awkward ones.
    static let zoo = InMemorySource(
        features: [
            .sites: (0..<24).map(plainSite) + awkwardSites,
            .accessLinks: accessLinks,
            .roadProjects: [
                Feature(id: FeatureID("a52"), geometry: nil, properties: ["status": .string("planning")])
            ],
            .targets: [
                Feature(
                    id: FeatureID("jobs"), geometry: nil, properties: ["value": .number(1000), "year": .integer(2020)])
            ],
        ])

    /// A site of 100 ha in UTM zone 32 with a plot sold on its left half, and another site without plots.
    static let measurable = InMemorySource(
        features: [
            .sites: ["north", "south"].enumerated().map { index, id in
                Feature(
                    id: FeatureID(id), geometry: square(east: 371_000, north: 5_715_000 - Double(index) * 2000, 1000),
                    properties: ["name": .string("Standort \(id)"), "declared_gross_ha": .number(1_000_000)])
            },
            .plots: [
                Feature(
                    id: FeatureID("P1"), geometry: square(east: 370_500, north: 5_715_000, 1000),
                    properties: ["site_id": .string("north"), "status": .string("sold"), "usable": .boolean(true)])
            ],
        ])

    private static func square(east: Double, north: Double, _ side: Double) -> Geometry {
        let box = Envelope(minX: east, minY: north, maxX: east + side, maxY: north + side)
        return .multiPolygon([Polygon(LineString(box.corners + [box.corners[0]]))])
    }

    /// Ids that break what is put together from text.
    static let awkwardIDs = ["a/b", "ä ß", "50%", "x?y", "q\"uo'te", "c,omma", "plus+", "#", "..", "<script>"]

    private static func plainSite(_ number: Int) -> Feature {
        let west = 7 + Double(number) / 10
        return Feature(
            id: FeatureID(number < 10 ? "site-0\(number)" : "site-\(number)"),
            geometry: .multiPolygon([square(west: west, south: 51.5)]),
            properties: [
                "name": .string("Standort \(number)"),
                "municipality": .string(["Herten", "Gladbeck", "Bottrop"][number % 3]),
                "category": .string(["industry", "logistics"][number % 2]),
                "available_ha": number == 23 ? .null : .number(Double(number) + 0.5),
                "nearest_project_straight_line_m": .number(Double(number) * 100),
                "fully_marketed": .boolean(number == 5),
                "survey_date": .string("2025-01-\(10 + number % 10)"),
            ])
    }

    private static let awkwardSites: [Feature] =
        awkwardIDs.map { Feature(id: FeatureID($0), geometry: nil, properties: ["name": .string("\($0), \"\($0)\"")]) }
        + [
            Feature(
                id: FeatureID("taveuni"),
                geometry: .multiPolygon([square(west: 179.9, south: -17), square(west: -180, south: -17)]),
                properties: ["name": .string("über den 180. Längengrad"), "category": .string("energy")])
        ]

    private static let accessLinks: [Feature] =
        ["a52", "a2"].map { road in
            Feature(
                id: FeatureID("site-00~\(road)~computed"), geometry: nil,
                properties: ["site_id": .string("site-00"), "road_project_id": .string(road)])
        } + [
            Feature(
                id: FeatureID("a/b~a2~computed"), geometry: nil,
                properties: ["site_id": .string("a/b"), "road_project_id": .string("a2")])
        ]

    /// Five hundredths of a degree wide.
    private static func square(west: Double, south: Double) -> Polygon {
        let box = Envelope(minX: west, minY: south, maxX: west + 0.05, maxY: south + 0.05)
        return Polygon(LineString(box.corners + [box.corners[0]]))
    }
}
