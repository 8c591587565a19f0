import SimpleFeatures
import TestSupport
import Testing

@testable import CQL2

extension RandomFilter {
    /// Names and values that need quoting and escaping.
    static func needingEscapes(seed: UInt64) -> RandomFilter {
        var filter = RandomFilter(
            seed: seed,
            properties: [
                .string: ["name", "NOT", "date", "it's \"so\"", "größe", "a.b:c", "x y", "S_INTERSECTS", "-"],
                .number: ["ha", "div", "Point"], .boolean: ["is", "ready"], .date: ["from"],
                .timestamp: ["start", "end"],
                .geometry: ["geom", "z"], .array: ["tags"],
            ],
            strings: [
                "", "it's", "''", "\\", "a\\", "\\'", "\\\\n", "\n\t\u{7}\u{B}", "%_\\%", "Straße", "e\u{301}", "𝄞",
                "\"", "1", "TRUE", "..",
            ],
            patterns: ["%", "_", "\\%", "a\\\\b", "%'%"],
            numbers: [
                0, -1, 1.5, -1e-7, 1e300, -1e300, .leastNonzeroMagnitude, 9_007_199_254_740_994, 1e16, -0x1p63, 0x1p63,
                123_456_789.125, 0.1,
            ],
            dates: ["0000-01-01", "2024-02-29", "9999-12-31"],
            timestamps: ["0000-01-01T00:00:00Z", "2024-02-29T23:59:59.000000001Z", "9999-12-31T23:59:59.999Z"],
            area: Envelope(minX: -180, minY: -90, maxX: 180, maxY: 90))
        filter.functions =
            [
                FilterFunction("f", "", result: .number),
                FilterFunction(
                    "two words", "",
                    [.init("a", .array), .init("b", .string), .init("c", .boolean), .init("d", .number)],
                    result: .number),
                FilterFunction("in", "", [.init("a", .geometry), .init("b", .interval)], result: .integer),
            ].filter { $0.name != "in" } + [
                FilterFunction("Date", "", [.init("a", .geometry), .init("b", .interval)], result: .integer)
            ]
        return filter
    }
}

@Suite struct RoundTripTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a tree survives conversion to text and JSON and back`(seed: UInt64) throws {
        var filters = RandomFilter.needingEscapes(seed: seed)
        for _ in 0..<20 {
            let tree = filters.condition(depth: 4)
            let text = tree.text
            let fromText = try FilterLanguage.text.read(text)
            #expect(fromText == tree, "\(text)")
            let json = fromText.json
            let fromJSON = try FilterLanguage.json.read(json)
            #expect(fromJSON == tree, "\(json)")
            #expect(fromJSON.text == text)
            #expect(fromJSON.json == json)
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a damaged filter parses or fails with a position`(seed: UInt64) throws {
        var filters = RandomFilter.needingEscapes(seed: seed)
        var random = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            let tree = filters.condition(depth: 3)
            for (language, filter) in [(FilterLanguage.text, tree.text), (.json, tree.json)] {
                var scalars = Array(filter.unicodeScalars)
                let place = Int.random(in: 0..<scalars.count, using: &random)
                if Bool.random(using: &random) {
                    scalars.remove(at: place)
                } else {
                    scalars.swapAt(place, scalars.count / 2)
                }
                let broken = String(String.UnicodeScalarView(scalars))
                do {
                    let read = try language.read(broken)
                    #expect(try FilterLanguage.text.read(read.text) == read)
                } catch {
                    #expect(error.position != nil || error.kind == .limit, "\(broken): \(error)")
                    #expect((1...scalars.count + 1).contains(error.position ?? 1))
                }
            }
        }
    }

    @Test(arguments: [
        // Examples of the standard (OGC 21-065r2): the same filter in text and JSON.
        ("name LIKE 'Smith%'", #"{"op":"like","args":[{"property":"name"},"Smith%"]}"#),
        ("depth BETWEEN 100.5 AND 150", #"{"op":"between","args":[{"property":"depth"},100.5,150]}"#),
        (
            "category NOT IN (1, 2, 3, 4)",
            #"{"op":"not","args":[{"op":"in","args":[{"property":"category"},[1,2,3,4]]}]}"#
        ),
        ("geometry IS NOT NULL", #"{"op":"not","args":[{"op":"isNull","args":[{"property":"geometry"}]}]}"#),
        (
            "CASEI(road_class) IN (CASEI('Οδος'), CASEI('Straße'))",
            #"{"op":"in","args":[{"op":"casei","args":[{"property":"road_class"}]},[{"op":"casei","args":["Οδος"]},{"op":"casei","args":["Straße"]}]]}"#
        ),
        (
            "ACCENTI(etat_vol) = ACCENTI('débárquér')",
            #"{"op":"=","args":[{"op":"accenti","args":[{"property":"etat_vol"}]},{"op":"accenti","args":["débárquér"]}]}"#
        ),
        (
            "S_INTERSECTS(geometry, POINT(36.319836 32.288087))",
            #"{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Point","coordinates":[36.319836,32.288087]}]}"#
        ),
        (
            "S_INTERSECTS(geometry, BBOX(160.6, -55.95, -170, -25.89))",
            #"{"op":"s_intersects","args":[{"property":"geometry"},{"bbox":[160.6,-55.95,-170,-25.89]}]}"#
        ),
        (
            "T_DURING(INTERVAL(starts_at, ends_at), INTERVAL('2005-01-10', '2010-02-10'))",
            #"{"op":"t_during","args":[{"interval":[{"property":"starts_at"},{"property":"ends_at"}]},{"interval":["2005-01-10","2010-02-10"]}]}"#
        ),
        (
            "T_AFTER(updated, TIMESTAMP('1969-07-20T20:17:40Z'))",
            #"{"op":"t_after","args":[{"property":"updated"},{"timestamp":"1969-07-20T20:17:40Z"}]}"#
        ),
        ("updated >= DATE('1970-01-01')", #"{"op":">=","args":[{"property":"updated"},{"date":"1970-01-01"}]}"#),
        (
            "A_CONTAINS(layer:ids, ('layers-ca', 'layers-us'))",
            #"{"op":"a_contains","args":[{"property":"layer:ids"},["layers-ca","layers-us"]]}"#
        ),
        (
            "vehicle_height > bridge_clearance - 1",
            #"{"op":">","args":[{"property":"vehicle_height"},{"op":"-","args":[{"property":"bridge_clearance"},1]}]}"#
        ),
        ("avg(windSpeed) < 4", #"{"op":"<","args":[{"op":"avg","args":[{"property":"windSpeed"}]},4]}"#),
        (
            "a = 1 AND b = 2 OR NOT c = 3",
            #"{"op":"or","args":[{"op":"and","args":[{"op":"=","args":[{"property":"a"},1]},{"op":"=","args":[{"property":"b"},2]}]},{"op":"not","args":[{"op":"=","args":[{"property":"c"},3]}]}]}"#
        ),
    ])
    func `text and JSON of the standard's examples give the same tree`(text: String, json: String) throws {
        let tree = try FilterLanguage.text.read(text)
        #expect(try FilterLanguage.json.read(json) == tree)
        #expect(tree.text == text)
        #expect(tree.json == json)
    }
}
