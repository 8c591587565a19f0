#!/usr/bin/python3
"""Writes towns with the fastest routes computed by networkx.

Run from anywhere: /usr/bin/python3 Tests/Oracle/make_towns.py [--towns 6] [--check]
Writes Tests/SiteInventoryTests/Golden/towns.json. --check compares the file with the output.

Each town has streets with bends, one-way streets in and against the direction of the line, dead ends, bridges (lines
that cross without a common vertex), ends some centimetres apart, ends that meet an inner vertex of
another street, lines without length, self-crossing lines, a motorway, and an unconnected island. Sites lie across
roads, beside them or far from them. Targets lie on roads, beside them, on the island or have no location.

Every vertex of every line is a node of the graph, and edges are split where sites and targets meet the network. The
script shares only rules with the Swift code: which ends are joined, and where sites join the network (500 m, no motorways).
Lengths are geodesics on GRS 80 between vertices in EPSG:25832. The route is the fastest one, not the shortest.

Needs python3-networkx, python3-numpy, python3-pyproj, python3-shapely, proj-data.
"""
import argparse
import json
import math
import pathlib
import random
import sys

import networkx
from pyproj import Geod, Transformer
from shapely.geometry import LineString, Point, Polygon
from shapely.ops import nearest_points

FILE = pathlib.Path(__file__).parents[1] / "SiteInventoryTests" / "Golden" / "towns.json"
GRS80 = Geod(ellps="GRS80")
TO_DEGREES = Transformer.from_crs(25832, 4258, always_xy=True)
ORIGIN = (371_000, 5_715_000)
TOLERANCE_M, REACH_M, TOUCH_M = 0.1, 500, 0.01
SPEEDS = [7, 15, 30, 40, 50, 60, 110]


# Towns

def town(seed):
    rng = random.Random(seed)
    size, block = rng.randint(5, 9), 180
    corner = {
        (i, j): place(rng, i * block, j * block, 40) for i in range(-1, size + 1) for j in range(-1, size + 1)}
    roads = []
    for k in range(size):
        for line in [[(i, k) for i in range(size)], [(k, j) for j in range(size)]]:
            roads += street(rng, [corner[c] for c in line])
    for _ in range(size):
        i, j = rng.randrange(size), rng.randrange(size)
        # A dead end from a crossing, and a bridge.
        roads.append(road(rng, [corner[i, j], shifted(rng, corner[i, j], 90)]))
        roads.append(road(rng, [corner[i, j], corner[(i + 3) % size, (j + 2) % size]]))
    roads.append(road(rng, [corner[0, 0], corner[0, 0]]))
    roads.append(road(rng, loop(rng, corner[1, 1], closed=True)))
    roads.append(road(rng, loop(rng, corner[2, 2], closed=False)))
    motorway = [place(rng, -400, j * block, 30) for j in range(size)]
    roads.append(road(rng, motorway, speed=110, frontage=False))
    roads.append(road(rng, [motorway[1], corner[0, 1]]))
    island = [place(rng, size * block + 1500 + 150 * k, 300, 30) for k in range(4)]
    roads.append(road(rng, island))
    sites = [site(rng, rng.uniform(-600, size * block + 600), rng.uniform(-600, size * block + 600))
             for _ in range(24)]
    sites += [site(rng, *[a - b for a, b in zip(island[1], ORIGIN)]), site(rng, -8000, 0)]
    targets = [[list(rng.choice(list(corner.values())))] for _ in range(2)]
    targets += [[place(rng, rng.uniform(0, size * block), rng.uniform(0, size * block), 0)] for _ in range(2)]
    targets.append([place(rng, 20_000, 20_000, 0)])
    if seed % 3 == 0:
        targets = [[island[0]]]
    if seed % 5 == 4:
        targets = [[place(rng, -30_000, 0, 0)]]
    return {"seed": seed, "roads": roads, "sites": sites, "targets": targets}


def place(rng, x, y, spread):
    return [round(ORIGIN[0] + x + rng.uniform(-spread, spread), 3), round(ORIGIN[1] + y + rng.uniform(-spread, spread), 3)]


def shifted(rng, position, by):
    turn = rng.uniform(0, 2 * math.pi)
    return [round(position[0] + by * math.cos(turn), 3), round(position[1] + by * math.sin(turn), 3)]


def street(rng, crossings):
    """Roads between crossings with bends. Some continue over several crossings, some are split there, some are missing."""
    roads, line = [], [crossings[0]]
    for a, b in zip(crossings, crossings[1:]):
        if rng.random() < 0.12:
            if len(line) > 1:
                roads.append(road(rng, line))
            line = [b]
            continue
        for k in range(rng.randint(0, 2)):
            middle = [a[0] + (b[0] - a[0]) * (k + 1) / 3, a[1] + (b[1] - a[1]) * (k + 1) / 3]
            line.append(shifted(rng, middle, 12))
        line.append(b)
        if rng.random() < 0.4:
            # The next piece begins at the end of this one, or some centimetres beside it.
            roads.append(road(rng, line))
            line = [shifted(rng, b, rng.uniform(0.01, 0.04)) if rng.random() < 0.3 else b]
    if len(line) > 1:
        roads.append(road(rng, line))
    return roads


def loop(rng, start, closed):
    """A line that crosses itself at a repeated vertex, or without a vertex like a bridge."""
    x, y = start
    around = [[x + 60, y + 5], [x + 90, y + 50], [x + 50, y + 60]]
    line = [start, *around, [x + 60, y + 5] if closed else [x + 70, y - 30], [x + 110, y - 45]]
    return [[round(a, 3), round(b, 3)] for a, b in line]


def road(rng, line, speed=None, frontage=True):
    return {
        "line": line, "direction": rng.choice(["both"] * 4 + ["forward", "backward"]),
        "speed_kmh": speed or rng.choice(SPEEDS), "frontage": frontage}


def site(rng, x, y):
    corners, radius = rng.randint(4, 12), rng.choice([15, 60, 150])
    ring = []
    for k in range(corners):
        turn, r = 2 * math.pi * (k + rng.uniform(-0.3, 0.3)) / corners, radius * rng.uniform(0.6, 1)
        ring.append([round(ORIGIN[0] + x + r * math.cos(turn), 3), round(ORIGIN[1] + y + r * math.sin(turn), 3)])
    return {"ring": [*ring, ring[0]]}


# Routes

class Network:
    """The graph. Every vertex is a node; ends are joined with ends and vertices within the tolerance."""

    def __init__(self, roads):
        self.vertices, self.segments = {}, []
        lines = []
        for item in roads:
            line = [p for k, p in enumerate(item["line"]) if k == 0 or p != item["line"][k - 1]]
            if len(line) > 1:
                lines.append([self.vertex(p) for p in line])
                for a, b in zip(lines[-1], lines[-1][1:]):
                    self.segments.append((a, b, item))
        self.joined = networkx.Graph()
        self.joined.add_nodes_from(self.vertices.values())
        beside = {}
        ends = set()
        for line in lines:
            ends |= {line[0], line[-1]}
            if len(line) > 2:
                beside.setdefault(line[0], set()).add(line[1])
                beside.setdefault(line[-1], set()).add(line[-2])
        for end in ends:
            for position, other in self.vertices.items():
                near = math.dist(self.position(end), position) <= TOLERANCE_M
                if near and other != end and (other in ends or other not in beside.get(end, ())):
                    self.joined.add_edge(end, other)
        self.node = {}
        for number, group in enumerate(networkx.connected_components(self.joined)):
            self.node.update(dict.fromkeys(group, f"v{number}"))
        self.stops = {}

    def vertex(self, position):
        return self.vertices.setdefault(tuple(position), len(self.vertices))

    def position(self, vertex):
        if not hasattr(self, "positions") or len(self.positions) != len(self.vertices):
            self.positions = {number: position for position, number in self.vertices.items()}
        return self.positions[vertex]

    def ends(self, segment):
        return self.position(segment[0]), self.position(segment[1])

    def meet(self, shape, name):
        """Adds a node at each position where the network meets the shape, and returns their distances to it."""
        meeting, nearest = [], None
        for number, segment in enumerate(self.segments):
            if not segment[2]["frontage"]:
                continue
            line = LineString(self.ends(segment))
            distance = line.distance(shape)
            if distance <= TOUCH_M:
                crossing = line.intersection(shape) if line.intersects(shape) else nearest_points(line, shape)[0]
                for point in getattr(crossing, "geoms", [crossing]):
                    meeting += [(number, Point(p)) for p in point.coords]
            elif distance <= REACH_M and (nearest is None or distance < nearest[0]):
                nearest = (distance, number, *nearest_points(line, shape))
        found = [(number, point, point) for number, point in meeting]
        if not meeting and nearest:
            found = [nearest[1:]]
        stops = []
        for number, point, origin in found:
            a, b = (Point(p) for p in self.ends(self.segments[number]))
            stop = f"{name}-{len(stops)}"
            self.stops.setdefault(number, []).append((a.distance(point) / a.distance(b), stop))
            stops.append((stop, metres((point.x, point.y), (origin.x, origin.y))))
        return stops

    def graph(self):
        graph = networkx.DiGraph()
        for number, segment in enumerate(self.segments):
            length = metres(*self.ends(segment))
            stops = [(0, self.node[segment[0]]), *sorted(self.stops.get(number, [])), (1, self.node[segment[1]])]
            for (share, a), (other, b) in zip(stops, stops[1:]):
                way = {"metres": (other - share) * length}
                way["minutes"] = way["metres"] / 1000 / segment[2]["speed_kmh"] * 60
                if segment[2]["direction"] != "backward":
                    add(graph, a, b, way)
                if segment[2]["direction"] != "forward":
                    add(graph, b, a, way)
        return graph


def add(graph, a, b, way):
    if not graph.has_edge(a, b) or way["minutes"] < graph.edges[a, b]["minutes"]:
        graph.add_edge(a, b, **way)


def metres(a, b):
    (lon, lat), (lon2, lat2) = TO_DEGREES.transform(*a), TO_DEGREES.transform(*b)
    return GRS80.inv(lon, lat, lon2, lat2)[2]


def solve(item):
    network = Network(item["roads"])
    starts = [network.meet(Polygon(s["ring"]).exterior, f"s{k}") for k, s in enumerate(item["sites"])]
    goals = [
        (k, stop, connector) for k, points in enumerate(item["targets"]) for p, point in enumerate(points)
        for stop, connector in network.meet(Point(point), f"t{k}-{p}")]
    graph = network.graph().reverse()
    graph.add_node("goal")
    for _, stop, _ in goals:
        graph.add_edge("goal", stop, minutes=0, metres=0)
    minutes, paths = networkx.single_source_dijkstra(graph, "goal", weight="minutes")
    for site_, stops in zip(item["sites"], starts):
        reached = [(minutes[stop], stop, connector) for stop, connector in stops if stop in minutes]
        if not goals:
            site_["reason"] = "target_off_network"
        elif not stops:
            site_["reason"] = "no_road_nearby"
        elif not reached:
            site_["reason"] = "no_way"
        else:
            best, stop, connector = min(reached)
            path = paths[stop]
            goal = next(g for g in goals if g[1] == path[1])
            site_ |= {
                "minutes": best, "metres": sum(graph.edges[e]["metres"] for e in zip(path, path[1:])),
                "target": goal[0], "start_connector_m": connector, "end_connector_m": goal[2]}
    return item


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--towns", type=int, default=6)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    towns = [solve(town(seed)) for seed in range(1, arguments.towns + 1)]
    text = json.dumps({"towns": towns}, separators=(",", ":")).replace('{"seed"', '\n{"seed"') + "\n"
    if arguments.check:
        sys.exit(0 if FILE.read_text() == text else f"{FILE} is not what this script makes")
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(text)
    for item in towns:
        reasons = [s.get("reason", "reached") for s in item["sites"]]
        print(item["seed"], len(item["roads"]), "roads,", {r: reasons.count(r) for r in sorted(set(reasons))})


if __name__ == "__main__":
    main()
