internal import GeometryEngine
internal import SimpleFeatures

/// Tests whether the inventory's plane can measure a geometry.
struct PlaneExtent {
    private let geometry: Geometry
    private let box: Envelope?

    init(_ geometry: Geometry) {
        self.geometry = geometry
        box = Envelope(geometry)
    }

    /// The largest coordinate of a plane coordinate system, in metres.
    private static let farthestOrdinateMetres = 5e7

    /// The largest extent of a feature, in metres. Germany extends over 900 km from north to south.
    private static let largestExtentMetres = 1.5e6

    /// Every projection for surveys has a longitude and a latitude for all positions in this box.
    private static let usual = Envelope(minX: -5e6, minY: -5e6, maxX: 4e7, maxY: 1e7)

    enum Fault {
        /// The geometry lies too far from the plane. States its coordinate, or the message of PROJ.
        case far(String)
        /// The geometry is too large to be measured in the plane. States its extent.
        case tooLarge(metres: Double)
    }

    /// Returns `nil` for a geometry that can be measured, drawn and exported.
    func fault(_ measures: Measures) -> Fault? {
        guard let box else { return nil }
        let farthest = max(abs(box.minX), abs(box.minY), abs(box.maxX), abs(box.maxY))
        if farthest > Self.farthestOrdinateMetres { return .far("\(farthest) m") }
        let extent = max(box.width, box.height)
        if extent > Self.largestExtentMetres { return .tooLarge(metres: extent) }
        guard !Self.usual.contains(box) else { return nil }
        do {
            _ = try measures.areaSquareMetres(geometry)
            for corner in box.corners { _ = try measures.distanceMetres(corner, box.corners[0]) }
            return nil
        } catch {
            return .far(error.message)
        }
    }
}
