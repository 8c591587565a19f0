package import GeometryEngine
package import SimpleFeatures
internal import Synchronization

/// The measures and the deriver of a plane. They are cached, since PROJ needs about 10 ms to create them.
package struct PlaneContext: Sendable {
    package let measures: Measures
    let deriver: FeatureDeriver

    private static let known = Mutex<[CRS: PlaneContext]>([:])

    /// Returns the cached context of the plane, or creates it.
    ///
    /// - Throws: `GeometryError` when PROJ does not know the system, or when it is not projected.
    package static func of(_ crs: CRS) throws -> PlaneContext {
        if let known = known.withLock({ $0[crs] }) { return known }
        let measures = try Measures(crs: crs)
        let made = PlaneContext(measures: measures, deriver: try FeatureDeriver(crs: crs, measures: measures))
        known.withLock { $0[crs] = made }
        return made
    }
}
