internal import Foundation
internal import SimpleFeatures

/// Writes frames to a pipe in batches, since a system call for every row would be slow.
struct FrameWriter {
    private var bytes: [UInt8] = []
    private let output: Descriptor

    private static let batchSize = 1 << 18

    init(to output: Descriptor) {
        self.output = output
        bytes.reserveCapacity(2 * Self.batchSize)
    }

    mutating func write(_ kind: Frame.Kind, _ content: [UInt8] = []) throws {
        bytes += Frame.header(kind, content.count)
        bytes += content
        if bytes.count >= Self.batchSize { try flush() }
    }

    mutating func write(_ kind: Frame.Kind, json value: some Encodable) throws {
        try write(kind, Array(JSONEncoder().encode(value)))
    }

    mutating func write(_ feature: SourceFeature) throws {
        let start = bytes.count
        bytes.append(Frame.Kind.feature.rawValue)
        bytes.append(little: UInt32(0))
        FeatureCodec.append(feature, to: &bytes)
        let count = bytes.count - start - Frame.headerSize
        for index in 0..<4 { bytes[start + 1 + index] = UInt8(truncatingIfNeeded: count >> (index * 8)) }
        if bytes.count >= Self.batchSize { try flush() }
    }

    /// Writes the buffered frames.
    mutating func flush() throws {
        try output.write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }
}
