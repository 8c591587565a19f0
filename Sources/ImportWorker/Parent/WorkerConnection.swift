internal import Foundation
internal import SimpleFeatures

/// A running worker process with its pipes and staging folder. Deinitialization kills the process and removes the
/// folder.
final class WorkerConnection: Sendable {
    private let process: ChildProcess
    private let requests: Descriptor
    private let replies: Descriptor
    private let errorStream: Descriptor
    private let folder: StagingFolder
    private let limits: WorkerLimits
    private let cancellation: ReadCancellation
    /// The file name of the delivery, for messages.
    private let label: String

    private static let pipeCapacity: Int32 = 1 << 20
    private static let pieceSize = 1 << 18
    /// The maximum number of heartbeats in a reply. A worker sends one a second.
    private static let maximumHeartbeats = 86_400

    /// Starts a worker for the delivery.
    ///
    /// - Throws: ``SourceFault`` when the worker cannot be started.
    init(
        _ executable: WorkerExecutable, path: String, encoding: String?, limits: WorkerLimits,
        cancellation: ReadCancellation
    ) throws {
        label = path.split(separator: "/").last.map(String.init) ?? path
        (self.limits, self.cancellation) = (limits, cancellation)
        do {
            folder = try StagingFolder()
            let (input, requests) = try Descriptor.socketPair()
            let (replies, output) = try Descriptor.pipe(capacity: Self.pipeCapacity)
            let (errorStream, errors) = try Descriptor.pipe(capacity: 1 << 16)
            // Standard error is read only after the worker ended. A full pipe must not block it.
            errors.setNonBlocking()
            (self.requests, self.replies, self.errorStream) = (requests, replies, errorStream)
            process = try ChildProcess(
                executable.path, executable.arguments,
                environment: WorkerExecutable.environment(folder: folder.contents),
                input: input, output: output, errors: errors)
        } catch {
            throw SourceFault(.workerUnavailable, file: label, detail: "\(error)")
        }
        try send(.open(.init(path: path, encoding: encoding, folder: folder.contents, limits: limits)))
    }

    /// Sends a request and calls `body` with each frame of the reply.
    ///
    /// - Throws: ``WorkerReport`` for a fault of the delivery; ``SourceFault`` when the worker fails;
    ///   `CancellationError` when the task or the reading is cancelled; the error of `body`. The worker can be used again only after a
    ///   ``WorkerReport``.
    func perform(_ request: WorkerRequest, _ body: (Frame.Kind, ArraySlice<UInt8>) throws -> Void) throws {
        try send(request)
        var reader = FrameReader(maximumRowBytes: limits.rowBytes, readMore)
        var heartbeats = 0
        do {
            while let (kind, content) = try reader.next() {
                switch kind {
                case .heartbeat where heartbeats < Self.maximumHeartbeats: heartbeats += 1
                case .end where content.isEmpty && reader.isEmpty: return
                case .failure: throw try failure(content)
                case .layers, .feature, .warning: try body(kind, content)
                case .request, .heartbeat, .end: throw ProtocolError("an unexpected message")
                }
            }
        } catch let error as ProtocolError {
            throw fault(of: error.isCut ? process.ended() : nil, error)
        }
        throw fault(of: process.ended(), nil)
    }

    private func failure(_ content: ArraySlice<UInt8>) throws -> WorkerReport {
        guard let failure = try? JSONDecoder().decode(WorkerFailure.self, from: Data(content)) else {
            throw ProtocolError("an invalid failure")
        }
        switch failure {
        case .fault(let fault): return WorkerReport(fault: fault)
        case .other(let words): return WorkerReport(fault: SourceFault(.workerCrashed, file: label, detail: words))
        }
    }

    private func send(_ request: WorkerRequest) throws {
        let content = try [UInt8](JSONEncoder().encode(request))
        do {
            try requests.send(Frame.header(.request, content.count) + content)
        } catch {
            throw fault(of: process.ended(), nil)
        }
    }

    /// Waits for more bytes of the reply. The timeout covers only this wait, not the processing of a reply.
    private func readMore() throws -> [UInt8] {
        let deadline = ContinuousClock.now + .seconds(limits.silenceSeconds)
        while !replies.waitForInput(milliseconds: 100) {
            try Task.checkCancellation()
            try cancellation.check()
            guard ContinuousClock.now < deadline else {
                _ = process.killed()
                throw SourceFault(.workerTimeout, file: label, value: String(limits.silenceSeconds))
            }
        }
        return try replies.read(upTo: Self.pieceSize)
    }

    private func fault(of end: ChildProcess.End?, _ error: ProtocolError?) -> SourceFault {
        guard let end else {
            return SourceFault(.workerOutputInvalid, file: label, value: error?.description)
        }
        return SourceFault(WorkerTermination(end, errorOutput: errorOutput, limits), file: label)
    }

    /// The output of the worker on standard error.
    private var errorOutput: String {
        var text = ""
        while errorStream.waitForInput(milliseconds: 0), let bytes = try? errorStream.read(upTo: 1 << 16),
            !bytes.isEmpty
        {
            text += String(decoding: bytes, as: UTF8.self)
        }
        return text
    }
}

/// A fault of the delivery, reported by a working worker.
struct WorkerReport: Error {
    var fault: SourceFault
}
