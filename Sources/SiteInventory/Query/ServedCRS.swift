public import SimpleFeatures

/// A coordinate reference system for reading and editing features.
public struct ServedCRS: Hashable, Sendable {
    /// The system.
    public let crs: CRS
    /// True when the authority's axis order is latitude or northing first. Geometries in memory are always x before y.
    public let isNorthFirst: Bool
    /// True for longitude and latitude; false for metres in a plane.
    public let isGeographic: Bool
    /// The area of use in longitude and latitude; `nil` for the whole earth. It is larger than the authority's, since
    /// planners use Gauß-Krüger zones beyond their limits.
    package let domain: Envelope?

    /// The URI of the system.
    public let uri: String
    /// The number of decimals of served coordinates: 7 for degrees (1 cm), 3 for metres (1 mm).
    public var decimals: Int { isGeographic ? 7 : 3 }

    /// WGS 84, longitude before latitude: the default of the standard.
    public static let crs84 = ServedCRS(crs: .crs84, isNorthFirst: false, isGeographic: true, domain: nil)

    /// All systems that the server offers.
    public static let all: [ServedCRS] = [
        .crs84,
        ServedCRS(crs: .epsg(4326), isNorthFirst: true, isGeographic: true, domain: nil),
        ServedCRS(crs: .etrs89, isNorthFirst: true, isGeographic: true, domain: nil),
        ServedCRS(
            crs: .utm32, isNorthFirst: false, isGeographic: false,
            domain: Envelope(minX: -6, minY: 30, maxX: 24, maxY: 84.3)),
        ServedCRS(
            crs: .epsg(3857), isNorthFirst: false, isGeographic: false,
            domain: Envelope(minX: -180, minY: -85.06, maxX: 180, maxY: 85.06)),
        ServedCRS(
            crs: .epsg(3035), isNorthFirst: true, isGeographic: false,
            domain: Envelope(minX: -35.5, minY: 24.6, maxX: 44.8, maxY: 84.7)),
        ServedCRS(
            crs: .epsg(31466), isNorthFirst: true, isGeographic: false,
            domain: Envelope(minX: 1, minY: 45, maxX: 12, maxY: 58)),
        ServedCRS(
            crs: .epsg(31467), isNorthFirst: true, isGeographic: false,
            domain: Envelope(minX: 1, minY: 45, maxX: 17, maxY: 58)),
    ]

    /// - Returns: `nil` for a system that is not served.
    public init?(uri: String) {
        guard let served = Self.all.first(where: { $0.uri == uri }) else { return nil }
        self = served
    }

    /// The served system for a CRS; `nil` when it is not served.
    public init?(_ crs: CRS) {
        guard let served = Self.all.first(where: { $0.crs == crs }) else { return nil }
        self = served
    }

    private init(crs: CRS, isNorthFirst: Bool, isGeographic: Bool, domain: Envelope?) {
        self.crs = crs
        uri = crs.uri
        self.isNorthFirst = isNorthFirst
        self.isGeographic = isGeographic
        self.domain = domain
    }

    /// Converts a position between the authority's axis order and x before y.
    public func swapped(_ position: Position) -> Position {
        isNorthFirst ? Position(position.y, position.x) : position
    }
}
