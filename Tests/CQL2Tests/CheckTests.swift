import TestSupport
import Testing

@testable import CQL2

private let queryables = Queryables(
    [
        "name": .string, "ha": .number, "year": .integer, "ready": .boolean, "from": .date, "at": .timestamp,
        "geom": .geometry,
        "tags": .array,
    ],
    functions: [
        FilterFunction("distance_m", "Distance to a geometry", [.init("geometry", .geometry)], result: .number),
        FilterFunction("busy", "Whether the site is in use", result: .boolean),
    ])

@Suite struct CheckTests {
    @Test(arguments: [
        "name = 'x'", "'x' = name", "ha > year", "ready", "NOT ready", "ready = TRUE", "ready > FALSE",
        "from = DATE('2025-01-01')", "from < at", "from >= '2025-01-01'", "from > '2025-01-01T'",
        "'2025-01-01T00:00:00Z' < at", "from IN ('2025-01-01', DATE('2026-01-01'))", "geom IS NULL",
        "S_WITHIN(geom, geom)", "A_CONTAINS(tags, ('x', 1, (TRUE)))",
        "ha + year * 2 BETWEEN 1 AND 2", "name BETWEEN 'a' AND 'b'", "from BETWEEN '2025-01-01' AND DATE('2026-01-01')",
        "CASEI(name) LIKE ACCENTI(CASEI('x'))",
        "T_AFTER(from, INTERVAL(at, '..'))", "T_DURING(INTERVAL(from, from), INTERVAL('2025-01-01', '..'))",
        "distance_m(POINT(7 51)) < 5", "busy()", "busy() AND (ha > 1) IS NULL",
    ])
    func `filters with known names and matching types are accepted`(text: String) throws {
        _ = try FilterLanguage.text.read(text, for: queryables)
    }

    @Test(
        arguments: [
            ("nmae = 'x'", 1, FilterError.Kind.unknownProperty, "Did you mean name?"),
            ("name = \"foo bar\"", 8, .unknownProperty, "Write character literals in single quotes"),
            ("ready AND S_INTERSECT(geom, POINT(1 2))", 11, .unknownFunction, "Did you mean S_INTERSECTS?"),
            ("distance(POINT(1 2)) < 5", 1, .unknownFunction, "There is no function distance."),
            ("distence_m(POINT(1 2)) < 5", 1, .unknownFunction, "Did you mean distance_m?"),
            ("distance_m() < 5", 1, .type, "distance_m(geometry) takes 1 arguments, not 0"),
            ("distance_m(5) < 5", 12, .type, "must be a geometry; 5 is an integer"),
            ("ready AND name > 5", 11, .type, "compares name, a string, with 5, an integer"),
            ("ha = '5'", 1, .type, "compares ha, a number, with '5', a string"),
            ("from = '2025'", 1, .type, "a date, with '2025', a string"),
            ("name IN ('a', 5)", 1, .type, "compares name"),
            ("ha LIKE '5%'", 1, .type, "The operand of LIKE must be a string; ha is a number"),
            ("name LIKE 5", 11, .type, "The pattern of LIKE must be a string"),
            ("name + 1 = 2", 1, .type, "An arithmetic operand must be a number; name is a string"),
            ("name", 1, .type, "A filter must be a boolean; name is a string"),
            ("ready OR 5", 10, .type, "An operand of AND and OR must be a boolean"),
            ("geom = geom", 1, .type, "compares geom, a geometry"),
            ("S_INTERSECTS(name, POINT(1 2))", 14, .type, "must be a geometry; name is a string"),
            ("T_DURING(from, INTERVAL('2025-01-01', '..'))", 10, .type, "An operand of T_DURING must be an interval"),
            ("T_AFTER(name, from)", 9, .type, "must be a date, a timestamp or an interval"),
            ("T_AFTER(from, INTERVAL(name, '..'))", 24, .type, "An interval bound"),
            ("A_EQUALS(name, ('x'))", 10, .type, "An operand of A_EQUALS must be an array"),
            ("A_EQUALS(tags, (POINT(1 2)))", 17, .type, "must be a scalar expression or an array"),
            ("CASEI(ha) = 'x'", 7, .type, "The operand of CASEI and ACCENTI must be a string"),
        ] as [(String, Int, FilterError.Kind, String)])
    func `an unknown name or a wrong type is reported with its position`(
        text: String, position: Int, kind: FilterError.Kind, message: String
    ) throws {
        let error = try #require(throws: FilterError.self) { try FilterLanguage.text.read(text, for: queryables) }
        #expect(error.kind == kind)
        #expect(error.position == position, "\(error)")
        #expect("\(error)".contains(message), "\(error)")
        // The same filter in JSON gives the same message, also with a position.
        let json = try FilterLanguage.text.read(text).json
        let again = try #require(throws: FilterError.self) { try FilterLanguage.json.read(json, for: queryables) }
        #expect(again.position != nil)
        #expect(again.message == error.message)
    }

    @Test func `parentheses around one value are not an array outside arguments`() throws {
        let error = try #require(throws: FilterError.self) {
            try FilterLanguage.text.read("tags = ('x')", for: queryables)
        }
        #expect(error.kind == .type && error.position == 1)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `random filters on the queryables are accepted`(seed: UInt64) throws {
        var filters = RandomFilter.needingEscapes(seed: seed)
        let types = filters.properties.flatMap { type, names in names.map { ($0, type) } }
        let queryables = Queryables(Dictionary(uniqueKeysWithValues: types), functions: filters.functions)
        for _ in 0..<30 { try filters.condition(depth: 4).check(queryables) }
    }
}
