import SimpleFeatures
import StoreTestSupport
import Testing

@testable import InventoryExchange
@testable import SiteInventory

/// Stored access links and their updates.
@Suite(.everyStore) struct RoadLinkTests {
    private let temporary: TemporaryStore

    init() throws { temporary = try TemporaryStore() }

    private var store: any InventoryStore { temporary.store }

    // MARK: Test data: S1 at the origin, S2 30 km to the east, and a street from each to its own junction.

    private static func point(_ x: Double, _ y: Double) -> Geometry { .point(Position(371_000 + x, 5_715_000 + y)) }

    private static func line(_ positions: (Double, Double)...) -> Geometry {
        .lineString(LineString(positions.map { Position(371_000 + $0.0, 5_715_000 + $0.1) }))
    }

    private static let sites: [(Geometry?, [PropertyValue])] = [
        (rectangle(0, 0, 1000, 1000), [.string("S1"), .string("eins")]),
        (rectangle(30_000, 0, 1000, 1000), [.string("S2"), .string("zwei")]),
    ]

    private static let junctions: [(Geometry?, [PropertyValue])] = [
        (point(5000, 500), [.string("J1"), .string("West"), .null]),
        (point(35_000, 500), [.string("J2"), .string("Ost"), .null]),
    ]

    private static func street(
        _ id: String, _ line: Geometry, speed: Double = 60, direction: String = "B"
    ) -> (Geometry?, [PropertyValue]) {
        (line, [.string(id), .string("Straße"), .string(direction), .number(speed)])
    }

    private static let streets = [
        street("E1", line((1000, 500), (5000, 500))), street("E2", line((31_000, 500), (35_000, 500))),
    ]

    private func bring(
        _ layer: String, _ fields: [String], _ rows: [(Geometry?, [PropertyValue])], hash: String
    ) async throws {
        let source = MemorySource(fields: fields, rows: rows.map { (geometry: $0.0, values: $0.1) })
        let outcome = try await store.importLayers([source.layer(layer, hash: hash)])
        try #require(outcome.isKept, "\(layer): \(outcome.reports)")
    }

    private func bringAll(
        sites: [(Geometry?, [PropertyValue])] = Self.sites, junctions: [(Geometry?, [PropertyValue])] = Self.junctions,
        streets: [(Geometry?, [PropertyValue])] = Self.streets
    ) async throws {
        if !junctions.isEmpty {
            try await bring("anschlussstellen", ["AS_ID", "NAME", "VP_NR"], junctions, hash: "junctions")
        }
        if !streets.isEmpty { try await bringStreets(streets, hash: "streets") }
        try await bring("standorte", ["ST_NR", "NAME"], sites, hash: "sites")
    }

    private func bringStreets(_ streets: [(Geometry?, [PropertyValue])], hash: String) async throws {
        try await bring("strassennetz", ["STR_ID", "NAME", "RICHTUNG", "VMAX"], streets, hash: hash)
    }

    private func site(_ id: String) async throws -> Feature {
        try #require(try await store.read { try $0.feature(FeatureID(id), in: .sites) })
    }

    private func link(_ id: String) async throws -> Feature? {
        try await store.read { try $0.feature(FeatureID(id), in: .accessLinks) }
    }

    // MARK: By road

    @Test func `a link by road has its length, its time and its line`() async throws {
        try await bringAll()
        let site = try await site("S1")
        #expect(site["nearest_junction_by_road_id"] == .string("J1"))
        let metres = try #require(site["nearest_junction_road_m"].number)
        // 4 km in the projection, with a scale of 0.9998 here.
        #expect(abs(metres - 4001) < 1)
        #expect(abs(try #require(site["nearest_junction_drive_minutes"].number) - metres / 1000) < 0.005 + 1e-5)
        #expect(site["road_unreached"].isNull)
        let link = try #require(try await link("S1~J1~junction_by_road"))
        #expect(link["method"] == .string("by_road") && link["rank"] == .integer(1))
        #expect(link["approach_m"] == .number(0))
        #expect(link["target_approach_m"] == .number(0))
        guard case .lineString(let path) = link.geometry, let start = path.positions.first,
            let end = path.positions.last
        else { Issue.record("no line but \(String(describing: link.geometry))"); return }
        #expect(abs(start.x - 372_000) < 1e-6 && abs(end.x - 376_000) < 1e-6)
    }

    @Test func `a site beside a street is connected by a straight line with its own length`() async throws {
        try await bringAll(streets: [Self.street("E1", Self.line((1100, 500), (5000, 500)))])
        let link = try #require(try await link("S1~J1~junction_by_road"))
        #expect(abs(try #require(link["approach_m"].number) - 100) < 0.1)
        #expect(abs(try #require(link["road_m"].number) - 3901) < 1)
        #expect(try await site("S2")["road_unreached"] == .string("no_road_nearby"))
    }

    @Test(arguments: [
        ("an island", [street("E1", line((1000, 500), (2000, 500)))], "no_way"),
        ("a one-way street towards the site", [street("E1", line((1000, 500), (5000, 500)), direction: "T")], "no_way"),
        ("no street within reach", [street("E1", line((3000, 500), (5000, 500)))], "no_road_nearby"),
    ])
    func `a site without a route has the reason`(
        _ what: String, _ streets: [(Geometry?, [PropertyValue])], reason: String
    ) async throws {
        // The junction must be on the network.
        let others = [Self.street("E9", Self.line((5000, 500), (6000, 500)))]
        try await bringAll(streets: streets + others)
        let site = try await site("S1")
        #expect(site["road_unreached"] == .string(reason), "\(what)")
        #expect(site["nearest_junction_road_m"].isNull && site["nearest_junction_by_road_id"].isNull)
        // As the crow flies, it is as near as ever.
        #expect(site["nearest_junction_id"] == .string("J1"))
    }

    @Test func `without a network there is no reason, and without junctions the reason is no_junction`() async throws {
        try await bringAll(streets: [])
        #expect(try await site("S1")["road_unreached"].isNull)
        try await bringStreets(Self.streets, hash: "streets")
        #expect(try await site("S1")["nearest_junction_by_road_id"] == .string("J1"))
        let others = try TemporaryStore()
        let network = MemorySource(
            fields: ["STR_ID", "NAME", "RICHTUNG", "VMAX"],
            rows: Self.streets.map { (geometry: $0.0, values: $0.1) })
        let sites = MemorySource(
            fields: ["ST_NR", "NAME", "REP_LAT", "REP_LON"],
            rows: [(Self.sites[0].0, Self.sites[0].1 + [.null, .null]), (nil, [.string("S9"), .null, .null, .null])])
        _ = try await others.store.importLayers([
            network.layer("strassennetz", hash: "n"), sites.layer("standorte", hash: "s"),
        ])
        let reasons = try await others.store.features(.sites).map { $0["road_unreached"].text }
        #expect(reasons == ["no_junction", "no_place"])
    }

    // MARK: Recomputing links

    @Test func `a change of a street recomputes only the sites with changed routes`() async throws {
        try await bringAll()
        let before = try await versions()
        try await bringStreets([Self.street("E1", Self.line((1000, 500), (5000, 500)), speed: 30)], hash: "slower")
        let after = try await versions()
        #expect(after["S1"] != before["S1"] && after["S2"] == before["S2"])
        let site = try await site("S1")
        #expect(abs(try #require(site["nearest_junction_drive_minutes"].number) - 8.002) < 0.01)
        #expect(try await store.checkFigures().differing == [])
    }

    @Test func `a change of a junction recomputes only the sites with changed links`() async throws {
        try await bringAll(streets: [])
        let before = try await versions()
        let moved = Self.point(34_000, 500)
        try await bring(
            "anschlussstellen", ["AS_ID", "NAME", "VP_NR"], [(moved, [.string("J2"), .string("Ost"), .null])],
            hash: "moved")
        // J2 is among the three nearest of both.
        let after = try await versions()
        #expect(after["S1"] != before["S1"] && after["S2"] != before["S2"])
        try await bring(
            "anschlussstellen", ["AS_ID", "NAME", "VP_NR"],
            (3...6).map { (Self.point(200 * Double($0), 1500), [.string("J\($0)"), .null, .null]) }, hash: "more")
        let later = try await versions()
        try await bring(
            "anschlussstellen", ["AS_ID", "NAME", "VP_NR"], [(Self.point(36_000, 0), [.string("J2"), .null, .null])],
            hash: "moved again")
        // By now S1 has three that are nearer.
        let last = try await versions()
        #expect(last["S1"] == later["S1"] && last["S2"] != later["S2"])
        #expect(try await store.checkFigures().differing == [])
    }

    @Test func `a change of a plot does not change routes`() async throws {
        try await bringAll()
        let before = try await link("S1~J1~junction_by_road")
        _ = try await store.importLayers([MemorySource.plot("frei").layer("teilflaechen", hash: "plot")])
        #expect(try await link("S1~J1~junction_by_road") == before)
        #expect(try await site("S1")["nearest_junction_by_road_id"] == .string("J1"))
        #expect(try await store.checkFigures().differing == [])
    }

    // MARK: Junctions that come with a project

    @Test func `a junction of a road project counts once the project is open`() async throws {
        func bringRoad(_ status: String) async throws {
            try await bring(
                "verkehrsprojekte", ["VP_NR", "NAME", "ART", "STATUS"],
                [(Self.line((0, 3000), (900, 3000)), ["R1", "Neue Straße", "Neubau", status].map { .string($0) })],
                hash: status)
        }
        try await bringRoad("in Planung")
        let early = (Self.point(500, 1200), [PropertyValue.string("J0"), .string("Neu"), .string("R1")])
        try await bringAll(junctions: Self.junctions + [early], streets: [])
        #expect(try await site("S1")["nearest_junction_id"] == .string("J1"))
        try await bringRoad("in Betrieb")
        let opened = try await site("S1")
        #expect(opened["nearest_junction_id"] == .string("J0"))
        #expect(abs(try #require(opened["nearest_junction_straight_line_m"].number) - 200) < 0.1)
        #expect(try await store.checkFigures().differing == [])
    }

    @Test func `an open project counts as a junction if it is one, and not if it is a line`() async throws {
        try await bring(
            "verkehrsprojekte", ["VP_NR", "NAME", "ART", "STATUS"],
            [
                (Self.point(1500, 0), ["R1", "Anschluss", "Anschlussstelle", "in Betrieb"].map { .string($0) }),
                (Self.line((1100, 0), (1200, 0)), ["R2", "Anbindung", "Anbindung", "in Betrieb"].map { .string($0) }),
                (Self.point(1050, 0), ["R3", "Anschluss", "Anschlussstelle", "im Bau"].map { .string($0) }),
            ], hash: "roads")
        try await bringAll(junctions: [], streets: [])
        let site = try await site("S1")
        #expect(site["nearest_junction_id"] == .string("R1") && site["nearest_project_id"] == .string("R3"))
    }

    // MARK: Asked for

    @Test func `sites are selected by their links and by their conditions`() async throws {
        try await bring(
            "verkehrsprojekte", ["VP_NR", "NAME", "STATUS"],
            [
                (Self.point(1500, 0), ["R1", "eins", "in Betrieb"].map { .string($0) }),
                (Self.point(40_000, 0), ["R2", "zwei", "in Planung"].map { .string($0) }),
            ], hash: "roads")
        try await bring(
            "verkehrsabschnitte", ["ABS_NR", "VP_NR", "STATUS"], [(nil, ["R2-N", "R2", "im Bau"].map { .string($0) })],
            hash: "sections")
        try await bringAll(junctions: [], streets: [])
        try await bring(
            "teilflaechen", ["TF_NR", "ST_NR", "STATUS", "NUTZBAR", "BEDINGUNG"],
            [(rectangle(0, 0, 500, 1000), ["P1", "S1", "bedingt", "ja", "r2-n"].map { .string($0) })], hash: "plots")
        try await bring("anbindungen", ["ST_NR", "VP_NR"], [(nil, [.string("S2"), .string("R1")])], hash: "links")

        func ids(_ condition: RoadCondition) async throws -> [String] {
            var query = FeatureQuery(.sites)
            query.roads = condition
            let page = try await store.page(query)
            #expect(page.numberMatched == page.features.count)
            return page.features.map(\.id.text)
        }
        #expect(try await ids(RoadCondition(roadProjects: ["R1"])) == ["S1", "S2"])
        #expect(try await ids(RoadCondition(roadProjects: ["R1"], bases: [.documented])) == ["S2"])
        #expect(try await ids(RoadCondition(roadStatuses: [.planning], bases: [.documented])) == [])
        #expect(try await ids(RoadCondition(roadStatuses: [.open, .planning], bases: [.documented])) == ["S2"])
        #expect(try await ids(RoadCondition(waitsFor: ["R2-N"])) == ["S1"])
        #expect(try await ids(RoadCondition(waitsFor: ["R2"])) == ["S1"])
        #expect(try await ids(RoadCondition(waitsFor: ["R1"])) == [])
        #expect(try await ids(RoadCondition(bases: [.documented], waitsFor: ["R2"])) == [])
    }

    /// The version that last wrote each site.
    private func versions() async throws -> [String: Int64] {
        try await store.read { snapshot in
            let versions = try snapshot.versions(of: snapshot.ids(in: .sites), in: .sites)
            return Dictionary(uniqueKeysWithValues: versions.map { ($0.key.text, $0.value) })
        }
    }
}
