import Foundation
import SimpleFeatures
import Testing

@testable import SiteInventory

/// The statement written by our encoder against Foundation's.
@Suite struct HectaresJSONTests {
    @Test func `the statement as JSON equals the output of Foundation's encoder`() throws {
        var site = Land.site(Land.rectangle(0, 0, 1000, 1000))
        site.name = "Am \"Hafen\" 1/2\\\nMüller"
        var unknown = Land.site(nil)
        unknown.declaredGrossHectares = 1200
        let plots = [
            Land.plot("A", .available, Land.rectangle(0, 0, 100, 1000)),
            Land.plot("B", .availableConditional, Land.rectangle(100, 0, 100, 1000), ["condition": .string("R1")]),
            Land.plot("C", .sold, Land.rectangle(200, 0, 0.0001, 1000)),
        ]
        let constraint = Land.constraint("H", .flood, .hard, Land.rectangle(0, 0, 50, 50))
        let statements = [
            try Land.statement(site, plots, [constraint], Land.roads(["R1": .planning])),
            try Land.statement(site, []), try Land.statement(unknown, []),
        ]
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for statement in statements {
            let expected = String(decoding: try encoder.encode(statement), as: UTF8.self)
            #expect(String(decoding: statement.json, as: UTF8.self) == expected)
        }
        #expect(statements[0].slivers.count > 0 && !statements[0].conditions.isEmpty)
    }
}
