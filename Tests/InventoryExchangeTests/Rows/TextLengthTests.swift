import SimpleFeatures
import SiteInventory
import Testing

@testable import InventoryExchange

/// The limits for the length of texts.
@Suite struct TextLengthTests {
    private static func x(_ count: Int) -> String { String(repeating: "ü", count: count) }

    @Test(arguments: [
        ("NAME", 255, true), ("NAME", 256, false), ("GEMEINDE", 256, false), ("HINWEIS", 10_000, true),
        ("HINWEIS", 10_001, false), ("MEINE_SPALTE", 10_000, true), ("MEINE_SPALTE", 10_001, false),
        ("EIGENTUEMER", 10_001, false),
    ])
    func `a text beyond its limit refuses the row`(field: String, count: Int, isKept: Bool) throws {
        let table = Table("standorte", ["ST_NR", field], [(square(0, 0, 100, 100), ["S1", Self.x(count)])])
        let outcome = try MemoryImports().run([table])
        #expect(outcome.isKept == isKept)
        guard !isKept else { return }
        let finding = try #require(outcome.reports[0].findings.first { $0.code == .check(.textTooLong) })
        #expect(finding.severity == .error && finding.field == field && finding.row == 1)
        #expect(finding.message.en.contains("\(count) characters; the limit is \(count - 1)"))
        #expect(finding.message.de.contains("\(count) Zeichen, erlaubt sind \(count - 1)"))
        #expect(finding.value == Self.x(40))
    }

    @Test func `every text field has a limit`() {
        for schema in CollectionSchema.all {
            for field in schema.fields { #expect([255, 10_000].contains(field.maximumCharacters)) }
            if let name = schema.field(.name) { #expect(name.maximumCharacters == 255) }
        }
    }
}
