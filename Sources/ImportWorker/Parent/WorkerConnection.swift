internal import Foundation
internal import SimpleFeatures

/// A worker that runs, with its pipes and its folder; at the end of its life it is killed and the folder removed.
final class WorkerConnection: Sendable {
    private let process: ChildProcess
    private let requests: Descriptor
    private let answers: Descriptor
    private let complaints: Descriptor
    private let folder: StagingFolder
    private let limits: WorkerLimits
    /// How people call the delivery.
    private let label: String

    private static let pipeCapacity: Int32 = 1 << 20
    private static let pieceSize = 1 << 18
    /// An honest worker gives one a second.
    private static let mostSigns = 86_400

    /// - Throws: ``SourceFault`` when it cannot be started.
    init(
        _ executable: WorkerExecutable, path: String, encoding: String?, limits: WorkerLimits
    ) throws {
        label = path.split(separator: "/").last.map(String.init) ?? path
        self.limits = limits
        do {
            folder = try StagingFolder()
            let (input, requests) = try Descriptor.socketPair()
            let (answers, output) = try Descriptor.pipe(capacity: Self.pipeCapacity)
            let (complaints, errors) = try Descriptor.pipe(capacity: 1 << 16)
            // Complaints are read only when it has died; a full pipe must not stop it.
            errors.setNonBlocking()
            (self.requests, self.answers, self.complaints) = (requests, answers, complaints)
            process = try ChildProcess(
                executable.path, executable.arguments,
                environment: WorkerExecutable.environment(folder: folder.contents),
                input: input, output: output, errors: errors)
        } catch {
            throw SourceFault(.workerUnavailable, file: label, detail: "\(error)")
        }
        try send(.open(.init(path: path, encoding: encoding, folder: folder.contents, limits: limits)))
    }

    /// Asks, and calls `body` with each answer up to the end.
    ///
    /// - Throws: ``SourceFault`` when something is wrong with the file, or with the worker; `CancellationError` when
    ///   the task is cancelled; what `body` throws. After all but the first of these the worker is no longer of use.
    func ask(_ request: WorkerRequest, _ body: (Frame.Kind, ArraySlice<UInt8>) throws -> Void) throws {
        try send(request)
        var reader = FrameReader(longestRow: limits.rowBytes, more)
        var signs = 0
        do {
            while let (kind, content) = try reader.next() {
                switch kind {
                case .alive where signs < Self.mostSigns: signs += 1
                case .end where content.isEmpty && reader.isEmpty: return
                case .failure: throw try failure(content)
                case .layers, .feature, .warning: try body(kind, content)
                case .request, .alive, .end: throw ProtocolError("a message out of turn")
                }
            }
        } catch let error as ProtocolError {
            throw fault(of: error.isCut ? process.ended() : nil, error)
        }
        throw fault(of: process.ended(), nil)
    }

    private func failure(_ content: ArraySlice<UInt8>) throws -> WorkerReport {
        guard let failure = try? JSONDecoder().decode(WorkerFailure.self, from: Data(content)) else {
            throw ProtocolError("a failure that is not one")
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

    /// More bytes of answers. Waiting for them is where the clock runs: while we are busy, the worker may be silent.
    private func more() throws -> [UInt8] {
        let deadline = ContinuousClock.now + .seconds(limits.silenceSeconds)
        while !answers.waitForInput(milliseconds: 100) {
            try Task.checkCancellation()
            guard ContinuousClock.now < deadline else {
                _ = process.killed()
                throw SourceFault(.workerTimeout, file: label, value: String(limits.silenceSeconds))
            }
        }
        return try answers.read(upTo: Self.pieceSize)
    }

    private func fault(of end: ChildProcess.End?, _ error: ProtocolError?) -> SourceFault {
        guard let end else {
            return SourceFault(.workerOutputInvalid, file: label, value: error?.description)
        }
        return SourceFault(WorkerEnd(end, lastWords: lastWords, limits), file: label)
    }

    /// What it said on its standard error, the end of it.
    private var lastWords: String {
        var text = ""
        while complaints.waitForInput(milliseconds: 0), let bytes = try? complaints.read(upTo: 1 << 16), !bytes.isEmpty
        {
            text += String(decoding: bytes, as: UTF8.self)
        }
        return text
    }
}

/// What a worker that is well has found wrong with the delivery.
struct WorkerReport: Error {
    var fault: SourceFault
}
