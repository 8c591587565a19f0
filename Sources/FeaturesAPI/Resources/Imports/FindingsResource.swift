import HTTPTypes
import Hummingbird
import SimpleFeatures
import SiteInventory

/// What an import found, in pages or whole: for programs, for the map, and for tables.
enum FindingsResource {
    static let defaultLimit = 100

    static func respond(_ call: Call) async throws -> Response {
        let entry = try await call.importEntry()
        guard let reports = entry.reports else { throw Problem.notEnded(entry.id) }
        let page = try FindingsPage(of: reports, call.parameters, isWhole: call.format != .json)
        var links = [call.links.itself(call.format.mediaType)]
        if let next = page.next { links.append(call.links.next(next.token, call.format.mediaType)) }
        links += call.otherFormats([.json, .map, .csv]) + [call.links.to("/imports/\(entry.id)", rel: "up", .json)]
        let bytes =
            switch call.format {
            case .csv: page.csv(call.language)
            case .map: try page.geoJSON(call.language, links)
            default: try page.json(call.language, links)
            }
        var response = Response(bytes: bytes, call.format.mediaType).linked(to: links)
        if call.format == .csv {
            response.headers[.contentDisposition] = "attachment; filename=\"findings-\(entry.id).csv\""
        }
        return response
    }
}

/// The findings that were asked for.
struct FindingsPage {
    let findings: [Finding]
    let numberMatched: Int
    /// How many more there are that no report lists, by code.
    let unlisted: [String: Int]
    /// `nil` on the last page.
    let next: PageCursor?

    /// - Parameter isWhole: true to give all where no limit is asked for.
    init(of reports: [ImportReport], _ parameters: QueryParameters, isWhole: Bool) throws(Problem) {
        let severities: [Finding.Severity]? = try parameters.words("severity")
        let codes: [Finding.Code]? = try parameters.words("code")
        let layers = try Self.layers(parameters.text("layer"), reports)
        let matched = layers.flatMap(\.findings).filter {
            (severities?.contains($0.severity) ?? true) && (codes?.contains($0.code) ?? true)
        }
        let limit = try ItemsParameters.limit(
            parameters.text("limit"), default: isWhole ? .max : FindingsResource.defaultLimit)
        let start = Int(clamping: try ItemsParameters.cursor(parameters.text("cursor"))?.rowKey ?? 0)
        findings = Array(matched.dropFirst(start).prefix(limit))
        numberMatched = matched.count
        let end = min(start, matched.count) + findings.count
        next = end < matched.count ? PageCursor(rowKey: Int64(end), version: 0) : nil
        unlisted = layers.map(\.unlistedFindings).reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
            .filter { code, _ in codes?.contains { $0.rawValue == code } ?? true }
    }

    private static func layers(_ name: String?, _ reports: [ImportReport]) throws(Problem) -> [ImportReport] {
        guard let name else { return reports }
        let layers = reports.filter { $0.path == name || $0.layer == name }
        guard !layers.isEmpty else { throw .notAmong(reports.map(\.path), name, parameter: "layer") }
        return layers
    }
}

extension Call {
    fileprivate func otherFormats(_ formats: [Format]) -> [Link] {
        formats.filter { $0 != format }.map(links.alternate)
    }
}

extension Problem {
    static func notEnded(_ id: String) -> Problem {
        Problem(
            kind: .conflict,
            detail: "The import \(id) has not ended yet. /imports/\(id) tells when it has.")
    }
}
