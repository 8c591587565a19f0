import SimpleFeatures
import Synchronization

/// Pipelines of one way between two systems, each for one thread at a time; another is made when all are in use.
final class TransformLanes: Sendable {
    private static let known = RecentValues<TransformWay, TransformLanes>(most: 64)

    private let way: TransformWay
    private let free: Mutex<[Lane]>

    private final class Lane: Sendable {
        let pipeline: Mutex<ProjPipeline>

        init(_ way: TransformWay) throws(GeometryError) { pipeline = Mutex(try way.pipeline()) }
    }

    /// The lanes that everybody goes who has the same way.
    ///
    /// - Throws: ``GeometryError`` when PROJ does not know a system or no way between the two.
    static func shared(_ way: TransformWay) throws(GeometryError) -> TransformLanes {
        try known.value(of: way) { way throws(GeometryError) in try TransformLanes(way) }
    }

    private init(_ way: TransformWay) throws(GeometryError) {
        self.way = way
        free = Mutex([try Lane(way)])
    }

    func withPipeline<Result: Sendable>(
        _ body: (borrowing ProjPipeline) throws(GeometryError) -> Result
    ) throws(GeometryError) -> Result {
        let lane = if let lane = free.withLock({ $0.popLast() }) { lane } else { try Lane(way) }
        defer { free.withLock { $0.append(lane) } }
        return try lane.pipeline.withLock { pipeline throws(GeometryError) in try body(pipeline) }
    }
}

/// How a pipeline is made, as often as one is needed.
enum TransformWay: Hashable, Sendable {
    /// - Parameter area: where the positions lie, in longitude and latitude; narrows the choice of operations.
    case between(source: String, target: String, area: Envelope?)
    /// From a plane to longitude and latitude on its own datum, so without a shift.
    case toGeographic(plane: String)

    func pipeline() throws(GeometryError) -> sending ProjPipeline {
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
