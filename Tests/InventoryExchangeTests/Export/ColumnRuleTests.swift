import SimpleFeatures
import SiteInventory
import Testing

@testable import InventoryExchange

/// Kind, width and values of the columns that a file gets.
@Suite struct ColumnRuleTests {
    private static func survey(_ values: [PropertyValue]) -> ColumnSurvey {
        var survey = ColumnSurvey()
        for value in values { survey.note(value) }
        return survey
    }

    @Test(
        "a column has the kind that holds all of its values",
        arguments: [
            ([], TargetField.Kind.string), ([.null, .null], .string),
            ([.integer(1), .integer(2)], .integer),
            ([.integer(1), .number(2.5)], .number), ([.number(1), .string("x")], .string),
            ([.boolean(true), .null], .boolean), ([.boolean(true), .integer(1)], .string),
            ([.json("[]")], .json),
            ([.json("[]"), .string("x")], .string), ([.integer(1 << 60), .number(0.5)], .string),
            ([.number(1e20)], .string), ([.number(1e17)], .number),
        ] as [([PropertyValue], TargetField.Kind)])
    func kind(values: [PropertyValue], kind: TargetField.Kind) {
        #expect(Self.survey(values).kind == kind)
    }

    @Test func `a survey counts the values and the longest of them`() {
        let survey = Self.survey([.string("Süd"), .null, .string("x"), .number(-12.25), .integer(1234)])
        #expect(survey.filled == 4)
        // "Süd" has 4 bytes, "-12.25" has 6.
        #expect(survey.mostBytes == 6 && survey.mostWholeDigits == 4 && survey.mostDecimals == 2)
    }

    private static func column(_ name: String, _ values: [PropertyValue], _ format: VectorFormat)
        -> ExportColumn
    {
        ExportColumn(name, .extra(name), survey(values), format)
    }

    @Test(
        "a shapefile's column is as wide as its longest value",
        arguments: [
            ([.string("ja")], TargetField.Kind.string, 4, 0),
            ([.string("Gelsenkirchen")], .string, 13, 0),
            ([.string(String(repeating: "x", count: 300))], .string, 254, 0),
            ([.boolean(false)], .string, 5, 0),
            ([.integer(5)], .integer, 9, 0), ([.integer(1_234_567_890_123)], .integer, 13, 0),
            ([.number(1.25)], .number, 9, 2), ([.number(1_234_567.123_456)], .number, 14, 6),
        ] as [([PropertyValue], TargetField.Kind, Int, Int)])
    func width(values: [PropertyValue], kind: TargetField.Kind, width: Int, decimals: Int) {
        let target = Self.column("X", values, .shapefile).target
        #expect(target.kind == kind && target.width == width && target.decimals == decimals)
    }

    @Test func `a GeoPackage's column has no width`() {
        let target = Self.column("X", [.string(String(repeating: "x", count: 300))], .geoPackage).target
        #expect(target.kind == .string && target.width == 0)
    }

    @Test(
        "a value that a format cannot hold is changed or left out, and the loss is noted",
        arguments: [
            (VectorFormat.geoPackage, .string("text"), .string("text"), nil),
            (.geoPackage, .string("blanks  "), .string("blanks"), ExportLoss.Kind.textTrimmed),
            (.geoPackage, .string("a\0b"), .string("ab"), .textTrimmed),
            (.csv, .string(""), .null, .textTrimmed),
            (.excelCSV, .string("=1+1"), .string("'=1+1"), .formulaGuarded),
            (.excelCSV, .string("-5 °C"), .string("'-5 °C"), .formulaGuarded),
            (.csv, .string("=1+1"), .string("=1+1"), nil),
            (.excelCSV, .string(String(repeating: "ü", count: 32_768)), .null, .cellLeftOut),
            (
                .excelCSV, .string(String(repeating: "ü", count: 32_767)),
                .string(String(repeating: "ü", count: 32_767)), nil
            ),
            (.csv, .string(String(repeating: "x", count: 32_768)), .string(String(repeating: "x", count: 32_768)), nil),
            (.geoPackage, .number(.infinity), .null, .valueLeftOut),
            (.shapefile, .boolean(true), .string("ja"), .typeChanged),
            (.geoPackage, .boolean(true), .boolean(true), nil),
            (.geoPackage, .null, .null, nil),
        ] as [(VectorFormat, PropertyValue, PropertyValue, ExportLoss.Kind?)])
    func fit(
        format: VectorFormat, value: PropertyValue, written: PropertyValue, loss: ExportLoss.Kind?
    ) {
        var losses = ExportLosses()
        let fitted = Self.column("X", [value], format).fit(value, of: FeatureID("S1"), &losses)
        #expect(fitted == written)
        #expect(losses.list.map(\.kind) == (loss.map { [$0] } ?? []))
    }

    @Test func `text is cut at whole characters`() {
        let text = String(repeating: "ü", count: 200)
        var losses = ExportLosses()
        let fitted = Self.column("X", [.string(text)], .shapefile).fit(
            .string(text), of: FeatureID("S1"), &losses)
        #expect(fitted == .string(String(repeating: "ü", count: 127)))
        #expect(losses.list.map(\.kind) == [.textCut])
    }

    @Test(arguments: [
        ("Straße", 6, "Straß"), ("Straße", 5, "Stra"), ("Straße", 7, "Straße"), ("äö", 1, ""),
        ("", 3, ""),
    ])
    func `a text is cut to as many whole characters as fit`(text: String, bytes: Int, cut: String) {
        #expect(text.cut(toBytes: bytes) == cut)
    }

    @Test(arguments: [
        ("Lage", true), ("ABCDEFGHIJ", true), ("ABCDEFGHIJK", false), ("ÄÖÜÄÖ", true), ("ÄÖÜÄÖÜ", false),
        ("STATUS", false), ("Status", false), ("", false), (" Lage", false), ("La\nge", false),
    ])
    func `a column keeps its name when the format takes it and it is free`(name: String, fits: Bool) {
        #expect(ColumnNames(mostBytes: 10, taken: ["status"]).fits(name) == fits)
    }

    @Test func `equal losses are counted, and the first is the example`() {
        var losses = ExportLosses()
        losses.note(.textCut, field: "name", example: "S1: first")
        losses.note(.textCut, field: "name", example: "S2: second")
        losses.note(.textCut, field: "note", count: 3, example: String(repeating: "x", count: 500))
        losses.note(.layerSplit)
        #expect(losses.list.map(\.count) == [2, 3, 1])
        #expect(losses.list.map(\.field) == ["name", "note", nil])
        #expect(losses.list[0].example == "S1: first" && losses.list[1].example?.count == 121)
    }
}
