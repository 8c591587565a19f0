internal import Foundation
@testable internal import ImportWorker
internal import SimpleFeatures

extension FuzzTarget {
    /// Input: a byte with the number of values in a row, then the output of a worker.
    static let workerFrames = FuzzTarget(name: "worker-frames") { bytes in
        guard let first = bytes.first else { return }
        let stream = Array(bytes.dropFirst())
        let whole = frames([stream])
        try require(whole == frames(stream.pieces), "parsing in pieces gives other messages")
        for (kind, content) in whole.frames where kind == .feature {
            try requireRoundTrip(content, valueCount: Int(first % 16))
        }
        for (kind, content) in whole.frames {
            switch kind {
            case .layers: try requireRoundTrip(content, LayersReply.self)
            case .warning: try requireRoundTrip(content, SourceFault.self)
            case .failure: try requireRoundTrip(content, WorkerFailure.self)
            case .request: try requireRoundTrip(content, WorkerRequest.self)
            case .heartbeat, .feature, .end: break
            }
        }
    }

    private struct Messages: Equatable {
        var frames: [(kind: Frame.Kind, content: [UInt8])] = []
        var error: String?

        static func == (a: Messages, b: Messages) -> Bool {
            a.error == b.error && a.frames.elementsEqual(b.frames) { $0.kind == $1.kind && $0.content == $1.content }
        }
    }

    /// The messages up to the end or the first invalid one.
    private static func frames(_ pieces: [[UInt8]]) -> Messages {
        var rest = pieces[...]
        var reader = FrameReader(maximumRowBytes: 1 << 16) { rest.popFirst() ?? [] }
        var messages = Messages()
        do {
            while let frame = try reader.next() { messages.frames.append((frame.kind, Array(frame.content))) }
        } catch {
            messages.error = "\(error)"
        }
        return messages
    }

    private static func requireRoundTrip(_ content: [UInt8], valueCount: Int) throws {
        guard let feature = try? FeatureCodec.decode(content[...], valueCount: valueCount) else { return }
        var bytes: [UInt8] = []
        FeatureCodec.append(feature, to: &bytes)
        guard let again = try? FeatureCodec.decode(bytes[...], valueCount: valueCount) else {
            throw BrokenPromise("a row that was read cannot be sent")
        }
        var bytesAgain: [UInt8] = []
        FeatureCodec.append(again, to: &bytesAgain)
        try require(bytesAgain == bytes, "a row changes when sent")
    }

    private static func requireRoundTrip<Message: Codable>(_ content: [UInt8], _ type: Message.Type) throws {
        guard let message = try? JSONDecoder().decode(type, from: Data(content)) else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let json = try encoder.encode(message)
        try require(try encoder.encode(JSONDecoder().decode(type, from: json)) == json, "a message changes when sent")
    }
}
