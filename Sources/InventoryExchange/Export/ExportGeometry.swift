internal import Foundation
internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

/// Transforms geometries from the inventory's plane to the file's system, and converts them to kinds that the format
/// supports.
struct ExportGeometry {
    let crs: CRS
    let decimals: Int?
    private let format: VectorFormat
    private let rule: CollectionSchema.GeometryRule
    private let there: CoordinateTransformer?
    private let back: CoordinateTransformer?
    /// The largest distance between a position and its transformation to the file's system and back, in metres.
    /// Measured in the inventory's plane, at the first position of each geometry.
    private(set) var worstReturnMetres = 0.0

    /// - Throws: ``ExportError`` for a system that PROJ does not know, or that the format does not support.
    init(_ options: ExportOptions, _ rule: CollectionSchema.GeometryRule, from inventoryCRS: CRS) throws {
        format = options.format
        self.rule = rule
        if options.format == .geoJSON {
            guard [nil, .crs84, .epsg(4326)].contains(options.crs) else {
                throw ExportError(
                    de:
                        "GeoJSON ist immer in WGS 84 (RFC 7946). Für \(options.crs?.definition ?? "") bitte ein anderes "
                        + "Format nehmen: --format gpkg",
                    en: "GeoJSON is always in WGS 84 (RFC 7946). For \(options.crs?.definition ?? "") choose another "
                        + "format: --format gpkg")
            }
            crs = .crs84
            decimals = options.coordinateDecimals
        } else {
            crs = options.crs ?? inventoryCRS
            decimals = nil
        }
        // Without a transformation all digits of the coordinates are kept.
        guard crs.definition != inventoryCRS.definition else {
            (there, back) = (nil, nil)
            return
        }
        do {
            there = try CoordinateTransformer(from: inventoryCRS, to: crs)
            back = try CoordinateTransformer(from: crs, to: inventoryCRS)
        } catch {
            throw ExportError(
                de: "Das Koordinatensystem \(crs) ist nicht bekannt. Bitte zum Beispiel EPSG:25832 angeben.",
                en: "The reference system \(crs) is not known. Give EPSG:25832, for example.")
        }
    }

    var isConverted: Bool { there != nil }

    /// Returns the geometry in the file's system.
    ///
    /// - Throws: ``ExportError`` when a position cannot be transformed to the file's system.
    mutating func written(
        _ geometry: Geometry, of id: FeatureID, _ losses: inout ExportLosses
    ) throws -> Geometry? {
        let conforming = conforming(geometry, id, &losses)
        guard let there, let back else { return conforming }
        let moved: Geometry
        do {
            moved = try there.transform(conforming)
        } catch {
            throw ExportError(
                de: "\(id) liegt außerhalb dessen, was \(crs) darstellen kann. Bitte ein anderes System angeben.",
                en: "\(id) lies outside what \(crs) can represent. Give another reference system.")
        }
        if let before = conforming.firstPosition, let after = moved.firstPosition,
            let returned = try? back.transform([after.rounded(to: decimals)])[0]
        {
            worstReturnMetres = max(worstReturnMetres, hypot(returned.x - before.x, returned.y - before.y))
        }
        return moved
    }

    /// Converts the geometry to a kind that shapefiles have. Returns it unchanged for other formats.
    private func conforming(_ geometry: Geometry, _ id: FeatureID, _ losses: inout ExportLosses) -> Geometry {
        guard format.isOfOneKind else { return geometry }
        let whole: Geometry
        switch geometry {
        case .point, .multiPoint, .lineString, .polygon: return geometry
        // Shapefiles do not distinguish a line from a multi-line with one part.
        case .multiLineString(let lines) where lines.count > 1 || rule == .multiLineString: return geometry
        case .multiPolygon(let polygons) where polygons.count > 1 || rule != .any: return geometry
        case .multiLineString(let lines): whole = lines.first.map(Geometry.lineString) ?? geometry
        case .multiPolygon(let polygons): whole = polygons.first.map(Geometry.polygon) ?? geometry
        case .geometryCollection:
            let (uniform, leavesOut) = geometry.uniform
            whole = uniform
            if leavesOut { losses.note(.geometryPartsLeftOut, example: "\(id)") }
        }
        losses.note(.geometryKindChanged, example: "\(id): \(geometry.kind.rawValue)")
        return whole
    }
}

extension Position {
    fileprivate func rounded(to decimals: Int?) -> Position {
        guard let decimals else { return self }
        let scale = pow(10, Double(decimals))
        return Position((x * scale).rounded() / scale, (y * scale).rounded() / scale)
    }
}

extension Geometry {
    /// The parts of the highest dimension as one geometry, and whether the collection has other parts.
    fileprivate var uniform: (geometry: Geometry, leftOut: Bool) {
        let parts = leaves
        let kind = GeometryClass(self)
        let kept = parts.filter { GeometryClass($0) == kind || kind == .multiPoint && GeometryClass($0) == .point }
        let geometry: Geometry =
            switch kind {
            case .none: self
            case .point, .multiPoint: .multiPoint(kept.flatMap(\.allPositions))
            case .line: .multiLineString(kept.flatMap(\.lines))
            case .area: .multiPolygon(kept.flatMap(\.polygons))
            }
        return (geometry, kept.count < parts.count)
    }

    private var leaves: [Geometry] {
        if case .geometryCollection(let parts) = self { parts.flatMap(\.leaves) } else { [self] }
    }

    private var lines: [LineString] {
        switch self {
        case .lineString(let line): [line]
        case .multiLineString(let lines): lines
        case .point, .multiPoint, .polygon, .multiPolygon, .geometryCollection: []
        }
    }
}
