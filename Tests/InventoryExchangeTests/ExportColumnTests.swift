import Codecs
import SimpleFeatures
import TestSupport
import Testing

@testable import InventoryExchange
@testable import SiteInventory

/// Values and names on their way into columns.
@Suite struct ExportColumnTests {
    static let numbers: [(Double, whole: Int, decimals: Int)] = [
        (0, 1, 0), (12.5, 2, 1), (-12.25, 3, 2), (1e-7, 1, 7), (1.5e-7, 1, 8), (1e20, 21, 0), (1.25e18, 19, 0),
        (3.6214343753397467, 1, 16), (371_000.125, 6, 3), (-0.5, 2, 1),
    ]

    @Test(arguments: numbers)
    func `a number's digits are counted as they are written`(_ number: Double, whole: Int, decimals: Int) {
        let digits = DecimalDigits(number)
        #expect(digits.whole == whole && digits.decimals == decimals, "\(digits)")
    }

    static let objects: [(String, [String: PropertyValue]?)] = [
        ("{}", [:]), (" { } ", [:]),
        (
            #"{"a":1,"b":-2.5,"c":"x","d":true,"e":null}"#,
            [
                "a": .integer(1), "b": .number(-2.5), "c": .string("x"), "d": .boolean(true), "e": .null,
            ]
        ),
        (#"{"a\"b":"c\\d\n\u00e4\ud83d\ude00"}"#, ["a\"b": .string("c\\d\nä😀")]),
        (#"{"n" : {"x":["}",{"y":"\""}]} , "m":[]}"#, ["n": .json(#"{"x":["}",{"y":"\""}]}"#), "m": .json("[]")]),
        (#"{"a":9223372036854775807,"b":1e3}"#, ["a": .integer(.max), "b": .number(1000)]),
        ("", nil), ("[1]", nil), (#"{"a":1"#, nil), (#"{"a"1}"#, nil), (#"{"a":1,}"#, nil), (#"{"a":x}"#, nil),
        (#"{"a":"b}"#, nil), (#"{"a":[1}"#, nil), (#"{} {}"#, nil), (#"{"a":"\"#, nil),
    ]

    @Test(arguments: objects)
    func `the members of an object are read as they are written`(_ text: String, _ expected: [String: PropertyValue]?) {
        let members = JSONMembers.of(text)
        #expect(members.map { Dictionary($0, uniquingKeysWith: { first, _ in first }) } == expected)
    }

    static let names: [(most: Int?, taken: Set<String>, [String], [String: String])] = [
        (
            10, ["STATUS"], ["Lage", "status", "STATUS2"],
            ["Lage": "Lage", "status": "status_01", "STATUS2": "STATUS2"]
        ),
        (
            10, [], ["VERFUEGBARKEIT_JETZT", "VERFUEGBARKEIT_SPAETER"],
            [
                "VERFUEGBARKEIT_JETZT": "VERFUEG_01", "VERFUEGBARKEIT_SPAETER": "VERFUEG_02",
            ]
        ),
        // A name that is short enough keeps its own, so that another must not take it.
        (10, [], ["VERFUEGBARKEIT", "VERFUEG_01"], ["VERFUEGBARKEIT": "VERFUEG_02", "VERFUEG_01": "VERFUEG_01"]),
        (10, [], ["ÜÜÜÜÜÜ", "ÄÄÄÄÄ"], ["ÜÜÜÜÜÜ": "ÜÜÜ_01", "ÄÄÄÄÄ": "ÄÄÄÄÄ"]),
        (10, [], ["", " x", "a\nb"], ["": "X_01", " x": "x_02", "a\nb": "a_b_01"]),
        (
            nil, ["fid"], ["FID", "Fid", "lang und mit Leerzeichen"],
            [
                "FID": "FID_2", "Fid": "Fid_3", "lang und mit Leerzeichen": "lang und mit Leerzeichen",
            ]
        ),
    ]

    @Test(arguments: names)
    func `each column gets a name of its own`(
        _ most: Int?, _ taken: Set<String>, _ originals: [String], _ expected: [String: String]
    ) {
        var names = ColumnNames(mostBytes: most, taken: taken)
        #expect(names.names(for: originals) == expected)
    }

    @Test func `a hundred names with the same start get different names`() {
        var names = ColumnNames(mostBytes: 10, taken: [])
        let given = names.names(for: (0..<1200).map { "VERFUEGBARKEIT_\($0)" })
        #expect(Set(given.values).count == 1200)
        #expect(given.values.allSatisfy { $0.utf8.count <= 10 })
    }

    @Test(arguments: [(0.0, true), (0.0004, true), (0.0006, false)])
    func `an outline within half a millimetre of the stored one is unchanged`(_ metres: Double, _ isSame: Bool) {
        let before = Feature(id: FeatureID("S1"), geometry: .square(0, 0, side: 10))
        let moved = Feature(id: FeatureID("S1"), geometry: .square(metres, 0, side: 10))
        let merged = moved.merged(into: before, statesGeometry: true, vertices: nil)
        #expect(merged.geometry == (isSame ? before.geometry : moved.geometry))
    }

    @Test func `rings are kept in one direction, beginning where they began`() {
        let square = Geometry.square(0, 0, side: 10)
        let hole = LineString([(2, 2), (4, 2), (4, 4), (2, 2)].map { Position($0.0, $0.1) })
        let turned = Geometry.multiPolygon([Polygon(square.polygons[0].exterior, holes: [hole])])
            .withRingsAsInShapefiles
        #expect(turned.polygons[0].exterior.positions[1] == Position(0, 10))
        #expect(turned.polygons[0].holes[0] == hole)
        #expect(turned.withRingsAsInShapefiles == turned)
    }
}
