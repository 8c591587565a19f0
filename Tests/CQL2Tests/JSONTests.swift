import Testing

@testable import CQL2

@Suite struct JSONTests {
    @Test(arguments: [
        (#"{"op":"=","args":[{"property":"a"},1.0]}"#, "a = 1"),
        (#" { "args" : [ true , 1 ] , "op" : "and" } "#, "TRUE AND 1"),
        (#"{"op":"=","args":[{"property":"a"},"\u00e4\ud834\udd1e\/\n"]}"#, "a = 'ä𝄞/\\n'"), ("true", "TRUE"),
        (
            #"{"op":"s_within","args":[{"property":"g"},{"type":"Point","coordinates":[1,2,3],"bbox":[1,2,1,2]}]}"#,
            "S_WITHIN(g, POINT(1 2))"
        ),
        (
            #"{"op":"t_metBy","args":[{"interval":["..",{"date":"2025-01-01"}]},{"interval":[{"op":"now","args":[]},".."]}]}"#,
            "T_METBY(INTERVAL('..', '2025-01-01'), INTERVAL(now(), '..'))"
        ),
        (#"{"op":"a_containedBy","args":[[1,"x",[true]],{"property":"t"}]}"#, "A_CONTAINEDBY((1, 'x', (TRUE)), t)"),
        (#"{"op":"date","args":[1]}"#, #""date"(1)"#),
    ])
    func `JSON is parsed with any member order and whitespace`(json: String, text: String) throws {
        #expect(try FilterLanguage.json.read(json).text == text)
    }

    @Test(arguments: [
        ("", 1, "ends too early"), ("{", 2, "double quotes"), (#"{"op":"=""#, 10, "Expected ','"),
        ("[1,]", 4, "no value"), ("nul", 1, "no value"), ("{} x", 4, "after the end"),
        (#"{"a":1,"a":2}"#, 8, "twice"), ("01", 1, "no number in JSON"), ("1e999", 1, "outside the range"),
        (#""\x""#, 2, "no such escape"), (#""\ud800""#, 2, "half of a character"),
        (#""\u0000""#, 2, "NUL"), ("\"a\tb\"", 3, "control character"), (#""abc"#, 1, "no double quote"),
        ("{}", 1, "Expected an object with op"),
        (#"{"op":"=","args":[1]}"#, 1, "two operands, not 1"),
        (#"{"op":"and","args":[true]}"#, 1, "at least two operands"), (#"{"op":"="}"#, 1, #"needs "args""#),
        (#"{"op":5,"args":[]}"#, 7, "name of an operator"),
        (#"{"op":"in","args":[1,2]}"#, 22, "array of at least one value"),
        (#"{"op":"=","args":[1,null]}"#, 21, "isNull"),
        (#"{"op":"=","args":[[1],2]}"#, 19, "An array is not allowed here"),
        (#"{"property":1}"#, 13, "must be a name"), (#"{"date":"2025-02-30"}"#, 9, "not a date"),
        (#"{"timestamp":"2025-02-20"}"#, 14, "not a timestamp"), (#"{"interval":["2025-01-01"]}"#, 13, "two bounds"),
        (#"{"interval":["x",".."]}"#, 14, "An interval bound must be"), (#"{"bbox":[1,2,3]}"#, 9, "A bbox must have"),
        (#"{"type":"Pont","coordinates":[1,2]}"#, 9, "Did you mean Point?"),
        (#"{"type":"Point"}"#, 1, "no coordinates"),
        (#"{"type":"LineString","coordinates":[[1,2]]}"#, 36, "two positions"),
        (#"{"type":"Polygon","coordinates":[]}"#, 33, "at least one"),
        (
            #"{"type":"GeometryCollection","geometries":[{"type":"GeometryCollection","geometries":[]}]}"#, 44,
            "in no other collection"
        ),
        (#"{"op":"=","args":["ä", x]}"#, 24, "no value"),
    ])
    func `a syntax error has a position and a message`(json: String, position: Int, message: String) throws {
        let error = try #require(throws: FilterError.self) { try FilterLanguage.json.read(json) }
        #expect(error.position == position, "\(error)")
        #expect("\(error)".contains(message), "\(error)")
    }

    @Test(arguments: [("[", "]"), (#"{"a":"#, "}"), (#"{"op":"not","args":["#, "]}"), (#"{"op":"f","args":[["#, "]]}")])
    func `nesting beyond the limit is rejected`(open: String, close: String) throws {
        let deep = String(repeating: open, count: 10_000) + "1" + String(repeating: close, count: 10_000)
        let error = try #require(throws: FilterError.self) { try FilterLanguage.json.read(deep) }
        #expect(error.kind == .limit)
    }
}
