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
        FilterFunction("distance_m", "How far away a geometry is", [.init("geometry", .geometry)], result: .number),
        FilterFunction("busy", "Whether somebody is there", result: .boolean),
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
    func `what has a meaning is let through`(text: String) throws {
        _ = try FilterLanguage.text.read(text, for: queryables)
    }

    @Test(
        arguments: [
            ("nmae = 'x'", 1, FilterError.Kind.unknownProperty, "Did you mean name?"),
            ("name = \"foo bar\"", 8, .unknownProperty, "texts stand in single quotes"),
            ("ready AND S_INTERSECT(geom, POINT(1 2))", 11, .unknownFunction, "Did you mean S_INTERSECTS?"),
            ("distance(POINT(1 2)) < 5", 1, .unknownFunction, "There is no function distance."),
            ("distence_m(POINT(1 2)) < 5", 1, .unknownFunction, "Did you mean distance_m?"),
            ("distance_m() < 5", 1, .type, "distance_m(geometry), with 1 arguments"),
            ("distance_m(5) < 5", 12, .type, "is a geometry; 5 is a whole number"),
            ("ready AND name > 5", 11, .type, "compares name, a text, with 5, a whole number"),
            ("ha = '5'", 1, .type, "compares ha, a number, with '5', a text"),
            ("from = '2025'", 1, .type, "a date, with '2025', a text"),
            ("name IN ('a', 5)", 1, .type, "compares name"),
            ("ha LIKE '5%'", 1, .type, "What LIKE compares is a text; ha is a number"),
            ("name LIKE 5", 11, .type, "A pattern is a text"),
            ("name + 1 = 2", 1, .type, "In arithmetic an operand is a number; name is a text"),
            ("name", 1, .type, "A filter is true or false; name is a text"),
            ("ready OR 5", 10, .type, "A condition is true or false"),
            ("geom = geom", 1, .type, "compares geom, a geometry"),
            ("S_INTERSECTS(name, POINT(1 2))", 14, .type, "is a geometry; name is a text"),
            ("T_DURING(from, INTERVAL('2025-01-01', '..'))", 10, .type, "An operand of T_DURING is an interval"),
            ("T_AFTER(name, from)", 9, .type, "is a date, a time or an interval"),
            ("T_AFTER(from, INTERVAL(name, '..'))", 24, .type, "An end of an interval"),
            ("A_EQUALS(name, ('x'))", 10, .type, "as a set is an array"),
            ("A_EQUALS(tags, (POINT(1 2)))", 17, .type, "plain value or an array"),
            ("CASEI(ha) = 'x'", 7, .type, "without case or accents is a text"), ("tags = ('x')", 8, .type, ""),
        ] as [(String, Int, FilterError.Kind, String)])
    func `what has none is refused with its place`(text: String, position: Int, kind: FilterError.Kind, message: String)
        throws
    {
        guard text != "tags = ('x')" else {
            // Parentheses around one value are no array here.
            let error = try #require(throws: FilterError.self) { try FilterLanguage.text.read(text, for: queryables) }
            #expect(error.kind == .type && error.position == 1)
            return
        }
        let error = try #require(throws: FilterError.self) { try FilterLanguage.text.read(text, for: queryables) }
        #expect(error.kind == kind)
        #expect(error.position == position, "\(error)")
        #expect("\(error)".contains(message), "\(error)")
        // The same in JSON has a place too.
        let json = try FilterLanguage.text.read(text).json
        let again = try #require(throws: FilterError.self) { try FilterLanguage.json.read(json, for: queryables) }
        #expect(again.position != nil)
        #expect(again.message == error.message)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `what is made for the queryables is let through`(seed: UInt64) throws {
        var filters = RandomFilter.awkward(seed: seed)
        let types = filters.properties.flatMap { type, names in names.map { ($0, type) } }
        let queryables = Queryables(Dictionary(uniqueKeysWithValues: types), functions: filters.functions)
        for _ in 0..<30 { try filters.condition(depth: 4).check(queryables) }
    }
}
