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
    var synonym: String?

    static let json = Format(word: "json", mediaType: .json, alsoAnswers: [])
    static let geoJSON = Format(
        word: "json", mediaType: .geoJSON, alsoAnswers: ["application/json", "application/vnd.geo+json"],
        synonym: "geojson")
    static let openAPI = Format(
        word: "json", mediaType: .openAPI, alsoAnswers: ["application/json", "application/openapi+json"])
    static let schema = Format(word: "json", mediaType: .schema, alsoAnswers: ["application/json"])
    static let html = Format(word: "html", mediaType: .html, alsoAnswers: ["application/xhtml+xml"])
    static let csv = Format(word: "csv", mediaType: .csv, alsoAnswers: [])
    static let zip = Format(word: "zip", mediaType: .zip, alsoAnswers: ["application/octet-stream"])
    /// GeoJSON of a resource whose default format is another kind of JSON.
    static let map = Format(word: "geojson", mediaType: .geoJSON, alsoAnswers: [])

    static let sequence = Format(word: "geojsonseq", mediaType: .sequence, alsoAnswers: ["application/json-seq"])

    static let words: Set<String> = ["json", "html", "csv", "geojsonseq"]

    /// The name of the format.
    var title: String {
        switch self {
        case .geoJSON, .map: "GeoJSON"
        case .sequence: "GeoJSON Text Sequences"
        case .csv: "CSV"
        case .html: "HTML"
        case .openAPI: "OpenAPI 3.0"
        case .schema: "JSON Schema"
        default: "JSON"
        }
    }

    var fileEnding: String {
        switch self {
        case .geoJSON, .map: "geojson"
        case .sequence: "geojsons"
        default: word
        }
    }
}
