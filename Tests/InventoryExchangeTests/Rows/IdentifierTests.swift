import SimpleFeatures
import SiteInventory
import Testing

@testable import InventoryExchange

/// What identifies a feature, and what does not.
@Suite struct IdentifierTests {
    // MARK: Rounded, long and missing identifiers

    @Test(
        "numbers that a spreadsheet or a real number has rounded are refused",
        arguments: [
            (PropertyValue.string("5.51331E+14"), true), (.string("5,51331E+14"), true), (.string("5E+14"), true),
            (.string("1.5e-05"), true), (.string("551331000123456789"), false), (.string("5E14"), false),
            (.string("12E"), false), (.string("A-1E+1"), false), (.integer(9_007_199_254_740_993), false),
            (.number(0x1p53), true), (.number(55_133_100_012_345), false), (.number(12), false),
        ])
    func rounded(value: PropertyValue, isRounded: Bool) throws {
        let identifier = try #require(IdentifierText(value))
        #expect((identifier.fault == .rounded) == isRounded)
    }

    @Test(arguments: [
        ("5.51331E+14", Finding.Code.check(.idRounded)), (String(repeating: "x", count: 256), .check(.idInvalid)),
        (String(repeating: "x", count: 255), nil), ("S1~R1", .check(.idInvalid)), ("", .check(.idMissing)),
    ])
    func `a row with an unusable identifier is refused, with a finding that names the column`(
        id: String, code: Finding.Code?
    ) throws {
        let table = Table("standorte", ["ST_NR", "NAME"], [(square(0, 0, 100, 100), [id, "Zeche"])])
        let outcome = try MemoryImports().run([table])
        #expect(outcome.isKept == (code == nil))
        #expect(outcome.problems == (code.map { [$0] } ?? []))
    }

    // MARK: Recognition by land

    private static var matching: ImportOptions {
        var options = ImportOptions()
        options.matchesByGeometry = true
        return options
    }

    @Test(
        "with --match-geometry a row is refused that has neither identifier nor outline",
        arguments: [["NAME"], ["ST_NR", "NAME"]])
    func neither(fields: [String]) throws {
        let values = fields.map { $0 == "NAME" ? "Zeche" : "" }
        let table = Table("standorte", fields, [(square(0, 0, 100, 100), values), (nil, values)])
        let outcome = try MemoryImports().run([table], Self.matching)
        #expect(!outcome.isKept)
        let finding = try #require(outcome.reports[0].findings.first { $0.severity == .error })
        #expect(finding.code == .check(.idMissing) && finding.row == 2)
        #expect(finding.field == (fields.count > 1 ? "ST_NR" : nil))
        // Nothing says that the row was kept.
        #expect(!outcome.codes.contains(.check(.geometryMissing)))
    }

    @Test func `a column without identifiers counts as none, and a row with one is recognised by it`() throws {
        let imports = MemoryImports()
        _ = try imports.run([Table.sites(["S1", "S2"])])
        let outlines = (square(0, 0, 100, 1000), square(1000, 0, 100, 1000))
        let table = Table("standorte", ["ST_NR", "NAME"], [(outlines.0, ["", "a"]), (outlines.1, ["S9", "b"])])
        let outcome = try imports.run([table], Self.matching)
        #expect(outcome.isKept)
        #expect(try imports.value("name", of: "S1", in: .sites) == .string("a"))
        #expect(try imports.features(.sites).map(\.id.text) == ["S1", "S2", "S9"])
    }

    @Test func `the number of a row does not go before its land`() throws {
        let imports = MemoryImports()
        _ = try imports.run([Table.sites(["S1"])])
        let table = Table("standorte", ["FID", "NAME"], [(square(0, 0, 100, 1000), ["1", "a"])])
        #expect(try imports.run([table], Self.matching).isKept)
        #expect(try imports.features(.sites).map(\.id.text) == ["S1"])
    }

    // MARK: Row numbers

    @Test(arguments: [
        ("OBJECTID", ["7", "9"], true), ("FID", ["0", "1"], true), ("OBJECTID", ["7", "A9"], false),
        ("ID", ["1", "2", "3"], true), ("NR", ["2", "0", "1"], true), ("ID", ["1", "2", "4"], false),
        ("ID", ["2", "3"], false), ("ID", ["1", "1"], false), ("ST_NR", ["1", "2"], false), ("ID", ["S1"], false),
    ])
    func `a column numbers the rows by its name or by its values`(column: String, ids: [String], isNumber: Bool) {
        var numbers = RowNumbers(column: column)
        for id in ids { numbers.add(id) }
        #expect(numbers.areRowNumbers == isNumber)
    }

    /// Sites of a town, numbered by row, a kilometre apart.
    private static func town(_ name: String, at x: Double, column: String = "OBJECTID", count: Int) -> Table {
        Table(
            "standorte", [column, "NAME"],
            (0..<count).map {
                (square(x + Double($0) * 1000, 0, 100, 100), ["\($0 + 1)", "\(name) \($0 + 1)"])
            })
    }

    private static func source(_ name: String, _ mode: ImportOptions.Mode = .upsert) -> ImportOptions {
        var options = ImportOptions()
        options.source = name
        options.mode = mode
        return options
    }

    @Test(arguments: ["OBJECTID", "ID"])
    func `row numbers identify within their source`(column: String) throws {
        let imports = MemoryImports()
        _ = try imports.run([Self.town("Herne", at: 0, column: column, count: 3)], Self.source("Herne"))
        let marl = try imports.run(
            [Self.town("Marl", at: 9000, column: column, count: 2)], Self.source("Marl", .replace))
        #expect(marl.isKept && marl.codes.contains(.check(.idRowNumber)))
        let ids = ["Herne:1", "Herne:2", "Herne:3", "Marl:1", "Marl:2"]
        #expect(try imports.features(.sites).map(\.id.text) == ids)
        // A replacement ends features of its own source only; a gap in the numbers does not make them new.
        let rows = Self.town("Herne", at: 0, column: column, count: 3).rows
        let fewer = Table("standorte", [column, "NAME"], [rows[0], rows[2]].map { ($0.geometry, $0.values) })
        _ = try imports.run([fewer], Self.source("Herne", .replace))
        #expect(try imports.features(.sites).map(\.id.text) == ids.filter { $0 != "Herne:2" })
    }

    @Test(arguments: [false, true])
    func `references by row number mean features of the same source`(isInOneDelivery: Bool) throws {
        let imports = MemoryImports()
        _ = try imports.run([
            Table.sites(["1", "2"]),
            Table("verkehrsprojekte", ["VP_NR", "NAME"], hasGeometry: false, [(nil, ["1", "A 1"])]),
        ])
        let sites = Table(
            "standorte", ["OBJECTID", "NAME", "TEIL_VON"],
            [(square(9000, 0, 100, 100), ["1", "Teil", "2"]), (square(9000, 0, 300, 300), ["2", "Ganzes", ""])])
        let roads = Table("verkehrsprojekte", ["OBJECTID", "NAME"], hasGeometry: false, [(nil, ["1", "B 1"])])
        let references = [
            Table.plots([("P1", "1", "frei", square(9000, 0, 50, 50))]),
            Table("anbindungen", ["ST_NR", "VP_NR"], hasGeometry: false, [(nil, ["1", "1"]), (nil, ["2", "1"])]),
        ]
        if isInOneDelivery {
            _ = try imports.run(references + [sites, roads], Self.source("Marl"))
        } else {
            _ = try imports.run([sites, roads], Self.source("Marl"))
            _ = try imports.run(references, Self.source("Marl"))
        }
        #expect(try imports.value("part_of", of: "Marl:1", in: .sites) == .string("Marl:2"))
        #expect(try imports.value("site_id", of: "P1", in: .plots) == .string("Marl:1"))
        let links = try imports.features(.accessLinks).filter { $0["basis"].text == "documented" }
        #expect(links.map(\.id.text) == ["Marl:1~Marl:1~documented", "Marl:2~Marl:1~documented"])
        #expect(links.map { $0["site_id"].text } == ["Marl:1", "Marl:2"])
        #expect(links.map { $0["road_project_id"].text } == ["Marl:1", "Marl:1"])
        // Another source refers to the features with ids that are unique in the inventory.
        _ = try imports.run([Table.plots([("P2", "1", "frei", nil)])], Self.source("Herne"))
        #expect(try imports.value("site_id", of: "P2", in: .plots) == .string("1"))
    }

    @Test(arguments: ["OBJECTID", "ID", "ST_NR"])
    func `without a source an id does not pass to another site elsewhere until it is confirmed`(column: String) throws {
        let imports = MemoryImports()
        _ = try imports.run([Self.town("Herne", at: 0, column: column, count: 3)])
        let marl = Self.town("Marl", at: 9000, column: column, count: 2)
        for mode in [ImportOptions.Mode.upsert, .replace] {
            var options = ImportOptions()
            options.mode = mode
            options.acceptsPartial = mode == .replace
            let outcome = try imports.run([marl], options)
            #expect(outcome.isKept == (mode == .replace))
            #expect(outcome.reports[0].findings.count { $0.code == .check(.idMoved) && $0.severity == .error } == 2)
            #expect(try imports.value("name", of: "1", in: .sites) == .string("Herne 1"))
            #expect(try imports.features(.sites).count == 3, "\(mode) ended a feature")
        }
        var options = ImportOptions()
        options.confirmsMoves = true
        let outcome = try imports.run([marl], options)
        #expect(outcome.isKept && outcome.problems.contains(.check(.idMoved)))
        #expect(try imports.value("name", of: "1", in: .sites) == .string("Marl 1"))
    }

    @Test(
        "an update of the same site is not a move",
        arguments: [
            ("Herne 1", 0.0, "OBJECTID", false), ("Herne 1", 5000, "OBJECTID", false),
            ("anders", 100, "OBJECTID", false),
            ("anders", 200, "OBJECTID", true), ("", 200, "OBJECTID", true), ("", 200, "ST_NR", false),
            ("HERNE-1", 200, "ST_NR", false), ("anders", 200, "ST_NR", true),
        ])
    func move(name: String, metres: Double, column: String, isRefused: Bool) throws {
        let imports = MemoryImports()
        _ = try imports.run([Self.town("Herne", at: 0, column: column, count: 1)])
        let table = Table("standorte", [column, "NAME"], [(square(metres, 0, 100, 100), ["1", name])])
        let outcome = try imports.run([table])
        #expect(outcome.isKept == !isRefused)
        #expect(outcome.codes.contains(.check(.idMoved)) == isRefused)
    }

    @Test(arguments: ["S1", "4711", "1a"])
    func `an identifier that is no number of a row may move with its name`(id: String) throws {
        let imports = MemoryImports()
        for (name, x) in [("alt", 0.0), ("neu", 9000)] {
            let table = Table("standorte", ["ST_NR", "NAME"], [(square(x, 0, 100, 100), [id, name])])
            #expect(try imports.run([table]).codes == [])
        }
        #expect(try imports.value("name", of: id, in: .sites) == .string("neu"))
    }

    @Test func `row numbers of sites are references within their source`() throws {
        let imports = MemoryImports()
        let plots = Table(
            "teilflaechen", ["OBJECTID", "ST_NR", "STATUS"],
            [(square(0, 0, 100, 100), ["1", "1", "frei"]), (square(1000, 0, 100, 100), ["2", "9", "frei"])])
        let outcome = try imports.run([Self.town("Herne", at: 0, count: 2), plots], Self.source("Herne"))
        #expect(outcome.isKept && outcome.problems == [.check(.siteUnknown)])
        #expect(try imports.value("site_id", of: "Herne:1", in: .plots) == .string("Herne:1"))
        #expect(try imports.value("site_id", of: "Herne:2", in: .plots) == .string("Herne:9"))
        // The sites came before.
        let later = Table("teilflaechen", ["OBJECTID", "ST_NR"], [(square(0, 0, 100, 100), ["3", "2"])])
        _ = try imports.run([later], Self.source("Herne"))
        #expect(try imports.value("site_id", of: "Herne:3", in: .plots) == .string("Herne:2"))
    }
}
