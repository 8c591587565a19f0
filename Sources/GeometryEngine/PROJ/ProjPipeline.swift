import CPROJ
import SimpleFeatures

/// A PROJ operation between two coordinate reference systems: x before y on both sides, degrees for angular axes.
///
/// Used by one thread at a time. Owns its context.
struct ProjPipeline: ~Copyable {
    private let operation: ProjObject
    /// The systems in messages: `EPSG:31466 → EPSG:25832`.
    private let subject: String

    /// - Parameter area: an envelope of the positions in longitude and latitude, which limits the candidate operations.
    /// - Throws: ``GeometryError`` when PROJ knows no operation between the two.
    init(from source: borrowing ProjObject, to target: borrowing ProjObject, area: Envelope?) throws(GeometryError) {
        let context = source.context
        let (from, to) = unsafe (source.handle, target.handle)
        let subject = "\(source.name) → \(target.name)"
        let operation = try context.make("proj_create_crs_to_crs_from_pj", subject) { context in
            let box = unsafe area.flatMap { unsafe ProjPipeline.area($0) }
            defer { unsafe proj_area_destroy(box) }
            return unsafe proj_create_crs_to_crs_from_pj(context, from, to, box, nil)
        }
        self.operation = try context.make("proj_normalize_for_visualization", subject) {
            unsafe proj_normalize_for_visualization($0, operation.handle)
        }
        self.subject = subject
    }

    private static func area(_ envelope: Envelope) -> OpaquePointer? {
        let area = unsafe proj_area_create()
        unsafe proj_area_set_bbox(area, envelope.minX, envelope.minY, envelope.maxX, envelope.maxY)
        return unsafe area
    }

    /// The transformed positions, in the same order.
    ///
    /// - Throws: ``GeometryError`` with the first position that PROJ cannot transform.
    func transform(_ positions: [Position]) throws(GeometryError) -> [Position] {
        var transformed = positions
        _ = unsafe proj_errno_reset(operation.handle)
        unsafe transformed.withUnsafeMutableBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            let x = unsafe start.assumingMemoryBound(to: Double.self)
            let stride = MemoryLayout<Position>.stride
            _ = unsafe proj_trans_generic(
                operation.handle, PJ_FWD, x, stride, positions.count, x + 1, stride, positions.count,
                nil, 0, 0, nil, 0, 0)
        }
        guard let failure = transformed.firstIndex(where: { !$0.isFinite }) else { return transformed }
        let number = unsafe proj_errno(operation.handle)
        let reason = operation.context.message(number) ?? "the result is not finite"
        throw GeometryError("proj_trans_generic", "\(subject): position \(positions[failure].text): \(reason)")
    }

    /// The operation that PROJ selected for the last transformed position.
    ///
    /// - Throws: ``GeometryError`` when no position was transformed.
    func lastOperation() throws(GeometryError) -> TransformOperation {
        let last = try operation.context.make("proj_trans_get_last_used_operation", subject) { _ in
            unsafe proj_trans_get_last_used_operation(operation.handle)
        }
        let accuracy = try last.context.call("proj_coordoperation_get_accuracy", subject) {
            unsafe proj_coordoperation_get_accuracy($0, last.handle)
        }
        let grids = try last.gridNames()
        return TransformOperation(
            name: last.name, accuracyMetres: accuracy < 0 ? nil : accuracy, usesGrid: !grids.isEmpty, gridNames: grids)
    }
}

extension ProjObject {
    fileprivate func gridNames() throws(GeometryError) -> [String] {
        let count = try context.call("proj_coordoperation_get_grid_used_count", name) {
            unsafe proj_coordoperation_get_grid_used_count($0, handle)
        }
        var names: [String] = []
        for index in 0..<count {
            names.append(
                try context.call("proj_coordoperation_get_grid_used", name) { context in
                    var shortName: UnsafePointer<CChar>?
                    let isKnown = unsafe proj_coordoperation_get_grid_used(
                        context, handle, index, &shortName, nil, nil, nil, nil, nil, nil)
                    guard isKnown == 1, let shortName = unsafe shortName else { return nil }
                    return unsafe String(cString: shortName)
                })
        }
        return names
    }
}
