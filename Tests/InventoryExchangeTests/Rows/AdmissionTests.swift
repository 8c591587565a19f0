import SimpleFeatures
import SiteInventory
import Testing

@testable import InventoryExchange

/// Which rows of a delivery are admitted: identifiers, repetitions, and modes.
@Suite struct AdmissionTests {
    @Test(
        "a row needs a usable identifier",
        arguments: [
            ("S01", nil), ("Süd 1/2", nil), ("0", nil), (" S01 ", nil), ("", Finding.Code.check(.idMissing)),
            ("   ", .check(.idMissing)), ("S1~R1", .check(.idInvalid)), ("..", .check(.idInvalid)),
            (".", .check(.idInvalid)),
            ("a\u{7}b", .check(.idInvalid)),
        ] as [(String, Finding.Code?)])
    func identifier(id: String, code: Finding.Code?) throws {
        let imports = MemoryImports()
        let outcome = try imports.run([Table.sites([id])])
        #expect(outcome.isKept == (code == nil))
        #expect(outcome.problems == (code.map { [$0] } ?? []))
        #expect(
            try imports.features(.sites).map(\.id.text)
                == (code == nil ? [id.split(separator: " ").joined(separator: " ")] : []))
    }

    @Test func `the second row with an identifier is an error`() throws {
        let imports = MemoryImports()
        let outcome = try imports.run([Table.sites(["S1", "S2", "S1"])])
        #expect(!outcome.isKept && outcome.problems == [.check(.idDuplicate)])
        #expect(outcome.reports[0].findings.first { $0.code == .check(.idDuplicate) }?.row == 3)
        #expect(try imports.features(.sites).isEmpty)
    }

    @Test func `two layers of one delivery may not name the same feature`() throws {
        let outcome = try MemoryImports().run([Table.sites(["S1"]), Table.sites(["S2", "S1"])])
        #expect(!outcome.isKept && outcome.problems == [.check(.idInTwoLayers)])
    }

    @Test func `the same identifier may name features of different collections`() throws {
        let imports = MemoryImports()
        let outcome = try imports.run([
            Table.sites(["A"]), Table.plots([("A", "A", "frei", square(0, 0, 50, 1000))]),
        ])
        #expect(outcome.isKept && outcome.problems.isEmpty)
    }

    @Test func `with partial acceptance bad rows are left out and the others are kept`() throws {
        var options = ImportOptions()
        options.acceptsPartial = true
        let imports = MemoryImports()
        let outcome = try imports.run([Table.sites(["S1", "", "S2", "S1"])], options)
        #expect(outcome.isKept && outcome.hasErrors)
        #expect(outcome.counts.read == 4 && outcome.counts.added == 2 && outcome.counts.refused == 2)
        #expect(try imports.features(.sites).map(\.id.text) == ["S1", "S2"])
    }

    @Test func `layers are imported in the order of their dependencies`() throws {
        let imports = MemoryImports()
        let outcome = try imports.run([
            Table.sites(["S1"]), Table.plots([("P1", "S1", "verfügbar", square(0, 0, 50, 1000))]),
            Table("verkehrsprojekte", ["VP_NR", "NAME", "STATUS"], [(nil, ["R1", "B 474n", "im Bau"])]),
        ])
        #expect(outcome.isKept)
        #expect(try imports.value("available_ha", of: "S1", in: .sites).number?.rounded() == 5)
    }

    // MARK: Modes

    private static func options(_ mode: ImportOptions.Mode) -> ImportOptions {
        var options = ImportOptions()
        options.mode = mode
        return options
    }

    @Test(
        "each mode has its rule for features that are stored already, and for those that are not named",
        arguments: [
            (ImportOptions.Mode.upsert, ["S2", "S3"], true, ["S1", "S2", "S3"], [1, 0, 1, 0]),
            (.append, ["S3"], true, ["S1", "S2", "S3"], [1, 0, 0, 0]),
            (.append, ["S2", "S3"], false, ["S1", "S2"], [0, 0, 0, 0]),
            (.replace, ["S2", "S3"], true, ["S2", "S3"], [1, 0, 1, 1]),
            (.replace, [], true, [], [0, 0, 0, 2]),
        ])
    func mode(
        mode: ImportOptions.Mode, ids: [String], isKept: Bool, stored: [String], counts: [Int]
    ) throws {
        let imports = MemoryImports()
        _ = try imports.run([Table.sites(["S1", "S2"])])
        let table = Table(
            "standorte", ["ST_NR", "NAME"],
            ids.map { id in
                let x = Double(id.dropFirst()).map { ($0 - 1) * 1000 } ?? 0
                return (square(x, 0, 100, 1000), [id, "Site \(id)"])
            })
        let outcome = try imports.run([table], Self.options(mode))
        #expect(outcome.isKept == isKept)
        #expect(try imports.features(.sites).map(\.id.text) == stored)
        guard isKept else {
            #expect(outcome.problems == [.check(.idExists)])
            return
        }
        let found = outcome.counts
        #expect([found.added, found.changed, found.unchanged, found.ended] == counts)
    }

    @Test func `a replacement with a row that names no feature ends nothing`() throws {
        let imports = MemoryImports()
        _ = try imports.run([Table.sites(["S1", "S2"])])
        var options = Self.options(.replace)
        options.acceptsPartial = true
        let outcome = try imports.run([Table.sites(["S1", ""])], options)
        #expect(outcome.isKept && outcome.codes.contains(.check(.nothingEnded)))
        #expect(try imports.features(.sites).map(\.id.text) == ["S1", "S2"])
    }

    // MARK: Updates

    @Test(
        "an update keeps what its layer has no column for, and clears what its cell leaves empty",
        arguments: [
            (["ST_NR", "NAME"], ["S1", "New"], "New", "Herten"),
            (["ST_NR", "GEMEINDE"], ["S1", "Marl"], "Old", "Marl"),
            (["ST_NR", "NAME", "GEMEINDE"], ["S1", "New", ""], "New", nil),
            (["ST_NR"], ["S1"], "Old", "Herten"),
        ] as [([String], [String], String, String?)])
    func update(fields: [String], values: [String], name: String, municipality: String?) throws {
        let imports = MemoryImports()
        let land = square(0, 0, 100, 1000)
        _ = try imports.run([
            Table("standorte", ["ST_NR", "NAME", "GEMEINDE"], [(land, ["S1", "Old", "Herten"])])
        ])
        #expect(try imports.run([Table("standorte", fields, [(land, values)])]).isKept)
        #expect(try imports.value("name", of: "S1", in: .sites).text == name)
        #expect(try imports.value("municipality", of: "S1", in: .sites).text == municipality)
    }

    @Test(
        "a plain table keeps the geometry, a layer without a geometry for the row removes it with a finding",
        arguments: [
            (false, true, []), (true, false, [Finding.Code.check(.geometryMissing), .check(.geometryRemoved)]),
        ])
    func geometry(hasGeometry: Bool, isKept: Bool, codes: [Finding.Code]) throws {
        let imports = MemoryImports()
        _ = try imports.run([Table.sites(["S1"])])
        let outcome = try imports.run([
            Table("standorte", ["ST_NR", "NAME"], hasGeometry: hasGeometry, [(nil, ["S1", "Site S1"])])
        ])
        #expect(outcome.isKept)
        #expect(outcome.codes.filter { codes.contains($0) } == codes)
        #expect((try imports.features(.sites).first?.geometry != nil) == isKept)
    }

    @Test(arguments: [(0.0, 1, 0), (0.000_4, 1, 0), (0.002, 0, 1)])
    func `a geometry that moves by less than a millimetre's half is unchanged`(
        shift: Double, unchanged: Int, changed: Int
    ) throws {
        let imports = MemoryImports()
        _ = try imports.run([Table.sites(["S1"])])
        let outcome = try imports.run([
            Table("standorte", ["ST_NR", "NAME"], [(square(shift, 0, 100, 1000), ["S1", "Site S1"])])
        ])
        #expect(outcome.counts.unchanged == unchanged && outcome.counts.changed == changed)
    }

    @Test func `computed links in a delivery are not read`() throws {
        let imports = MemoryImports()
        _ = try imports.run([
            Table.sites(["S1"]),
            Table("verkehrsprojekte", ["VP_NR", "NAME", "STATUS"], [(nil, ["R1", "B 1n", "offen"])]),
        ])
        let links = Table(
            "anbindungen", ["ST_NR", "VP_NR", "GRUNDLAGE"], hasGeometry: false,
            [(nil, ["S1", "R1", "documented"]), (nil, ["S1", "R1", "computed"])])
        let outcome = try imports.run([links])
        #expect(outcome.isKept, "\(outcome.reports.flatMap(\.findings).map(\.message.en))")
        let stored = try imports.features(.accessLinks).filter { $0["basis"].text == "documented" }
        #expect(stored.map(\.id.text) == ["S1~R1~documented"])
        #expect(outcome.counts.added == 1 && outcome.counts.unchanged == 1)
    }
}
