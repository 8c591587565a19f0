import SimpleFeatures
import SiteInventory
import Testing

@testable import InventoryExchange

/// Whether imported features fit the rest of the inventory: names, places and overlaps.
@Suite struct ReferenceTests {
    private static func imports() throws -> MemoryImports {
        let imports = MemoryImports()
        _ = try imports.run([
            Table("standorte", ["ST_NR", "NAME"], [(square(0, 0, 1000, 1000), ["S1", "Site S1"])]),
            Table(
                "verkehrsprojekte", ["VP_NR", "NAME", "STATUS"], [(nil, ["R04", "B 474n", "in Planung"])]),
            Table(
                "verkehrsabschnitte", ["ABS_NR", "VP_NR", "NAME", "STATUS"], hasGeometry: false,
                [(nil, ["R04-N", "R04", "Nord", "im Bau"])]),
        ])
        return imports
    }

    @Test(
        "a plot belongs to a known site and lies in it, but for 1 %",
        arguments: [
            ("S1", square(0, 0, 100, 100), nil), ("", square(0, 0, 100, 100), Finding.Code.check(.siteMissing)),
            ("S9", square(0, 0, 100, 100), .check(.siteUnknown)), ("S1", square(-0.9, 0, 100, 100), nil),
            ("S1", square(-1.1, 0, 100, 100), .check(.outsideSite)),
            ("S1", square(5000, 0, 100, 100), .check(.outsideSite)),
            ("S1", nil, .check(.geometryMissing)),
        ] as [(String, Geometry?, Finding.Code?)])
    func plot(site: String, area: Geometry?, code: Finding.Code?) throws {
        let outcome = try Self.imports().run([Table.plots([("P1", site, "frei", area)])])
        let codes: [Finding.Code] = [
            .check(.siteMissing), .check(.siteUnknown), .check(.outsideSite), .check(.geometryMissing),
        ]
        #expect(outcome.codes.filter(codes.contains) == (code.map { [$0] } ?? []))
        #expect(outcome.isKept)
    }

    @Test(
        "a condition is a road, a year or remediation; any other word has a finding",
        arguments: [
            ("R04", false), ("r04", false), ("R04-N", false), ("2030", false), ("remediation", false),
            ("", false),
            ("R40", true), ("Bebauungsplan", true), ("R04-N ", false),
        ])
    func condition(condition: String, isUnknown: Bool) throws {
        let table = Table(
            "teilflaechen", ["TF_NR", "ST_NR", "STATUS", "BEDINGUNG"],
            [(square(0, 0, 100, 100), ["P1", "S1", "bedingt", condition])])
        let outcome = try Self.imports().run([table])
        #expect(outcome.codes.contains(.check(.conditionUnknown)) == isUnknown)
        #expect(outcome.isKept)
    }

    @Test(arguments: [
        ("S1", "R04", []), ("S1", "R99", [Finding.Code.check(.roadUnknown)]), ("S9", "R04", [.check(.siteUnknown)]),
    ])
    func `a documented link names a known site and a known road`(
        site: String, road: String, codes: [Finding.Code]
    ) throws {
        let table = Table(
            "anbindungen", ["ST_NR", "VP_NR"], hasGeometry: false, [(nil, [site, road])])
        let outcome = try Self.imports().run([table])
        #expect(outcome.codes.filter { [.check(.roadUnknown), .check(.siteUnknown)].contains($0) } == codes)
    }

    @Test(arguments: [("hart", false), ("gering", false), ("", true)])
    func `a constraint without a severity has a finding and takes no land`(
        severity: String, isMissing: Bool
    ) throws {
        let imports = try Self.imports()
        _ = try imports.run([Table.plots([("P1", "S1", "frei", square(0, 0, 100, 1000))])])
        let table = Table(
            "restriktionsflaechen", ["RF_NR", "ART", "SCHWERE"],
            [(square(0, 0, 50, 1000), ["C1", "Altlast", severity])])
        let outcome = try imports.run([table])
        #expect(outcome.codes.contains(.check(.severityMissing)) == isMissing)
        let available = try imports.value("available_ha", of: "S1", in: .sites).number?.rounded()
        #expect(available == (severity == "hart" ? 5 : 10))
    }

    @Test(
        "sites may overlap by 10 m² or a thousandth of the smaller, not by more",
        arguments: [
            // The first site has 10 ha, of which a thousandth is 100 m².
            ("neighbours", square(100, 0, 100, 1000), false),
            ("90 m² in common", square(99.91, 0, 100, 1000), false),
            ("110 m² in common", square(99.89, 0, 100, 1000), true),
            ("half in common", square(50, 0, 100, 1000), true),
            ("a small site, 9 m²", square(99.1, 0, 10, 10), false),
            ("a small site, 11 m²", square(98.9, 0, 10, 10), true),
            ("apart", square(3000, 0, 100, 1000), false),
        ])
    func overlap(_ what: String, area: Geometry, isFound: Bool) throws {
        let imports = MemoryImports()
        _ = try imports.run([Table.sites(["S1"])])
        let outcome = try imports.run([
            Table("standorte", ["ST_NR", "NAME"], [(area, ["S2", "Site S2"])])
        ])
        #expect(outcome.codes.contains(.check(.sitesOverlap)) == isFound, "\(what)")
        #expect(outcome.isKept)
    }

    @Test func `each overlapping pair is found once`() throws {
        let table = Table(
            "standorte", ["ST_NR", "NAME"],
            (0..<4).map { (square(Double($0) * 60, 0, 100, 1000), ["S\($0)", "Site"]) })
        #expect(try MemoryImports().run([table]).codes.filter { $0 == .check(.sitesOverlap) }.count == 3)
    }

    @Test func `of identical outlines, each site is compared with 32 others, and a finding states the limit`() throws {
        let table = Table(
            "standorte", ["ST_NR", "NAME"],
            (0..<100).map { (square(0, 0, 100, 1000), ["S\(100 + $0)", "Site"]) })
        let report = try MemoryImports().run([table]).reports[0]
        let overlaps = report.findings.filter { $0.code == .check(.sitesOverlap) }
        let pairs = overlaps.map { Set([$0.featureID ?? "", $0.value ?? ""]) }
        #expect(Set(pairs).count == pairs.count)
        // All pairs of the first 33 sites, and each other site with the first 32.
        #expect(overlaps.count + report.unlistedFindings["sites-overlap", default: 0] == 33 * 32 / 2 + 67 * 32)
        let limits = report.findings.filter { $0.code == .check(.overlapsNotAllChecked) }
        #expect(limits.count == 1 && limits[0].featureID == "S100")
        #expect(limits.first?.message.en.hasPrefix("The boxes of 100 sites (S100, for example)") == true)
    }

    // MARK: Sales

    @Test(
        "land is not reserved or sold twice",
        arguments: [
            ("verkauft", "verkauft", 50.0, true), ("verkauft", "reserviert", 50, true),
            ("Option", "verkauft", 50, true),
            ("verkauft", "frei", 50, false), ("frei", "verkauft", 50, false),
            ("verkauft", "belegt", 50, false),
            ("verkauft", "verkauft", 100, false), ("verkauft", "verkauft", 99.995, false),
        ])
    func sale(before: String, after: String, x: Double, isRefused: Bool) throws {
        let imports = try Self.imports()
        _ = try imports.run([Table.plots([("P1", "S1", before, square(0, 0, 100, 100))])])
        let second = Table.plots([("P2", "S1", after, square(x, 0, 100, 100))])
        let outcome = try imports.run([second])
        #expect(outcome.isKept == !isRefused)
        #expect(outcome.codes.contains(.check(.landTakenTwice)) == isRefused)
        var options = ImportOptions()
        options.confirmsOverlap = true
        #expect(try imports.run([second], options).isKept)
    }

    @Test(arguments: [false, true])
    func `the check of identical sold plots ends, and a finding states it`(isConfirmed: Bool) throws {
        let plots = Table.plots(
            (100..<160).map { ("P\($0)", "S1", "verkauft", square(0, 0, 100, 100)) })
        var options = ImportOptions()
        options.confirmsOverlap = isConfirmed
        let outcome = try Self.imports().run([plots], options)
        let report = outcome.reports[0]
        #expect(outcome.isKept == isConfirmed)
        let overlaps = report.findings.filter { $0.code == .check(.landTakenTwice) }
        #expect(overlaps.count == SaleCheck.mostOverlaps && report.unlistedFindings["land-taken-twice"] == nil)
        #expect(report.findings.filter { $0.code == .check(.overlapsNotAllChecked) }.count == 1)
    }

    @Test func `a plot is compared with a limited number of others, and a finding states it`() throws {
        // Diagonal strips whose boxes all meet.
        func strip(_ x: Double, width: Double) -> Geometry {
            ring((x, 0), (x + width, 0), (x + width + 1000, 1000), (x + 1000, 1000))
        }
        let count = SaleCheck.neighboursPerPlot + 4
        let strips = (1000..<(1000 + count)).map {
            ("P\($0)", "S1", "verkauft", strip(Double($0), width: 0.5))
                as (id: String, site: String, status: String, area: Geometry?)
        }
        let outcome = try Self.imports().run([Table.plots(strips)])
        let findings = outcome.reports[0].findings.filter { $0.code == .check(.overlapsNotAllChecked) }
        #expect(
            outcome.isKept && findings.count == 1 && findings.first?.message.en.hasPrefix("The boxes of 260") == true)
        // The neighbours of fewer strips are all compared.
        let wide =
            ("P0", "S1", "verkauft", strip(1000, width: 20))
            as (id: String, site: String, status: String, area: Geometry?)
        let refused = try Self.imports().run([Table.plots([wide] + strips.prefix(100))])
        #expect(refused.reports[0].findings.count { $0.code == .check(.landTakenTwice) } == 20)
        #expect(!refused.codes.contains(.check(.overlapsNotAllChecked)))
    }

    /// A plot of 300 m by 100 m, and one beside it whose boundary overlaps by a strip.
    private static func strip(_ metres: Double, accuracy: String) -> Table {
        Table(
            "teilflaechen", ["TF_NR", "ST_NR", "STATUS", "GENAU_M"],
            [
                (square(0, 0, 300, 100), ["P1", "S1", "reserviert", accuracy]),
                (square(0, 100 - metres, 300, 100), ["P2", "S1", "verkauft", accuracy]),
            ])
    }

    @Test(
        "a strip narrower than twice the accuracy of the outlines is tolerated, with a notice",
        arguments: [
            (0.02, "0,50", Finding.Check.overlapSliver), (0.9, "0,50", .overlapSliver), (1.0, "0,50", .landTakenTwice),
            (0.02, "", .overlapSliver), (0.05, "", .landTakenTwice), (0.009, "0,001", .overlapSliver),
            (0.02, "0,001", .landTakenTwice), (5, "0,50", .landTakenTwice),
        ])
    func strip(metres: Double, accuracy: String, code: Finding.Check) throws {
        let outcome = try Self.imports().run([Self.strip(metres, accuracy: accuracy)])
        let findings = outcome.reports[0].findings.filter {
            [.check(.overlapSliver), .check(.landTakenTwice)].contains($0.code)
        }
        #expect(findings.map(\.code) == [.check(code)])
        #expect(outcome.isKept == (code == .overlapSliver))
        if code == .overlapSliver {
            #expect(findings.first?.severity == .notice)
            #expect(findings.first?.message.en.contains("\((metres * 100).decimalText(10).en) cm") == true)
        }
    }

    @Test func `one boundary with more vertices than its neighbour's is no second sale`() throws {
        // A chord of 1 km and the same line with a vertex that lies 2 cm aside.
        let straight = square(0, 0, 1000, 100)
        let bent = ring((0, 100), (500, 99.98), (1000, 100), (1000, 200), (0, 200))
        let outcome = try Self.imports().run([
            Table.plots([("P1", "S1", "reserviert", straight), ("P2", "S1", "verkauft", bent)])
        ])
        #expect(outcome.isKept && outcome.codes.contains(.check(.overlapSliver)))
    }

    @Test func `only the named pairs are confirmed`() throws {
        let plots = Table.plots([
            ("P1", "S1", "verkauft", square(0, 0, 100, 100)), ("P2", "S1", "verkauft", square(50, 0, 100, 100)),
            ("P3", "S1", "verkauft", square(120, 0, 100, 100)),
        ])
        var options = ImportOptions()
        options.confirmedOverlaps = try #require(PlotPair.list("P2~P1"))
        let outcome = try Self.imports().run([plots], options)
        let errors = outcome.reports[0].findings.filter { $0.severity == .error }
        #expect(!outcome.isKept && errors.map(\.featureID) == ["P2"] && errors.map(\.value) == ["P3"])
        #expect(errors.first?.remedy?.en.contains("--confirm-overlap P2~P3") == true)
        options.confirmedOverlaps = try #require(PlotPair.list("P1~P2, P3~P2"))
        #expect(try Self.imports().run([plots], options).isKept)
    }

    @Test(arguments: ["", "P1", "P1~", "~P2", "P1~P1", "P1~P2~P3", "P1~P2,P3"])
    func `other texts are no pairs`(text: String) { #expect(PlotPair.list(text) == nil) }

    @Test func `an overlap that was sold before is not a new sale`() throws {
        let imports = try Self.imports()
        var options = ImportOptions()
        options.confirmsOverlap = true
        let plots =
            [
                ("P1", "S1", "verkauft", square(0, 0, 100, 100)),
                ("P2", "S1", "verkauft", square(50, 0, 100, 100)),
            ] as [(id: String, site: String, status: String, area: Geometry?)]
        _ = try imports.run([Table.plots(plots)], options)
        let outcome = try imports.run([Table.plots([("P2", "S1", "Option", square(60, 0, 100, 100))])])
        #expect(outcome.isKept && !outcome.codes.contains(.check(.landTakenTwice)))
        let grown = try imports.run([Table.plots([("P2", "S1", "Option", square(40, 0, 100, 100))])])
        #expect(!grown.isKept && grown.codes.contains(.check(.landTakenTwice)))
    }
}
