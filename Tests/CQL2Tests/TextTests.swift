import SimpleFeatures
import Testing

@testable import CQL2

@Suite struct TextTests {
    @Test(arguments: [
        // A filter and its canonical text.
        ("eo:cloud_cover=0.10", "eo:cloud_cover = 0.1"), ("NAME<>'x'", "NAME <> 'x'"), ("a = .5", "a = 0.5"),
        ("a = 1.", "a = 1"),
        ("a = 1E3", "a = 1000"), ("a = +2", "a = 2"), ("a = - 2", "a = -2"), ("a > -b", "a > -1 * b"),
        ("a > -(b + 1)", "a > -1 * (b + 1)"),
        ("pop>=1038290-2*2^0", "pop >= 1038290 - 2 * 2 ^ 0"), ("a = 21 DIV 10", "a = 21 div 10"),
        ("a = 5%2", "a = 5 % 2"),
        ("a = 1 - (2 - 3)", "a = 1 - (2 - 3)"), ("a = (1 - 2) - 3", "a = 1 - 2 - 3"), ("a = -2 ^ 2", "a = -2 ^ 2"),
        ("a = (1 + 2) * 3", "a = (1 + 2) * 3"),
        ("name = 'it''s'", "name = 'it''s'"), (#"name = 'it\'s'"#, "name = 'it''s'"),
        (#"name = 'a\tb\\c'"#, #"name = 'a\tb\\c'"#),
        (#"name like '100\%'"#, #"name LIKE '100\\%'"#), ("\"date\" is not null", "\"date\" IS NOT NULL"),
        ("date > DATE('2025-01-01')", "\"date\" > DATE('2025-01-01')"),
        ("\"name\" = 'x'", "name = 'x'"), ("not(a=1)", "NOT a = 1"), ("not a in (1)", "a NOT IN (1)"),
        ("true and a", "TRUE AND a"),
        ("NOT (NOT a)", "NOT (NOT a)"), ("(a AND b) AND c", "(a AND b) AND c"), ("((a))", "a"),
        ("(a > b) IS NULL", "(a > b) IS NULL"),
        ("pop between 4000000/4 and (3*(900000+100000))", "pop BETWEEN 4000000 / 4 AND 3 * (900000 + 100000)"),
        ("s_intersects(geom,point z(1 2 3))", "S_INTERSECTS(geom, POINT(1 2))"),
        ("S_WITHIN(g,BBOX(1,2,-9,3,4,9))", "S_WITHIN(g, BBOX(1, 2, 3, 4))"),
        ("S_WITHIN(g,MULTIPOINT(1 2,3 4))", "S_WITHIN(g, MULTIPOINT((1 2), (3 4)))"),
        ("S_EQUALS(g,point(1 2))", "S_EQUALS(g, POINT(1 2))"),
        (
            "S_INTERSECTS(geom,GEOMETRYCOLLECTION(POINT(7.02 49.92), POLYGON((0 0, 10 0, 10 10, 0 0))))",
            "S_INTERSECTS(geom, GEOMETRYCOLLECTION(POINT(7.02 49.92), POLYGON((0 0, 10 0, 10 10, 0 0))))"
        ),
        (
            "t_after(interval('..',\"end\"),interval('2020-01-01T00:00:00Z','..'))",
            "T_AFTER(INTERVAL('..', end), INTERVAL('2020-01-01T00:00:00Z', '..'))"
        ),
        ("A_EQUALS(tags,())", "A_EQUALS(tags, ())"), ("A_EQUALS(tags,('x'))", "A_EQUALS(tags, ('x'))"),
        ("A_EQUALS(tags,((1),(2,3)))", "A_EQUALS(tags, ((1), (2, 3)))"),
        ("f() > g((1 + 2) * 3, a AND b)", "f() > g((1 + 2) * 3, a AND b)"),
        ("f(((1 + 2)) * 3) = 9", "f((1 + 2) * 3) = 9"), ("f((1, 2)) = 1", "f((1, 2)) = 1"),
        ("point = 1", "\"point\" = 1"),
        ("größe\u{3000}> 5", "größe > 5"), ("\"a \"\"b\"\"\" = 1", "\"a \"\"b\"\"\" = 1"),
        ("\"a \"\"\u{301}\" = 1", "\"a \"\"\u{301}\" = 1"),
        ("DATE('2025-12-31') < x", "DATE('2025-12-31') < x"),
    ])
    func `every spelling is parsed and has one canonical text`(text: String, canonical: String) throws {
        let tree = try FilterLanguage.text.read(text)
        #expect(tree.text == canonical)
        #expect(try FilterLanguage.draftText.read(canonical) == tree)
    }

    @Test(arguments: [
        ("", 1, "Expected a property, a value or a function, found the end."), ("   ", 4, "found the end"),
        ("name lkie 'x'", 6, "Did you mean LIKE?"), ("name = 'x' adn b = 1", 12, "Did you mean AND?"),
        ("name =", 7, "found the end"),
        ("name = 'x", 8, "no closing quote"), ("\"name = 1", 1, "no closing double quote"),
        ("\"\" = 1", 1, "one character"),
        ("name = 'x' OR OR b", 15, "found 'OR'"), ("a = 1 b", 7, "found 'b'"),
        ("(a = 1", 7, "')' after the expression in parentheses"), ("a = 1)", 6, "found ')'"),
        ("a IS NUL", 6, "Did you mean NULL?"), ("a NOT 5", 7, "LIKE, BETWEEN or IN after NOT"),
        ("a BETWEEN 1 OR 2", 13, "AND between the bounds"),
        ("a IN 1", 6, "'(' after IN"), ("a IN ()", 7, "found ')'"), ("a = b = c", 7, "found '='"),
        ("2 ^ 3 ^ 2 = a", 7, "parentheses around one"),
        ("a = 1e999", 5, "outside the range of numbers"), ("a = 1e", 5, "not a number"),
        ("a ? 1", 3, "is not allowed here"), ("a = [1]", 5, "is not allowed here"),
        ("S_INTERSECTS(geom)", 18, "between the two operands of S_INTERSECTS"),
        ("S_INTERSECTS(geom, POINT EMPTY)", 26, "lies nowhere"),
        ("S_INTERSECTS(g, POLYGON((0 0, 1 0, 1 1)))", 25, "four positions"),
        ("S_INTERSECTS(g, POLYGON((0 0, 1 0, 1 1, 2 2)))", 25, "does not end where it begins"),
        ("S_INTERSECTS(g, LINESTRING(0 0))", 27, "two positions"), ("S_INTERSECTS(g, POINT(1))", 24, "a coordinate"),
        ("S_INTERSECTS(g, BBOX(1,2,3))", 21, "BBOX must have"),
        ("S_INTERSECTS(g, BBOX(1,5,3,4))", 21, "No lower bound may exceed its upper bound"),
        ("S_INTERSECTS(g, GEOMETRYCOLLECTION(POYNT(1 2)))", 36, "Did you mean POINT?"),
        ("d = DATE('2025-02-29')", 10, "a date such as"), ("d = TIMESTAMP('2025-01-01')", 15, "a timestamp such as"),
        ("d = DATE(2025)", 10, "an instant in single quotes"),
        ("T_AFTER(d, INTERVAL('2026-01-01','2025-01-01'))", 12, "ends before it begins"),
        ("T_AFTER(d, INTERVAL('x','..'))", 21, "or '..'"),
        ("name = 'ä' und b = 1", 12, "Expected an operator"), ("a = 'x\0y'", 7, "NUL"),
        ("f(1,2) + (1,2) = 3", 12, "')' after"), ("f((1,2) + 3) = 1", 9, "after an array"),
        ("\"in\"(1) = 2", 1, "is an operator"),
    ])
    func `a syntax error has a position and a message`(text: String, position: Int, message: String) throws {
        let error = try #require(throws: FilterError.self) { try FilterLanguage.text.read(text) }
        #expect(error.position == position, "\(error)")
        #expect("\(error)".contains(message), "\(error)")
    }

    @Test(arguments: [
        (#"\a"#, "\u{7}"), (#"\b"#, "\u{8}"), (#"\t"#, "\t"), (#"\n"#, "\n"), (#"\v"#, "\u{B}"), (#"\f"#, "\u{C}"),
        (#"\r"#, "\r"), (#"\\"#, "\\"), (#"\'"#, "'"), ("''", "'"), (#"\%"#, #"\%"#), ("ä", "ä"),
    ])
    func `character literals escape control characters, quotes and backslashes`(escaped: String, meant: String) throws {
        let tree = try FilterLanguage.text.read("a = 'x\(escaped)y'")
        #expect(tree == .comparison(.property("a"), .equal, .string("x\(meant)y")))
        #expect(try FilterLanguage.text.read(tree.text) == tree)
    }

    @Test func `filters beyond the limits are rejected`() throws {
        let limits = FilterLimits()
        for (open, close) in [("(", ")"), ("NOT ", ""), ("f(", ")"), ("CASEI(", ")"), ("A_EQUALS((", "), x)")] {
            let deep = String(repeating: open, count: 100_000) + "a" + String(repeating: close, count: 100_000)
            var wide = limits
            wide.bytes = .max
            let error = try #require(throws: FilterError.self) { try FilterLanguage.text.read(deep, limits: wide) }
            #expect(error.kind == .limit)
            let fair = String(repeating: open, count: 40) + "a" + String(repeating: close, count: 40)
            _ = try FilterLanguage.text.read(fair)
        }
        let sum = "a = " + Array(repeating: "1", count: 300).joined(separator: " + ")
        let many = Array(repeating: "a", count: 10_001).joined(separator: " OR ")
        let long = "a = '\(String(repeating: "x", count: limits.bytes))'"
        for filter in [sum, many, long] {
            let error = try #require(throws: FilterError.self) { try FilterLanguage.text.read(filter) }
            #expect(error.kind == .limit, "\(error)")
        }
        let tree = try FilterLanguage.text.read(Array(repeating: "a", count: 9_999).joined(separator: " OR "))
        #expect(try FilterLanguage.json.read(tree.json) == tree)
    }
}
