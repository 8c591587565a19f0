import Codecs
import Foundation
import GeometryEngine
import SimpleFeatures

extension Bench {
    /// Finds the nearest road project of each site and the geodesic distance to it.
    static func nearest(in folder: URL) async throws -> [String: Double] {
        let (sites, projects) = try (
            geometries(folder.appending(path: "sites.wkb")), geometries(folder.appending(path: "projects.wkb"))
        )
        let measures = try Measures(crs: .utm32)
        let (seconds, found) = try await measured { try await nearest(of: projects, to: sites, measures) }
        try found.map(\.metres).write(to: folder.appending(path: "ours_m.f64"))
        try found.map { Int32($0.project) }.write(to: folder.appending(path: "ours_project.i32"))
        return ["seconds": seconds, "mebibytes": peakMebibytes()]
    }

    private static func nearest(
        of projects: [Geometry], to sites: [Geometry], _ measures: Measures
    ) async throws -> [(project: Int, metres: Double)] {
        let index = NearestIndex(try projects.map { try GeocentricEdges($0, measures: measures) })
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let share = (sites.count + cores - 1) / cores
        return try await withThrowingTaskGroup(of: (Int, [(project: Int, metres: Double)]).self) { group in
            for core in 0..<cores {
                group.addTask {
                    let part = sites[min(core * share, sites.count)..<min((core + 1) * share, sites.count)]
                    return (core, try part.map { try nearest($0, index, measures) })
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }

    private static func nearest(
        _ site: Geometry, _ index: NearestIndex, _ measures: Measures
    ) throws -> (project: Int, metres: Double) {
        guard let found = index.nearest(to: try GeocentricEdges(site, measures: measures), count: 1).first else {
            return (-1, .infinity)
        }
        return (found.index, try measures.straightLine(from: found.points.own, to: found.points.other).metres)
    }

    /// WKB geometries, each after its length in four bytes.
    private static func geometries(_ file: URL) throws -> [Geometry] {
        let bytes = [UInt8](try Data(contentsOf: file))
        var geometries: [Geometry] = []
        var place = 0
        while place + 4 <= bytes.count {
            let length = (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
            geometries.append(try WKB.decode(Array(bytes[(place + 4)..<(place + 4 + length)])).geometry)
            place += 4 + length
        }
        return geometries
    }
}
