import GeometryEngine
import SimpleFeatures
import TestSupport
import Testing

@testable import SiteInventory

/// A network drawn by hand near Herten, in metres from an origin there.
private struct Sketch {
    var roads: [NetworkRoad] = []

    static func position(_ x: Double, _ y: Double) -> Position { Position(371_000 + x, 5_715_000 + y) }

    mutating func road(
        _ places: (Double, Double)..., direction: TravelDirection = .both, speedKmh: Double = 60,
        hasFrontage: Bool = true
    ) {
        roads.append(
            NetworkRoad(
                id: FeatureID("\(roads.count)"), lines: [LineString(places.map { Self.position($0.0, $0.1) })],
                direction: direction, speedKmh: speedKmh, hasFrontage: hasFrontage))
    }

    var graph: RoadGraph {
        get throws { try RoadGraph(roads, measures: Measures(crs: .utm32)) }
    }

    /// The route from one position to another; both may lie beside the network.
    func drive(_ from: (Double, Double), _ to: (Double, Double)) throws -> DriveResult {
        let network = try #require(try DriveNetwork(roads, measures: Measures(crs: .utm32)))
        let access = network.accessPoints(of: .point(Self.position(from.0, from.1)))
        return network.drive(from: access, to: FeatureID("T")) { [(FeatureID("T"), [Self.position(to.0, to.1)])] }
    }

    /// In metres, rounded; `nil` when there is no route.
    func metres(_ from: (Double, Double), _ to: (Double, Double)) throws -> Int? {
        guard case .route(let route, _) = try drive(from, to) else { return nil }
        return Int(exactly: route.lengthMetres.rounded()) ?? -1
    }
}

extension DriveResult {
    fileprivate var reason: UnreachedReason? { if case .unreached(let reason) = self { reason } else { nil } }

    fileprivate var route: Route? { if case .route(let route, _) = self { route } else { nil } }
}

@Suite struct RoadGraphTests {
    /// A kilometre of the plane is some decimetres longer on the ellipsoid here, so lengths are rounded to metres.
    @Test func `roads are joined at common vertices, within a line too`() throws {
        var sketch = Sketch()
        sketch.road((0, 0), (100, 0), (200, 0))
        sketch.road((100, 0), (100, 100))
        #expect(try sketch.graph.nodeCount == 4 && sketch.graph.edgeCount == 3)
        #expect(try sketch.metres((0, 0), (100, 100)) == 200)
    }

    @Test func `lines that cross without a common vertex are a bridge`() throws {
        var sketch = Sketch()
        sketch.road((0, 0), (200, 0))
        sketch.road((100, -100), (100, 100))
        #expect(try sketch.graph.edgeCount == 2)
        #expect(try sketch.drive((0, 0), (100, 100)).reason == .noWay)
    }

    @Test(arguments: [(0.02, true), (0.09, true), (0.11, false), (1, false)])
    func `ends are joined that lie within ten centimetres of each other`(gap: Double, isJoined: Bool) throws {
        var sketch = Sketch()
        sketch.road((0, 0), (100, 0))
        sketch.road((100 + gap, 0), (200, 0))
        #expect(try sketch.metres((0, 0), (200, 0)) == (isJoined ? 200 : nil))
    }

    @Test func `an end is joined to a vertex within another line, two inner vertices are not joined`() throws {
        var sketch = Sketch()
        sketch.road((0, 0), (100, 0), (200, 0))
        sketch.road((100, 0.05), (100, 100), (100, 200))
        sketch.road((0, 100.05), (100, 100.05), (200, 100.05))
        #expect(try sketch.metres((0, 0), (100, 200)) == 300)
        #expect(try sketch.drive((0, 0), (0, 100.05)).reason == .noWay)
    }

    @Test func `a line is not joined to itself where its vertices lie close together`() throws {
        var sketch = Sketch()
        sketch.road((0, 0), (0.05, 0), (100, 0))
        #expect(try sketch.graph.edgeCount == 1)
        #expect(try sketch.metres((0, 0), (100, 0)) == 100)
    }

    @Test func `a line of length 0 is left out, a line that crosses itself is joined only at its vertices`() throws {
        var sketch = Sketch()
        sketch.road((0, 0), (0, 0))
        sketch.road((0, 0), (0.05, 0))
        #expect(try sketch.graph.edgeCount == 0)
        // The line crosses itself like a ramp: it must be driven completely.
        sketch.road((0, 0), (100, 0), (100, 50), (50, 50), (50, -50))
        #expect(try sketch.metres((0, 0), (50, -50)) == 300)
        // The route passes the vertex at 50, 0 and skips the loop.
        var joined = Sketch()
        joined.road((0, 0), (50, 0), (100, 0), (100, 50), (50, 50), (50, 0), (50, -50))
        #expect(try joined.metres((0, 0), (50, -50)) == 100)
    }

    @Test func `a one-way street is driven one way`() throws {
        for direction in [TravelDirection.forward, .backward] {
            var sketch = Sketch()
            sketch.road((0, 0), (100, 0), direction: direction)
            sketch.road((100, 0), (100, 100), (0, 100), (0, 0))
            #expect(try sketch.metres((0, 0), (100, 0)) == (direction == .forward ? 100 : 300))
            #expect(try sketch.metres((100, 0), (0, 0)) == (direction == .forward ? 300 : 100))
        }
    }

    @Test func `a target behind the start in a one-way street is reached around the block`() throws {
        var sketch = Sketch()
        sketch.road((0, 0), (100, 0), direction: .forward)
        sketch.road((100, 0), (100, 100), (0, 100), (0, 0))
        #expect(try sketch.metres((20, 0), (60, 0)) == 40)
        #expect(try sketch.metres((60, 0), (20, 0)) == 360)
    }

    @Test func `there is no route out of a one-way dead end`() throws {
        var sketch = Sketch()
        sketch.road((0, 0), (100, 0))
        sketch.road((100, 0), (200, 0), direction: .forward)
        sketch.road((200, 0), (300, 0))
        #expect(try sketch.metres((0, 0), (300, 0)) == 300)
        #expect(try sketch.drive((300, 0), (0, 0)).reason == .noWay)
    }

    @Test func `the fastest route counts, not the shortest`() throws {
        var sketch = Sketch()
        sketch.road((0, 0), (200, 0), speedKmh: 10)
        sketch.road((0, 0), (0, 100), (200, 100), (200, 0), speedKmh: 100)
        let route = try #require(try sketch.drive((0, 0), (200, 0)).route)
        #expect(route.lengthMetres.rounded() == 400)
        #expect(abs(route.minutes - 0.24) < 0.001)
        #expect(route.path == [(0, 0), (0, 100), (200, 100), (200, 0)].map { Sketch.position($0.0, $0.1) })
    }

    @Test func `a ring road is left by its only node`() throws {
        var sketch = Sketch()
        sketch.road((0, 0), (100, 0))
        sketch.road((100, 0), (150, 50), (200, 0), (150, -50), (100, 0), direction: .forward)
        #expect(try sketch.metres((200, 0), (0, 0)) == 241)
        #expect(try sketch.metres((0, 0), (200, 0)) == 241)
    }

    @Test func `motorways have no access points`() throws {
        var sketch = Sketch()
        sketch.road((0, 0), (1000, 0), hasFrontage: false)
        sketch.road((1000, 0), (1000, 100))
        #expect(try sketch.drive((400, 10), (1000, 100)).reason == .noRoadNearby)
        #expect(try sketch.drive((1000, 100), (0, 600)).reason == .targetOffNetwork)
        #expect(try sketch.metres((700, 50), (1000, 100)) == 50)
    }

    @Test func `without roads there is no network`() throws {
        let measures = try Measures(crs: .utm32)
        #expect(try DriveNetwork([], measures: measures) == nil)
        #expect(try RoadGraph([], measures: measures).nodeCount == 0)
        var sketch = Sketch()
        sketch.road((0, 0))
        #expect(try DriveNetwork(sketch.roads, measures: measures) == nil)
    }

    private static let speeds: [(RoadClass?, limit: Double?, kmh: Double?)] = [
        (.motorway, nil, 110), (.residential, nil, 30), (.residential, 50, 50), (.primary, 0, 60),
        (.track, 30, nil), (.path, nil, nil), (nil, nil, 40), (nil, 70, 70),
    ]

    @Test(arguments: speeds)
    func `the speed is the limit, or else the average of the road class`(
        _ roadClass: RoadClass?, limit: Double?, kmh: Double?
    ) {
        #expect(RoadSpeed.kmh(of: roadClass, limit: limit) == kmh)
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `the queue returns the least time first`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var queue = NodePriorityQueue()
        var waiting: [Double] = []
        for step in 0..<2000 {
            if Int.random(in: 0..<3, using: &random) > 0 {
                let time = Double(Int.random(in: 0..<500, using: &random))
                queue.insert(Int32(step), at: time)
                waiting.append(time)
            } else {
                #expect(queue.popFirst()?.time == waiting.min())
                if let least = waiting.min(), let place = waiting.firstIndex(of: least) { waiting.remove(at: place) }
            }
        }
        while let (_, time) = queue.popFirst() {
            #expect(time == waiting.min())
            if let place = waiting.firstIndex(of: time) { waiting.remove(at: place) }
        }
        #expect(waiting.isEmpty)
    }
}
