import CQL2
import SimpleFeatures
import SiteInventory

/// The filter of a request, read and checked once. It keeps its text and language, so that an error of the store can name
/// the position of the part at fault.
struct RequestFilter: Sendable {
    /// Its geometries have x before y.
    let expression: FilterExpression
    /// The system of its geometries.
    let crs: CRS
    private let text: String
    private let language: FilterLanguage

    /// Reads the parameters `filter`, `filter-lang` and `filter-crs` (OGC API Features, Part 3).
    ///
    /// - Returns: `nil` without a filter.
    init?(_ parameters: QueryParameters, _ schema: CollectionSchema) throws(Problem) {
        guard parameters.contains("filter") || parameters.contains("filter-crs") || parameters.contains("filter-lang")
        else { return nil }
        let system = parameters.contains("filter-crs") ? try CRSParameter.filter(parameters) : .crs84
        let language = try Self.language(parameters.text("filter-lang"))
        guard let text = parameters.text("filter") else { return nil }
        try self.init(text, language, schema, system)
    }

    /// - Parameter text: a condition on the queryables of the collection, its geometries in `system`.
    init(
        _ text: String, _ language: FilterLanguage, _ schema: CollectionSchema, _ system: ServedCRS
    ) throws(Problem) {
        (self.text, self.language, crs) = (text, language, system.crs)
        do {
            let read = try language.read(text, for: schema.filterQueryables)
            expression = system.isNorthFirst ? read.withAxesSwapped : read
        } catch {
            throw Problem(error, language)
        }
        guard system.isGeographic, let literal = expression.firstLiteralOutsideDegrees else { return }
        let error = FilterError(
            .geometry,
            "A latitude is beyond 90 degrees. Check the order of the axes, or name the system in filter-crs.",
            invalidExpression: system.isNorthFirst ? literal.withAxesSwapped : literal)
        var problem = Problem(language.located(error, in: text), language)
        problem.requirement = "/req/filter/filter-crs-wgs84"
        throw problem
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

    /// Reads from the store. Only the store finds some errors of a filter, such as a polygon that crosses itself.
    ///
    /// - Throws: a ``Problem`` with the position of the part at fault, in place of a `FilterError`.
    func locatingErrors<Value>(_ read: () async throws -> Value) async throws -> Value {
        do {
            return try await read()
        } catch let error as FilterError {
            throw Problem(language.located(error, in: text), language)
        }
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

extension [Parameter] {
    static let filter: [Parameter] = [
        Parameter(
            name: "filter",
            summary: """
                Features for which this condition of CQL2 is true: text such as available_ha > 20 AND municipality = 'Herten', \
                or JSON. The collection's queryables and /functions list the names that it can use
                """,
            schema: ["type": "string"], isShared: true),
        Parameter(
            name: "filter-lang", summary: "The language of the filter; cql-text is the old name of cql2-text",
            schema: [
                "type": "string", "enum": .array(FilterLanguage.allCases.map { .string($0.rawValue) }),
                "default": .string(FilterLanguage.text.rawValue),
            ], isShared: true),
        Parameter(
            name: "filter-crs", summary: "The coordinate reference system of the filter's geometries",
            schema: CRSParameter.uris, isShared: true),
    ]
}
