import CQL2
import SimpleFeatures
import SiteInventory

/// The parameters `filter`, `filter-lang` and `filter-crs` (OGC API Features, Part 3).
enum FilterParameters {
    static let all: [Parameter] = [
        Parameter(
            name: "filter",
            summary: """
                Features for which this condition of CQL2 is true: text such as available_ha > 20 AND municipality = 'Herten', \
                or JSON. What it can name stands in the collection's queryables and in /functions
                """,
            schema: ["type": "string"], isShared: true),
        Parameter(
            name: "filter-lang", summary: "What the filter is written in; cql-text is the old name of cql2-text",
            schema: [
                "type": "string", "enum": .array(FilterLanguage.allCases.map { .string($0.rawValue) }),
                "default": .string(FilterLanguage.text.rawValue),
            ], isShared: true),
        Parameter(
            name: "filter-crs", summary: "The coordinate reference system of the filter's geometries",
            schema: CRSParameter.uris, isShared: true),
    ]

    /// The condition, its geometries with x before y; `nil` without one.
    static func filter(
        _ parameters: QueryParameters, _ schema: CollectionSchema
    ) throws(Problem) -> (filter: FilterExpression, crs: CRS)? {
        let system = try CRSParameter.filter(parameters)
        let language = try language(parameters.text("filter-lang"))
        guard let text = parameters.text("filter") else { return nil }
        return (try read(text, language, schema, system), system.crs)
    }

    private static func read(
        _ text: String, _ language: FilterLanguage, _ schema: CollectionSchema, _ system: ServedCRS
    ) throws(Problem) -> FilterExpression {
        let filter: FilterExpression
        do {
            let read = try language.read(text, for: schema.filterQueryables)
            filter = system.isNorthFirst ? read.withAxesSwapped : read
        } catch {
            throw Problem(error, language)
        }
        guard system.isGeographic, let literal = filter.firstLiteralOutsideDegrees else { return filter }
        let error = FilterError(
            .geometry, "These coordinates are no degrees; say with filter-crs in which system they are.",
            invalidExpression: system.isNorthFirst ? literal.withAxesSwapped : literal)
        var problem = Problem(language.located(error, in: text), language)
        problem.requirement = "/req/filter/filter-crs-wgs84"
        throw problem
    }

    /// The error of a store with the place of the part at fault, where the request has the filter in its query.
    static func located(_ error: FilterError, query: String?) -> FilterError {
        guard let parameters = try? QueryParameters(query: query ?? ""), let text = parameters.text("filter"),
            let language = try? language(parameters.text("filter-lang"))
        else { return error }
        return language.located(error, in: text)
    }

    private static func language(_ text: String?) throws(Problem) -> FilterLanguage {
        guard let text else { return .text }
        if let language = FilterLanguage(rawValue: text) { return language }
        let words = FilterLanguage.allCases.map(\.rawValue)
        throw .invalid(
            "filter-lang",
            "filter-lang=\(text.quoted) is not understood; use one of: \(words.joined(separator: ", ")).",
            requirement: "/req/filter/filter-lang-param", nearest: text.nearest(among: words))
    }
}

extension Problem {
    init(_ error: FilterError, _ language: FilterLanguage) {
        let requirement =
            switch error.kind {
            case .syntax, .limit: language == .json ? "/req/cql2-json/basic-cql2" : "/req/cql2-text/basic-cql2"
            case .unknownProperty: "/req/basic-cql2/property"
            case .unknownFunction: "/req/functions/functions"
            case .type: "/req/basic-cql2/cql2-filter"
            case .geometry: "/req/basic-spatial-functions/spatial-predicate"
            }
        self = .invalid("filter", "\(error)", requirement: requirement, nearest: error.nearest)
        position = error.position
    }
}
