internal import SimpleFeatures

/// How long it takes from every node of a network to the nearest of some targets: one search backward from them all
/// (Dijkstra).
///
/// It keeps 12 bytes for each node.
struct DriveSweep: Sendable {
    private let graph: RoadGraph
    private let targets: [NetworkPoint]
    /// To the nearest target by time; infinite where none is reached.
    let minutes: [Double]
    /// The arc on which to go on; of a node beside a target, -1 less the target's number.
    private let next: [Int32]
    private let targetsOnEdges: [Int: [Int]]

    private static let nowhere = Int32.min

    init(_ graph: RoadGraph, to targets: [NetworkPoint]) {
        self.graph = graph
        self.targets = targets
        targetsOnEdges = Dictionary(grouping: targets.indices) { targets[$0].edge }
        var nodes = graph.arcStart.map { Node(arcStart: $0) }
        var queue = SweepQueue()
        func reach(_ node: Int32, in time: Double, by way: Int32) {
            guard time < nodes[Int(node)].minutes else { return }
            nodes[Int(node)].minutes = time
            nodes[Int(node)].next = way
            queue.insert(node, at: time)
        }
        for (number, target) in targets.enumerated() {
            let way = -1 - Int32(number)
            for start in graph.approaches(to: target) { reach(start.node, in: start.minutes, by: way) }
        }
        while let (node, time) = queue.popFirst() {
            if time > nodes[Int(node)].minutes { continue }
            for place in Int(nodes[Int(node)].arcStart)..<Int(nodes[Int(node) + 1].arcStart) {
                let arrival = graph.arrivals[place]
                reach(arrival.tail, in: time + arrival.minutes, by: arrival.arc)
            }
        }
        minutes = nodes.dropLast().map(\.minutes)
        next = nodes.dropLast().map(\.next)
    }

    /// A node while the search is under way: all that it needs of one, side by side, since what takes time is to fetch it
    /// from memory. One more stands for the end.
    private struct Node {
        var minutes = Double.infinity
        var next = nowhere
        let arcStart: Int32
    }

    /// The fastest way from any of the places to any of the targets; `nil` when no way leads there.
    func route(from starts: [NetworkPoint]) -> Route? {
        var best: (start: NetworkPoint, way: Way, minutes: Double)?
        for start in starts {
            for (way, minutes) in ways(from: start) where minutes < best?.minutes ?? .infinity {
                best = (start, way, minutes)
            }
        }
        return best.map { route(from: $0.start, by: $0.way, minutes: $0.minutes) }
    }

    /// How a route begins: to a node at an end of its edge, or to a target on the edge itself.
    private enum Way {
        case node(Int32)
        case target(Int)
    }

    private func ways(from start: NetworkPoint) -> [(Way, minutes: Double)] {
        var ways: [(Way, minutes: Double)] = graph.departures(from: start).map { departure in
            (.node(departure.node), departure.minutes + minutes[Int(departure.node)])
        }
        for number in targetsOnEdges[start.edge] ?? [] {
            let metres = targets[number].along_m - start.along_m
            let needed: RoadGraph.Permission = metres > 0 ? .forward : .backward
            guard metres == 0 || graph.permissions[start.edge].contains(needed) else { continue }
            ways.append((.target(number), graph.minutes(of: start.edge, along: abs(metres))))
        }
        return ways
    }

    private func route(from start: NetworkPoint, by way: Way, minutes: Double) -> Route {
        var route = Route(start: start, minutes: minutes)
        switch way {
        case .target(let number):
            route.add(graph, start.edge, from: start.along_m, to: targets[number].along_m)
            route.end(at: targets[number], number)
        case .node(var node):
            // Of an edge that begins and ends at one node, the direction that is open and shorter.
            let end = graph.end_m(of: start.edge, at: node, from: start.along_m)
            route.add(graph, start.edge, from: start.along_m, to: end)
            while next[Int(node)] >= 0 {
                let arc = next[Int(node)]
                route.add(graph, arc)
                node = graph.head(of: arc)
            }
            let target = targets[Int(-1 - next[Int(node)])]
            let begin = graph.begin_m(of: target.edge, at: node, to: target.along_m)
            route.add(graph, target.edge, from: begin, to: target.along_m)
            route.end(at: target, Int(-1 - next[Int(node)]))
        }
        return route
    }
}

extension RoadGraph {
    /// The nodes from which a place is driven to directly.
    fileprivate func approaches(to point: NetworkPoint) -> [(node: Int32, minutes: Double)] {
        var found: [(node: Int32, minutes: Double)] = []
        if permissions[point.edge].contains(.forward) {
            found.append((from[point.edge], minutes(of: point.edge, along: point.along_m)))
        }
        if permissions[point.edge].contains(.backward) {
            let rest = length_m(of: point.edge) - point.along_m
            found.append((to[point.edge], minutes(of: point.edge, along: rest)))
        }
        return found
    }

    /// The nodes to which one may drive directly from a place.
    fileprivate func departures(from point: NetworkPoint) -> [(node: Int32, minutes: Double)] {
        var found: [(node: Int32, minutes: Double)] = []
        if permissions[point.edge].contains(.forward) {
            let rest = length_m(of: point.edge) - point.along_m
            found.append((to[point.edge], minutes(of: point.edge, along: rest)))
        }
        if permissions[point.edge].contains(.backward) {
            found.append((from[point.edge], minutes(of: point.edge, along: point.along_m)))
        }
        return found
    }

    /// Where on the edge a drive to the node ends that starts at a place of it.
    fileprivate func end_m(of edge: Int, at node: Int32, from start_m: Double) -> Double {
        let length = length_m(of: edge)
        guard from[edge] == to[edge] else { return node == to[edge] ? length : 0 }
        guard permissions[edge].contains(.forward) else { return 0 }
        return permissions[edge].contains(.backward) && start_m < length - start_m ? 0 : length
    }

    /// Where on the edge a drive begins that comes from the node to a place of it.
    fileprivate func begin_m(of edge: Int, at node: Int32, to end_m: Double) -> Double {
        let length = length_m(of: edge)
        guard from[edge] == to[edge] else { return node == from[edge] ? 0 : length }
        guard permissions[edge].contains(.forward) else { return length }
        return permissions[edge].contains(.backward) && length - end_m < end_m ? length : 0
    }
}
