internal import SimpleFeatures

/// The fastest routes from every node of a network to the nearest of several targets.
///
/// One Dijkstra search runs backward from all targets. The tree stores 12 bytes for each node.
struct ShortestPathTree: Sendable {
    private let graph: RoadGraph
    private let targets: [NetworkPoint]
    /// The driving time from each node to the nearest target, in minutes; infinite when no target can be reached.
    let minutes: [Double]
    /// The next arc of the route from each node. At a node beside a target: -1 minus the target's number.
    private let next: [Int32]
    private let targetsOnEdges: [Int: [Int]]

    private static let noArc = Int32.min

    init(_ graph: RoadGraph, to targets: [NetworkPoint]) {
        self.graph = graph
        self.targets = targets
        targetsOnEdges = Dictionary(grouping: targets.indices) { targets[$0].edge }
        var nodes = graph.incomingStart.map { Node(incomingStart: $0) }
        var queue = NodePriorityQueue()
        func relax(_ node: Int32, in time: Double, by next: Int32) {
            guard time < nodes[Int(node)].minutes else { return }
            nodes[Int(node)].minutes = time
            nodes[Int(node)].next = next
            queue.insert(node, at: time)
        }
        for (number, target) in targets.enumerated() {
            let next = -1 - Int32(number)
            for start in graph.approaches(to: target) { relax(start.node, in: start.minutes, by: next) }
        }
        while let (node, time) = queue.popFirst() {
            if time > nodes[Int(node)].minutes { continue }
            for place in Int(nodes[Int(node)].incomingStart)..<Int(nodes[Int(node) + 1].incomingStart) {
                let incoming = graph.incomingArcs[place]
                relax(incoming.tail, in: time + incoming.minutes, by: incoming.arc)
            }
        }
        minutes = nodes.dropLast().map(\.minutes)
        next = nodes.dropLast().map(\.next)
    }

    /// The state of a node during the search, in one struct: memory access dominates the search time.
    ///
    /// The array has one more element for the end of the last node's arcs.
    private struct Node {
        var minutes = Double.infinity
        var next = noArc
        let incomingStart: Int32
    }

    /// The fastest route from any of the points to any of the targets; `nil` when no target can be reached.
    func route(from starts: [NetworkPoint]) -> Route? {
        var best: (start: NetworkPoint, step: FirstStep, minutes: Double)?
        for start in starts {
            for (step, minutes) in firstSteps(from: start) where minutes < best?.minutes ?? .infinity {
                best = (start, step, minutes)
            }
        }
        return best.map { route(from: $0.start, by: $0.step, minutes: $0.minutes) }
    }

    /// The first step of a route: to a node at an end of the start's edge, or to a target on that edge.
    private enum FirstStep {
        case node(Int32)
        case target(Int)
    }

    /// The possible first steps, each with the driving time of its whole route.
    private func firstSteps(from start: NetworkPoint) -> [(FirstStep, minutes: Double)] {
        var steps: [(FirstStep, minutes: Double)] = graph.departures(from: start).map { departure in
            (.node(departure.node), departure.minutes + minutes[Int(departure.node)])
        }
        for number in targetsOnEdges[start.edge] ?? [] {
            let metres = targets[number].alongMetres - start.alongMetres
            let needed: RoadGraph.Permission = metres > 0 ? .forward : .backward
            guard metres == 0 || graph.permissions[start.edge].contains(needed) else { continue }
            steps.append((.target(number), graph.minutes(of: start.edge, along: abs(metres))))
        }
        return steps
    }

    private func route(from start: NetworkPoint, by step: FirstStep, minutes: Double) -> Route {
        var route = Route(start: start, minutes: minutes)
        switch step {
        case .target(let number):
            route.add(graph, start.edge, from: start.alongMetres, to: targets[number].alongMetres)
            route.end(at: targets[number], number)
        case .node(var node):
            let exit = graph.exitMetres(of: start.edge, at: node, from: start.alongMetres)
            route.add(graph, start.edge, from: start.alongMetres, to: exit)
            while next[Int(node)] >= 0 {
                let arc = next[Int(node)]
                route.add(graph, arc)
                node = graph.head(of: arc)
            }
            let number = Int(-1 - next[Int(node)])
            let target = targets[number]
            let entry = graph.entryMetres(of: target.edge, at: node, to: target.alongMetres)
            route.add(graph, target.edge, from: entry, to: target.alongMetres)
            route.end(at: target, number)
        }
        return route
    }
}
