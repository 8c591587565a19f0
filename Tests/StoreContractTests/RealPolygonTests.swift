import Foundation
import GeometryEngine
import SimpleFeatures
import TestSupport
import Testing
import VectorIO

@testable import SiteInventory

/// The rules of hectares over outlines that people drew: geodata's, and those of the folder that `REAL_POLYGONS` names.
@Suite(.everyStore) struct RealPolygonTests {
    /// What becomes of the strips that the outline is cut into, from west to east.
    private static let statuses: [PlotStatus] = [
        .available, .sold, .available, .reserved, .unknown, .availableConditional,
    ]

    @Test(arguments: RealPolygon.all)
    func `every square metre is given away once`(_ polygon: RealPolygon) throws {
        let statement = try statement(polygon.outline)
        let figures = statement.figures
        let gross = try #require(figures.gross)
        let tolerance = max(1e-6 * gross, 1e-4)
        let taken = statement.steps.dropFirst().reduce(0) { $0 + $1.hectares }
        #expect(abs(taken - gross) < tolerance)
        #expect((figures.available ?? -1) <= (figures.developable ?? 0) + tolerance)
        #expect((figures.developable ?? -1) <= (figures.net ?? 0) + tolerance)
        #expect((figures.net ?? -1) <= gross + tolerance)
        #expect((figures.restricted ?? -1) <= (figures.available ?? 0) + tolerance)
        let cents = statement.steps.map { Int(exactly: ($0.shown * 100).rounded()) ?? .min }
        #expect(cents[0] - cents.dropFirst().dropLast().reduce(0, +) == cents[cents.count - 1])
    }

    @Test(arguments: RealPolygon.all, Rewriting.allCases)
    func `how an outline is written makes no difference`(_ polygon: RealPolygon, _ rewriting: Rewriting) throws {
        let figures = try statement(polygon.outline).figures.all
        let others = try statement(rewriting.rewrite(polygon.outline), cutAs: polygon.outline).figures.all
        for (figure, other) in zip(figures, others) {
            let tolerance = max(1e-6 * (figure.value ?? 0), 1e-4)
            #expect(abs((figure.value ?? -1) - (other.value ?? -1)) < tolerance, "\(figure.figure.rawValue)")
        }
    }

    @Test(arguments: RealPolygon.all)
    func `the fast area is that of PROJ's geodesics`(_ polygon: RealPolygon) throws {
        let dense = polygon.outline.densified(to: 20)
        let area = try Measures(crs: .utm32).areaSquareMetres(dense)
        let global = try CoordinateTransformer(from: .utm32, to: CRS.epsg(3035)).transform(dense)
        let other = try Measures(crs: .epsg(3035)).areaSquareMetres(global)
        #expect(abs(area - other) < 1e-7 * area + 0.01)
    }

    /// The outline as a site, cut into strips for plots, with hard and soft constraints that lie across it.
    private func statement(_ outline: Geometry, cutAs original: Geometry? = nil) throws -> HectaresStatement {
        let box = try #require(Envelope(original ?? outline))
        func strip(_ from: Double, _ to: Double) -> Geometry {
            let corners = Envelope(
                minX: box.minX + box.width * from, minY: box.minY - 10, maxX: box.minX + box.width * to,
                maxY: box.maxY + 10
            ).corners
            return .multiPolygon([Polygon(LineString(corners + corners.prefix(1)))])
        }
        let count = Self.statuses.count
        let plots = Self.statuses.enumerated().map { index, status in
            Plot(
                Feature(
                    id: FeatureID("P\(index)"),
                    geometry: strip(Double(index) / Double(count), Double(index + 1) / Double(count) + 0.02),
                    properties: ["status": .string(status.rawValue)]))
        }
        let constraints = [
            ("C1", ConstraintSeverity.hard, 0.3, 0.37), ("C2", .severe, 0.02, 0.1), ("C3", .minor, 0, 0.15),
        ]
        .map { id, severity, from, to in
            ConstraintArea(
                Feature(
                    id: FeatureID(id), geometry: strip(from, to),
                    properties: ["severity": .string(severity.rawValue), "buffer_m": .number(12)]))
        }
        return try HectaresStatement(
            of: Site(Feature(id: FeatureID("S"), geometry: outline)), plots: plots, constraints: constraints,
            conditions: Conditions(projects: [], sections: [], year: 2026), measures: Measures(crs: .utm32), crs: .utm32
        )
    }
}

/// An outline from a file, in UTM zone 32.
struct RealPolygon: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var outline: Geometry

    static let all: [RealPolygon] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let more = ProcessInfo.processInfo.environment["REAL_POLYGONS"]
        return ([root.appending(path: "geodata").path()] + [more].compactMap(\.self)).flatMap { folder in
            (try? outlines(in: folder)) ?? []
        }
    }()

    private static func outlines(in folder: String) throws -> [RealPolygon] {
        let dataset = try VectorDataset(path: folder)
        var found: [RealPolygon] = []
        for layer in try dataset.layers(refused: { _ in }) where layer.hasGeometry {
            guard let crs = layer.crs else { continue }
            let toPlane = try CoordinateTransformer(
                from: crs.identifier?.definition ?? crs.wkt, to: CRS.utm32.definition)
            try dataset.forEachFeature(in: layer) { feature in
                guard let geometry = feature.geometry, !geometry.polygons.isEmpty,
                    let outline = try toPlane.transform(geometry).madeValid()
                else { return }
                found.append(RealPolygon(testDescription: "\(layer.name) \(feature.row)", outline: outline))
            }
        }
        return found
    }
}
