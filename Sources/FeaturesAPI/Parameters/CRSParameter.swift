import SimpleFeatures
import SiteInventory

/// The parameters `crs` and `bbox-crs` (OGC API Features, Part 2), and `filter-crs` (Part 3).
enum CRSParameter {
    /// The system that the parameter names; CRS84 by default.
    static func system(_ name: String, _ parameters: QueryParameters, requirement: String) throws(Problem) -> ServedCRS
    {
        guard let uri = parameters.text(name) else { return .crs84 }
        guard let system = ServedCRS(uri: uri) else {
            throw .invalid(
                name, "\(name)=\(uri.quoted) is not a system of this service. \(ServedCRS.list)",
                requirement: requirement,
                nearest: uri.nearest(among: ServedCRS.all.map(\.uri)))
        }
        return system
    }

    static func output(_ parameters: QueryParameters) throws(Problem) -> ServedCRS {
        try system("crs", parameters, requirement: "/req/crs/fc-crs-valid-value")
    }

    static func box(_ parameters: QueryParameters) throws(Problem) -> ServedCRS {
        try system("bbox-crs", parameters, requirement: "/req/crs/fc-bbox-crs-valid-value")
    }

    static func filter(_ parameters: QueryParameters) throws(Problem) -> ServedCRS {
        try system("filter-crs", parameters, requirement: "/req/filter/filter-crs-param")
    }

    /// The schema of all three.
    static let uris: JSONValue = [
        "type": "string", "format": "uri", "enum": .array(ServedCRS.all.map { .string($0.uri) }),
        "default": .string(ServedCRS.crs84.uri),
    ]
}

extension Parameter {
    static let crs = Parameter(
        name: "crs", summary: "The coordinate reference system of the response, with the axis order of its authority",
        schema: CRSParameter.uris, isShared: true, example: .string(CRS.utm32.uri))

    static let bboxCRS = Parameter(
        name: "bbox-crs", summary: "The coordinate reference system of bbox, with the axis order of its authority",
        schema: CRSParameter.uris, isShared: true, example: .string(CRS.crs84.uri))
}
