import InventoryTestSupport
import SimpleFeatures
import SiteInventory
import Testing

@testable import InventoryExchange

/// Features without identifiers are matched by the land that they cover: both must share more than 90 % of the larger.
@Suite struct MatchingTests {
    private static var options: ImportOptions {
        var options = ImportOptions()
        options.matchesByGeometry = true
        return options
    }

    private static func plots(_ areas: [Geometry?], status: String = "verkauft") -> Table {
        Table("teilflaechen", ["STATUS"], areas.map { ($0, [status]) })
    }

    /// A site of 100 ha with a plot of 100 m by 100 m.
    private static func imports() throws -> MemoryImports {
        let imports = MemoryImports()
        let site = Table(
            "standorte", ["ST_NR", "NAME"], [(square(0, 0, 1000, 1000), ["S1", "Site S1"])])
        _ = try imports.run([site, Table.plots([("P1", "S1", "frei", square(0, 0, 100, 100))])])
        return imports
    }

    @Test(
        "a plot is matched when it covers the same land",
        arguments: [
            ("the same square", square(0, 0, 100, 100), true),
            ("91 % in common", square(9, 0, 100, 100), true),
            ("90 % in common", square(10, 0, 100, 100), false),
            ("a strip narrower", square(0, 0, 95, 100), true),
            ("a tenth larger", square(0, 0, 100, 110), true),
            ("a ninth larger", square(0, 0, 100, 112), false),
            ("half of it", square(0, 0, 100, 50), false),
            ("elsewhere", square(500, 500, 100, 100), false),
            ("a neighbour", square(100, 0, 100, 100), false),
        ])
    func match(_ what: String, area: Geometry, isMatched: Bool) throws {
        let imports = try Self.imports()
        let outcome = try imports.run([Self.plots([area])], Self.options)
        #expect(outcome.isKept, "\(what)")
        let status = try imports.value("status", of: "P1", in: .plots).text
        #expect(status == (isMatched ? "sold" : "available"), "\(what)")
        #expect(try imports.features(.plots).count == (isMatched ? 1 : 2), "\(what)")
        // The finding of a match states the share, that of a new identifier does not.
        let finding = try #require(outcome.reports[0].findings.first { $0.code == .check(.idMatchedByGeometry) })
        #expect((finding.value?.hasSuffix("%") ?? false) == isMatched, "\(what)")
    }

    @Test func `the plot with the larger share is matched`() throws {
        let imports = try Self.imports()
        _ = try imports.run([Table.plots([("P2", "S1", "frei", square(4, 0, 100, 100))])])
        _ = try imports.run([Self.plots([square(3, 0, 100, 100)])], Self.options)
        #expect(try imports.features(.plots).map { $0["status"].text } == ["available", "sold"])
    }

    @Test func `new land gets an identifier that is the same for the same outline`() throws {
        let outline = square(500, 0, 100, 100)
        let (first, second) = (try Self.imports(), try Self.imports())
        _ = try first.run([Self.plots([outline])], Self.options)
        _ = try second.run([Self.plots([square(300, 0, 50, 50), outline])], Self.options)
        let id = try #require(try first.features(.plots).first { $0.id.text != "P1" }?.id)
        #expect(id.text.hasPrefix("G-") && id.text.count == 18)
        #expect(try second.inventory.feature(id, in: .plots) != nil)
        // A second delivery of the same outline is matched, not added.
        _ = try first.run([Self.plots([outline], status: "Option")], Self.options)
        #expect(try first.features(.plots).count == 2)
        #expect(try first.value("status", of: id.text, in: .plots).text == "reserved")
    }

    @Test func `two rows on the same land are an error`() throws {
        let outcome = try Self.imports().run(
            [Self.plots([square(500, 0, 100, 100), square(501, 0, 100, 100)])], Self.options)
        #expect(!outcome.isKept)
        #expect(outcome.problems.contains(.check(.idDuplicate)))
    }

    @Test func `without the option a layer without identifiers is refused`() throws {
        let outcome = try Self.imports().run([Self.plots([square(0, 0, 100, 100)])])
        #expect(!outcome.isKept)
        #expect(outcome.problems.contains(.check(.fieldMissing)))
    }

    @Test func `identifiers go before land`() throws {
        let imports = try Self.imports()
        _ = try imports.run(
            [Table.plots([("P9", "S1", "verkauft", square(0, 0, 100, 100))])], Self.options)
        #expect(try imports.features(.plots).map(\.id.text) == ["P1", "P9"])
    }
}
