import GeometryEngine
import SimpleFeatures
import Testing

@testable import SiteInventory

@Suite struct ClaimedLandTests {
    private static func square(_ x: Double, _ y: Double, side: Double = 100) throws -> GeometryWithEnvelope {
        let corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
        let ring = LineString(corners.map { Position($0.0, $0.1) })
        return try #require(GeometryWithEnvelope(.polygon(Polygon(ring))))
    }

    @Test(
        "the claims on one spot are few operands", arguments: [(15, 15), (16, 1), (17, 2), (1000, 5 + 1000 % 16)])
    func operands(count: Int, operandCount: Int) throws {
        var claimed = ClaimedLand()
        for _ in 0..<count { try claimed.add(Self.square(0, 0)) }
        #expect(claimed.operandCount == operandCount)
        #expect(try claimed.outside(Self.square(0, 0)) == nil)
        #expect(try claimed.united().operandCount == 1)
    }

    @Test func `the land outside many claims equals that outside their union`() throws {
        var claimed = ClaimedLand()
        let areas = try (0..<50).map { try Self.square(Double($0) * 3, Double($0 * 7 % 50)) }
        for area in areas { try claimed.add(area) }
        let land = try Self.square(50, 20, side: 200)
        let union = try #require(try GeometryWithEnvelope.united(areas))
        let (left, expected) = (try #require(try claimed.outside(land)), try #require(try land.outside([union])))
        #expect(try left.land.difference(expected.land) == nil && expected.land.difference(left.land) == nil)
        let whole = try #require(try claimed.united().outside(land))
        #expect(try whole.land.difference(expected.land) == nil && expected.land.difference(whole.land) == nil)
    }

    @Test func `land without claims stays`() throws {
        let land = try Self.square(0, 0)
        #expect(try ClaimedLand().outside(land)?.land == land.land)
        #expect(try ClaimedLand().united().operandCount == 0)
    }
}
