/// A media type in `Content-Type` and in links.
struct MediaType: Hashable, Sendable {
    let text: String

    static let json = MediaType(text: "application/json")
    static let geoJSON = MediaType(text: "application/geo+json")
    /// Without a space after the semicolon, as GDAL, QGIS and OWSLib look for it.
    static let openAPI = MediaType(text: "application/vnd.oai.openapi+json;version=3.0")
    static let schema = MediaType(text: "application/schema+json")
    static let problem = MediaType(text: "application/problem+json")
    static let html = MediaType(text: "text/html; charset=utf-8")
    static let zip = MediaType(text: "application/zip")
    static let csv = MediaType(text: "text/csv; charset=utf-8; header=present")

    static let sequence = MediaType(text: "application/geo+json-seq")

    /// The media type without parameters.
    var essence: String { String(text.prefix { $0 != ";" }) }
}

/// A format of responses: its value of `f`, its media type, and further media types in `Accept` that it satisfies.
struct Format: Hashable, Sendable {
    let word: String
    let mediaType: MediaType
    let alsoAnswers: [String]
    /// Another value of `f`.
    let synonym: String?

    /// The name of the format.
    let title: String

    private init(
        _ word: String, _ mediaType: MediaType, _ title: String, alsoAnswers: [String] = [], synonym: String? = nil
    ) {
        self.word = word
        self.mediaType = mediaType
        self.title = title
        self.alsoAnswers = alsoAnswers
        self.synonym = synonym
    }

    static let json = Format("json", .json, "JSON")
    static let geoJSON = Format(
        "json", .geoJSON, "GeoJSON", alsoAnswers: ["application/json", "application/vnd.geo+json"], synonym: "geojson")
    static let openAPI = Format(
        "json", .openAPI, "OpenAPI 3.0", alsoAnswers: ["application/json", "application/openapi+json"])
    static let schema = Format("json", .schema, "JSON Schema", alsoAnswers: ["application/json"])
    static let html = Format("html", .html, "HTML", alsoAnswers: ["application/xhtml+xml"])
    static let csv = Format("csv", .csv, "CSV")
    static let zip = Format("zip", .zip, "Zip", alsoAnswers: ["application/octet-stream"])
    /// GeoJSON of a resource whose default format is another kind of JSON.
    static let map = Format("geojson", .geoJSON, "GeoJSON")
    static let sequence = Format(
        "geojsonseq", .sequence, "GeoJSON Text Sequences", alsoAnswers: ["application/json-seq"])

    static let words: Set<String> = ["json", "html", "csv", "geojsonseq"]

    var fileEnding: String {
        switch self {
        case .geoJSON, .map: "geojson"
        case .sequence: "geojsons"
        default: word
        }
    }
}
