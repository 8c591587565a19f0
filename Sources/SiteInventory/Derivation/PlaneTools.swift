package import GeometryEngine
package import SimpleFeatures
internal import Synchronization

/// What takes PROJ some 10 ms to make for a plane, made once for all transactions and answers.
package struct PlaneTools: Sendable {
    package let measures: Measures
    let deriver: FeatureDeriver

    private static let known = Mutex<[CRS: PlaneTools]>([:])

    /// - Throws: `GeometryError` when PROJ does not know the system, or it is no plane.
    package static func of(_ crs: CRS) throws -> PlaneTools {
        if let known = known.withLock({ $0[crs] }) { return known }
        let measures = try Measures(crs: crs)
        let made = PlaneTools(measures: measures, deriver: try FeatureDeriver(crs: crs, measures: measures))
        known.withLock { $0[crs] = made }
        return made
    }
}
