import GeometryEngine
import SimpleFeatures
import TestSupport
import Testing

struct ConcurrencyTests {
    @Test func `two hundred concurrent tasks get the right results`() async throws {
        let transformer = try CoordinateTransformer(from: .epsg(31466), to: .utm32)
        let measures = try Measures(crs: .utm32)
        let start = Position(2_579_653, 5_715_898)
        let image = try transformer.transform([start])
        let area = try measures.areaSquareMetres(.square(371_000, 5_715_000, side: 500))
        let isRight = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 1...200 {
                group.addTask {
                    let side = Double(number % 7 + 1)
                    let rest = try Geometry.square(0, 0, side: 10).difference(.square(0, 0, side: side))
                    let restIsRight = rest?.gridArea == 100 - side * side
                    let isTransformed = try transformer.transform([start]) == image
                    let square = Geometry.square(371_000, 5_715_000, side: 500)
                    return try restIsRight && isTransformed && measures.areaSquareMetres(square) == area
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(isRight == Array(repeating: true, count: 200))
    }

    @Test func `concurrent readers of the library versions get the whole text`() async {
        let versions = await withTaskGroup(of: String.self) { group in
            for _ in 1...2000 { group.addTask { "\(LibraryVersions.geos) \(LibraryVersions.proj)" } }
            return await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(versions.count == 1)
        #expect(!LibraryVersions.proj.isEmpty)
    }
}
