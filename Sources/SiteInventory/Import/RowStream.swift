internal import Foundation
internal import SimpleFeatures

/// The rows of a layer in the file's order: a thread of its own reads ahead, and all cores make features of them.
///
/// What the reader is ahead is bounded, so that a file of any length fits the memory.
final class RowStream: Sendable {
    private struct Batch: Sendable {
        var rows: Pending<[ReadRow]>
        var faults: [SourceFault]
    }

    private let queue = BoundedQueue<Batch>(capacity: ProcessInfo.processInfo.activeProcessorCount + 1)
    private let readerIsDone = DispatchSemaphore(value: 0)

    private static let rowsPerBatch = 256

    init(_ layer: LayerImport, readBy importer: Importer) {
        let thread = Thread { [self] in
            queue.end(Result { try read(layer, importer) })
            readerIsDone.signal()
        }
        thread.name = "rows"
        thread.start()
    }

    private func read(_ layer: LayerImport, _ importer: Importer) throws {
        var rows: [SourceFeature] = []
        var faults: [SourceFault] = []
        func hand() throws {
            let batch = Batch(rows: Pending { [rows] in try rows.map(importer.read) }, faults: faults)
            (rows, faults) = ([], [])
            try queue.put(batch)
        }
        try layer.source.forEachFeature(in: layer.layer, warn: { faults.append($0) }) { row in
            rows.append(row)
            if rows.count == Self.rowsPerBatch { try hand() }
        }
        try hand()
    }

    /// Waits for the next rows, and what the reader complained of meanwhile; `nil` at the end.
    ///
    /// - Throws: what the reader throws of a file that it cannot read.
    func next() throws -> (rows: [ReadRow], faults: [SourceFault])? {
        guard let batch = try queue.take() else { return nil }
        return (try batch.rows.value(), batch.faults)
    }

    /// Ends the reading, and waits until the file is closed. To be called in any case.
    func stop() {
        queue.close()
        readerIsDone.wait()
    }
}
