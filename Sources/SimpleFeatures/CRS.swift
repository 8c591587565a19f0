/// A coordinate reference system by authority and code. Coordinates are always x, y, independent of the axis order of
/// the authority.
public struct CRS: Hashable, Sendable, Codable {
    /// The organisation that defines the system: `EPSG`, `OGC`.
    public let authority: String
    /// The code assigned by the authority: `25832`.
    public let code: String

    /// Creates a reference to a system. The code is not checked.
    public init(authority: String, code: String) {
        self.authority = authority
        self.code = code
    }

    /// The system with this EPSG code.
    public static func epsg(_ code: Int) -> CRS { CRS(authority: "EPSG", code: String(code)) }

    /// WGS 84 longitude and latitude in degrees, as in GeoJSON and the public API.
    public static let crs84 = CRS(authority: "OGC", code: "CRS84")
    /// ETRS89 / UTM zone 32N in metres: the official projection of North Rhine-Westphalia.
    public static let utm32 = CRS.epsg(25832)
    /// ETRS89 longitude and latitude in degrees, on the ellipsoid GRS80.
    public static let etrs89 = CRS.epsg(4258)

    /// The definition for PROJ and GDAL: `EPSG:25832`.
    public var definition: String { "\(authority):\(code)" }

    /// The URI of the OGC: `http://www.opengis.net/def/crs/EPSG/0/25832`.
    public var uri: String {
        let version = authority == "OGC" ? "1.3" : "0"
        return "http://www.opengis.net/def/crs/\(authority)/\(version)/\(code)"
    }
}

extension CRS: CustomStringConvertible {
    /// The same as ``definition``.
    public var description: String { definition }
}
