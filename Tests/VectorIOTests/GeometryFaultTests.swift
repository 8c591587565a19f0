import Foundation
import SimpleFeatures
import Testing
import VectorIO

struct GeometryFaultTests {
    static let cases: [FaultCase] = [
        FaultCase(
            "not a number",
            SourceFault(.coordinatesNotFinite, file: "sites.shp", row: 2, place: Position(1000, 0)), rows: [1, 3]
        ) {
            try write(in: $0, [(1000, 0), (.nan, 100), (1100, 100), (1000, 0)])
        },
        FaultCase(
            "infinite", SourceFault(.coordinatesNotFinite, file: "sites.shp", row: 2), rows: [1, 3]
        ) {
            try write(in: $0, [(.infinity, 0), (1000, 100), (1100, 100), (.infinity, 0)])
        },
        FaultCase(
            "an open ring",
            SourceFault(.ringUnclosed, file: "sites.shp", row: 2, value: "100.0", place: Position(1100, 0)),
            rows: [1, 2, 3]
        ) {
            try write(in: $0, [(1000, 0), (1000, 100), (1100, 100), (1100, 0)])
        },
        FaultCase(
            "a ring of two places beside a whole one",
            SourceFault(.partTooShort, file: "sites.shp", row: 2, value: "3", place: Position(1200, 0)),
            rows: [1, 2, 3]
        ) {
            try write(in: $0, ShapefileMaker.square(at: 1000), [(1200, 0), (1200, 10), (1200, 0)])
        },
        FaultCase(
            "nothing but a ring of two places",
            SourceFault(.geometryDegenerate, file: "sites.shp", row: 2, place: Position(1000, 0)), rows: [1, 3]
        ) {
            try write(in: $0, [(1000, 0), (1000, 100), (1000, 0)])
        },
        FaultCase(
            "a hole that turns as an area",
            SourceFault(.ringRoleByPosition, file: "sites.shp", row: 2, place: Position(1020, 0)), rows: [1, 2, 3]
        ) {
            try write(in: $0, ShapefileMaker.square(at: 1000), ShapefileMaker.square(at: 1020, side: 50))
        },
        FaultCase(
            "a second area that turns as a hole",
            SourceFault(.ringOrientationWrong, file: "sites.shp", row: 2, place: Position(1200, 0)), rows: [1, 2, 3]
        ) {
            try write(in: $0, ShapefileMaker.square(at: 1000), ShapefileMaker.square(at: 1200).reversed())
        },
    ]

    @Test(arguments: cases) func `a fault has its row and place`(_ example: FaultCase) throws {
        try example.check()
    }

    typealias Ring = [(Double, Double)]

    struct Assembly: Sendable, CustomStringConvertible {
        let description: String
        /// West edge and side of each square, and whether it turns clockwise.
        let squares: [(x: Double, side: Double, isClockwise: Bool)]
        /// For each polygon the number of its holes.
        let holes: [Int]
    }

    static let assemblies = [
        Assembly(description: "a hole", squares: [(0, 100, true), (20, 50, false)], holes: [1]),
        Assembly(description: "a hole before its area", squares: [(20, 50, false), (0, 100, true)], holes: [1]),
        Assembly(description: "all turned round", squares: [(0, 100, false), (20, 50, true)], holes: [1]),
        Assembly(
            description: "an island in a hole", squares: [(0, 100, true), (20, 50, false), (30, 20, true)],
            holes: [1, 0]),
        Assembly(
            description: "a hole in the second part", squares: [(0, 100, true), (200, 100, true), (220, 50, false)],
            holes: [0, 1]),
        Assembly(description: "a hole wound as its area", squares: [(0, 100, true), (20, 50, true)], holes: [1]),
        Assembly(
            description: "an island wound as its hole", squares: [(0, 100, true), (20, 50, false), (30, 20, false)],
            holes: [1, 0]),
        Assembly(description: "a hole that crosses its area", squares: [(0, 100, true), (60, 50, false)], holes: [1]),
        Assembly(
            description: "a hole that crosses its area a little", squares: [(0, 100, true), (50.001, 50, false)],
            holes: [1]),
        Assembly(
            description: "a hole that crosses its area a little, wound as it",
            squares: [(0, 100, true), (50.001, 50, true)], holes: [1]),
        Assembly(description: "parts that overlap", squares: [(0, 100, true), (60, 60, true)], holes: [0, 0]),
        Assembly(description: "the same part twice", squares: [(0, 100, true), (0, 100, true)], holes: [0, 0]),
        Assembly(
            description: "parts beside each other, one turned round, with a gap in digitising",
            squares: [(0, 100, true), (99.999, 100, false)], holes: [0, 0]),
        Assembly(description: "a hole that touches its area", squares: [(0, 100, true), (0, 50, false)], holes: [1]),
    ]

    @Test(arguments: assemblies) func `rings become polygons with holes`(_ example: Assembly) throws {
        let folder = try TemporaryFolder()
        var maker = ShapefileMaker()
        let rings = example.squares.map { square -> Ring in
            let ring = ShapefileMaker.square(at: square.x, side: square.side).map {
                ($0.0, $0.1 + square.x.truncatingRemainder(dividingBy: 200))
            }
            return square.isClockwise ? ring : ring.reversed()
        }
        maker.add(rings: rings, "a")
        let path = try maker.write(in: folder)
        let geometry = try VectorDataset(path: path).features()[0].geometry
        #expect(geometry?.polygons.map(\.holes.count) == example.holes)
    }

    private static func write(in folder: TemporaryFolder, _ rings: Ring...) throws -> String {
        var maker = ShapefileMaker.squares(["a", "b", "c"])
        maker.records[1].content = ShapefileMaker.rings(rings, type: 5)
        return try maker.write(in: folder)
    }
}
