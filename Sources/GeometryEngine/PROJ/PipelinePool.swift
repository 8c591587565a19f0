import SimpleFeatures
import Synchronization

/// A pool of equal PROJ pipelines. Each is used by one thread at a time; a new one is created when all are in use.
final class PipelinePool: Sendable {
    private static let pools = BoundedCache<PipelineDefinition, PipelinePool>(capacity: 64)

    private let definition: PipelineDefinition
    private let idle: Mutex<[PooledPipeline]>

    private final class PooledPipeline: Sendable {
        let pipeline: Mutex<ProjPipeline>

        init(_ definition: PipelineDefinition) throws(GeometryError) {
            pipeline = Mutex(try definition.makePipeline())
        }
    }

    /// Returns the pool that all transformers of this definition share.
    ///
    /// - Throws: ``GeometryError`` when PROJ does not know a system or an operation between them.
    static func shared(_ definition: PipelineDefinition) throws(GeometryError) -> PipelinePool {
        try pools.value(of: definition) { definition throws(GeometryError) in try PipelinePool(definition) }
    }

    private init(_ definition: PipelineDefinition) throws(GeometryError) {
        self.definition = definition
        idle = Mutex([try PooledPipeline(definition)])
    }

    /// Calls `body` with a pipeline that no other thread uses during the call.
    func withPipeline<Result: Sendable>(
        _ body: (borrowing ProjPipeline) throws(GeometryError) -> Result
    ) throws(GeometryError) -> Result {
        let pooled = if let pooled = idle.withLock({ $0.popLast() }) { pooled } else { try PooledPipeline(definition) }
        defer { idle.withLock { $0.append(pooled) } }
        return try pooled.pipeline.withLock { pipeline throws(GeometryError) in try body(pipeline) }
    }
}

/// The systems of a pipeline. The key of its pool.
enum PipelineDefinition: Hashable, Sendable {
    /// - Parameter area: an envelope of the positions in longitude and latitude, which limits the candidate operations.
    case between(source: String, target: String, area: Envelope?)
    /// From a projected system to longitude and latitude on the same datum, without a datum shift.
    case toGeographic(plane: String)

    func makePipeline() throws(GeometryError) -> sending ProjPipeline {
        let context = try ProjContext()
        switch self {
        case .between(let source, let target, let area):
            let source = try ProjObject(crs: source, in: context)
            return try ProjPipeline(from: source, to: try ProjObject(crs: target, in: context), area: area)
        case .toGeographic(let plane):
            let source = try ProjObject(crs: plane, in: context)
            return try ProjPipeline(from: source, to: try source.geodeticCRS(), area: nil)
        }
    }
}
