import Foundation
import GeometryEngine
import SimpleFeatures

@testable import SiteInventory

extension Bench {
    /// Computes the time from every node of a network to the nearest junction.
    ///
    /// Reads nodes (x, y), edges (from, to), speeds, directions (0 both, 1 forward) and the junctions' nodes.
    static func sweep(in folder: URL) throws -> [String: Double] {
        let nodes: [Double] = try folder.appending(path: "nodes.f64").numbers()
        let ends: [Int32] = try folder.appending(path: "edges.i32").numbers()
        let speeds: [Double] = try folder.appending(path: "speeds.f64").numbers()
        let directions: [UInt8] = try folder.appending(path: "directions.u8").numbers()
        let junctions: [Int32] = try folder.appending(path: "junctions.i32").numbers()
        func position(_ node: Int32) -> Position { Position(nodes[2 * Int(node)], nodes[2 * Int(node) + 1]) }
        let roads = speeds.indices.map { edge in
            NetworkRoad(
                id: FeatureID(String(edge)),
                lines: [LineString([position(ends[2 * edge]), position(ends[2 * edge + 1])])],
                direction: directions[edge] == 1 ? .forward : .both, speedKmh: speeds[edge])
        }
        let clock = ContinuousClock()
        var start = clock.now
        let graph = try RoadGraph(roads, measures: try Measures(crs: .utm32))
        let building = start.duration(to: clock.now).seconds
        let targets = try junctions.map { try graph.point(at: position($0)) }

        var times: [Double] = []
        var minutes: [Double] = []
        for _ in 0..<5 {
            start = clock.now
            let sweep = ShortestPathTree(graph, to: targets)
            times.append(start.duration(to: clock.now).seconds)
            minutes = sweep.minutes
        }
        try minutes.write(to: folder.appending(path: "ours_minutes.f64"))
        try graph.writeArcs(to: folder)
        try targets.map { graph.from[$0.edge] }.write(to: folder.appending(path: "targets.i32"))
        return [
            "seconds": times.sorted()[times.count / 2], "building_seconds": building,
            "nodes": Double(graph.nodeCount), "edges": Double(graph.edgeCount),
            "arcs": Double(graph.incomingArcs.count),
            "mebibytes": peakMebibytes(), "sweep_mebibytes": Double(graph.nodeCount) * 12 / 1_048_576,
        ]
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

private struct NoSuchNode: Error {}

extension RoadGraph {
    /// The start of an edge at the position.
    fileprivate func point(at position: Position) throws -> NetworkPoint {
        for edge in 0..<edgeCount where shape(of: edge).positions.first == position {
            return NetworkPoint(edge: edge, alongMetres: 0, position: position, origin: position)
        }
        throw NoSuchNode()
    }

    /// All arcs of the graph with tail and head, for scipy.
    fileprivate func writeArcs(to folder: URL) throws {
        var heads: [Int32] = []
        for node in 0..<nodeCount {
            heads += Array(repeating: Int32(node), count: Int(incomingStart[node + 1] - incomingStart[node]))
        }
        try incomingArcs.map(\.tail).write(to: folder.appending(path: "arc_tails.i32"))
        try heads.write(to: folder.appending(path: "arc_heads.i32"))
        try incomingArcs.map(\.minutes).write(to: folder.appending(path: "arc_minutes.f64"))
    }
}
