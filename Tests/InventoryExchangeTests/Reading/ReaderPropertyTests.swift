import Foundation
import SimpleFeatures
import SiteInventory
import TestSupport
import Testing

@testable import InventoryExchange

/// Numbers, dates and words are read the same in every form that planners write.
@Suite struct ReaderPropertyTests {
    /// A number of hectares with up to four decimals, as digits.
    private static func hectares(_ random: inout SeededGenerator) -> (whole: Int, decimals: String) {
        let decimals = (0..<Int.random(in: 1...4, using: &random)).map { _ in
            String(Int.random(in: 1...9, using: &random))
        }
        return (Int.random(in: 1000...999_999, using: &random), decimals.joined())
    }

    private static func grouped(_ number: Int, by separator: String) -> String {
        "\(number / 1000)" + separator + String(String(1000 + number % 1000).dropFirst())
    }

    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    func `a number is the same with a point, a comma and groups of thousands`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let (whole, decimals) = Self.hectares(&random)
        let value = try #require(Double("\(whole).\(decimals)"))
        #expect(NumberReader.read("\(whole).\(decimals)")?.value == value)
        #expect(NumberReader.read("\(whole),\(decimals)")?.value == value)
        let german = "\(Self.grouped(whole, by: ".")),\(decimals)"
        let english = "\(Self.grouped(whole, by: ",")).\(decimals)"
        for text in [german, english] {
            #expect(NumberReader.read(text)?.value == value, "\(text)")
            #expect(NumberReader.read(text)?.remark == .groupedNumber, "\(text)")
            #expect(NumberReader.read("ca. \(text) ha")?.value == value, "\(text)")
        }
    }

    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    func `two numbers in one cell are never read as one`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let (a, b) = (Int.random(in: 1...99, using: &random), Int.random(in: 1...99, using: &random))
        for separator in ["-", "/", ";", " ", " - ", " bis ", "|", "..", ",,"] {
            #expect(NumberReader.read("\(a)\(separator)\(b)") == nil, "\(a)\(separator)\(b)")
        }
    }

    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    func `a date is the same in ISO, German and dBASE form`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        let day = Date(timeIntervalSince1970: Double.random(in: -3e9...4e9, using: &random))
        let parts = calendar.dateComponents([.year, .month, .day], from: day)
        let (year, month, date) = (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
        func padded(_ number: Int, _ width: Int = 2) -> String {
            String(repeating: "0", count: width - String(number).count) + String(number)
        }
        let iso = "\(padded(year, 4))-\(padded(month))-\(padded(date))"
        for text in [
            iso, "\(date).\(month).\(padded(year, 4))",
            "\(padded(date)).\(padded(month)).\(padded(year, 4))",
            "\(padded(year, 4))\(padded(month))\(padded(date))", "\(iso)T23:59:59Z", "\(iso) 00:00",
        ] { #expect(DateReader.read(text) == .certain(.string(iso)), "\(text)") }
    }

    @Test(arguments: [
        ("1900-02-29", false), ("2000-02-29", true), ("2023-02-29", false), ("2024-02-29", true),
        ("2024-04-31", false),
        ("2024-13-01", false), ("2024-00-10", false), ("2024-12-31", true), ("9999-12-31", true),
        ("0000-01-01", false),
    ])
    func `a date must be a day of the Gregorian calendar`(text: String, isDay: Bool) {
        #expect((DateReader.read(text) == .certain(.string(text))) == isDay)
    }

    @Test(
        "columns are recognised whatever their case, umlauts and cut",
        arguments: [
            ("GEMEINDE", "municipality"), ("Gemeinde", "municipality"), ("GEM_NAME", "municipality"),
            ("KATEGORIE", "category"),
        ])
    func column(name: String, field: String) {
        let mapping = FieldMapping([SourceField(name: name, kind: .string)], to: .of(.sites))
        #expect(mapping.mapped.map(\.field.name) == [field])
    }

    @Test func `a column that is assigned goes before one that is recognised`() {
        let fields = ["NAME", "BEZEICHNUN", "XYZ"].map { SourceField(name: $0, kind: .string) }
        let mapping = FieldMapping(fields, to: .of(.sites), assigned: ["XYZ": "name", "NAME": ""])
        #expect(mapping.mapped.first { $0.field.name == "name" }?.column == 2)
        #expect(mapping.extra.contains(0) && mapping.findings.isEmpty)
    }

    @Test func `a assigned column or field that does not exist has a finding`() {
        let fields = [SourceField(name: "NAME", kind: .string)]
        let mapping = FieldMapping(fields, to: .of(.sites), assigned: ["NAMME": "name", "NAME": "nmae"])
        #expect(mapping.findings.map(\.code) == [.check(.fieldMapUnknown), .check(.fieldMapUnknown)])
    }

    @Test(arguments: [
        ("EIGENTUEM", true), ("Kaufpreis", true), ("KÄUFER", true), ("NAME", false), ("LAGE", false),
    ])
    func `owners, buyers and prices are confidential`(name: String, isConfidential: Bool) {
        let mapping = FieldMapping([SourceField(name: name, kind: .string)], to: .of(.sites))
        #expect(mapping.confidential == (isConfidential ? [0] : []))
    }
}
