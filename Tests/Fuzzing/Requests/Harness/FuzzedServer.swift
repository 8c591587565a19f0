@testable internal import FeaturesAPI
internal import Foundation
internal import GeoPackageStore
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import InventoryExchange
internal import Logging
internal import NIOCore
internal import NIOEmbedded
internal import SiteInventory
internal import Synchronization

/// A server without a socket over a small inventory in a file. Any request may change the inventory: the server is then
/// made again, so that the same input always has the same answer.
actor FuzzedServer {
    static let shared = FuzzedServer()

    private var current: Running?
    /// The file of the inventory before any request.
    private var original: Data?

    private struct Running {
        let responder: RouterResponder<APIContext>
        let imports: FuzzedImports
        let folder: URL
    }

    /// The last request. The next one waits for its end, since it may replace the server.
    private var last: Task<Void, any Error>?

    /// Sends the request after those before it.
    ///
    /// - Throws: ``BrokenPromise`` when the response is not one of this API.
    func check(_ request: FuzzedRequest) async throws {
        let former = last
        let task = Task {
            _ = await former?.result
            try await answer(request)
        }
        last = task
        try await task.value
    }

    private func answer(_ request: FuzzedRequest) async throws {
        if current == nil { current = try await start() }
        guard let server = current else { return }
        let head = HTTPRequest(
            method: request.method, scheme: "http", authority: "localhost", path: request.target,
            headerFields: request.fields)
        let context = APIContext(
            source: ApplicationRequestContextSource(channel: NIOAsyncTestingChannel(), logger: Self.quiet))
        let response = try await server.responder.respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: request.body))), context: context)
        let body = CollectedBody()
        try await response.body.write(body)
        try FuzzedResponse(head: response.head, body: body.bytes).check(for: request.method)
        if await server.imports.hasChanged { try stop() }
    }

    private static let quiet = Logger(label: "fuzz") { _ in SwiftLogNoOpLogHandler() }

    private func start() async throws -> Running {
        let folder = FileManager.default.temporaryDirectory.appending(path: "requests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        let file = folder.appending(path: "inventory.gpkg")
        if let original {
            try original.write(to: file)
        } else {
            let filled = try GeoPackageStore(path: file.path())
            try await FuzzedInventory.fill(filled)
            try filled.close()
            original = try Data(contentsOf: file)
        }
        let store = try GeoPackageStore(path: file.path())
        let imports = FuzzedImports(store, in: folder)
        var configuration = FeaturesAPIConfiguration()
        configuration.allowsWrites = true
        configuration.maximumUploadBytes = 10_000
        let router = makeRouter(source: store, importService: imports, configuration: configuration, logger: Self.quiet)
        return Running(responder: router.buildResponder(), imports: imports, folder: folder)
    }

    private func stop() throws {
        guard let server = current else { return }
        current = nil
        try FileManager.default.removeItem(at: server.folder)
    }
}

/// Collects the body of a response.
private final class CollectedBody: ResponseBodyWriter, Sendable {
    private let collected = Mutex<[UInt8]>([])

    var bytes: [UInt8] { collected.withLock(\.self) }

    func write(_ buffer: ByteBuffer) async throws { collected.withLock { $0 += buffer.readableBytesView } }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
