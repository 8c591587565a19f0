import Hummingbird
import SimpleFeatures
import SiteInventory

/// Sums over sites, and how they and single figures came to be.
enum TotalsResource {
    /// The sites that the parameters select, as items, added up in groups.
    static func totals(_ call: Call) async throws -> Response {
        let query = try ItemsParameters.query(call, .of(.sites))
        let grouping: SiteGrouping? = try call.parameters.word("by")
        let (crs, scenario) = (call.source.crs, call.inventoryView.scenario)
        let totals = try await call.source.read {
            try GroupedTotals($0, crs: crs, by: grouping, of: query, scenario: scenario)
        }
        return try call.response(totals, csv: totals.csv)
    }

    static func history(_ call: Call) async throws -> Response {
        let query = try ItemsParameters.query(call, .of(.sites))
        let history = try await call.source.history(of: call.parameters.figure(), of: query)
        return try call.response(history, csv: history.csv)
    }

    static func historyOfSite(_ call: Call) async throws -> Response {
        let id = try call.featureID()
        guard let history = try await call.source.history(of: call.parameters.figure(), ofSite: id) else {
            throw Problem.noFeature(id, in: .sites)
        }
        return try call.response(history, csv: history.csv)
    }
}

extension Call {
    /// An answer of our own, as JSON or as a table.
    func response(_ value: some Encodable, csv: [UInt8]) throws -> Response {
        guard format == .csv else { return try response(value) }
        return Response(bytes: csv, format.mediaType).linked(to: selfAndAlternates)
    }

    /// An answer of our own, as JSON.
    func response(_ value: some Encodable) throws -> Response {
        Response(bytes: try inventoryView.dating(try JSON.encode(value)), .json).linked(to: selfAndAlternates)
    }
}

extension QueryParameters {
    fileprivate func figure() throws(Problem) -> HectaresFigure { try word("figure") ?? .available }
}

extension Parameter {
    static let by = Parameter(
        name: "by", summary: "The groups; without it, the total alone",
        schema: ["type": "string", "enum": .array(SiteGrouping.words.map(JSONValue.string))])

    static let figure = Parameter(
        name: "figure", summary: "Which figure",
        schema: [
            "type": "string", "enum": .array(HectaresFigure.words.map(JSONValue.string)),
            "default": .string(HectaresFigure.available.rawValue),
        ])
}

extension Answer {
    static let totalsShape = object(
        [
            "by": text, "groups": list(of: object(["key": text, "name": text, "totals": sum], ["totals"])),
            "total": sum, "overlap_ha": ["type": "object", "additionalProperties": number],
            "assumption": ["type": "object"], "as_of": ["type": "object"],
        ], ["total", "groups"])

    static let historyShape = object(
        [
            "figure": text,
            "steps": list(
                of: object(
                    [
                        "version": count, "recorded_at": ["type": "string", "format": "date-time"],
                        "imports": list(of: text), "reverts": nullableCount, "hectares": nullableNumber,
                        "overlap_ha": number, "sites": count,
                    ], ["version", "recorded_at", "hectares"])),
            "as_of": ["type": "object"],
        ], ["figure", "steps"])

    private static let nullableNumber: JSONValue = ["type": "number", "nullable": true]
    private static let nullableCount: JSONValue = ["type": "integer", "nullable": true]

    /// Each figure by its name without unit: `available`.
    private static let sum: JSONValue = {
        let figure = object(["hectares": nullableNumber, "overlap_ha": number, "sites": count], ["hectares"])
        let figures = HectaresFigure.allCases.map { ($0.nameWithoutUnit, figure) }
        let others: [String: JSONValue] = [
            "sites": count, "exclusions": ["type": "object", "additionalProperties": count],
        ]
        return object(others.merging(figures) { $1 }, ["sites", "exclusions"])
    }()
}
