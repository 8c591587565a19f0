internal import Foundation
internal import SimpleFeatures
internal import Synchronization

/// Caches the surveys of shapefiles, so that the layer and the rows of a file need only one.
///
/// A survey compares all files of a set and reads the whole table. It is repeated when a file has changed. For files in
/// an archive it is repeated every time, since their changes cannot be detected.
final class ShapefileSurveys: Sendable {
    private let kept = Mutex<[String: Survey]>([:])

    private struct Survey {
        var stamps: [FileStamp]
        var reader: ShapefileReader
    }

    /// - Throws: ``SourceFault`` when the files contradict each other.
    func reader(_ set: ShapefileSet, encoding: String?) throws(SourceFault) -> ShapefileReader {
        let stamps = set.members.keys.sorted().compactMap { FileStamp(path: set.path($0).gdalPath) }
        guard stamps.count == set.members.count else { return try ShapefileReader(set, encoding: encoding) }
        let key = set.main.gdalPath
        if let survey = kept.withLock({ $0[key] }), survey.stamps == stamps { return survey.reader }
        let reader = try ShapefileReader(set, encoding: encoding)
        kept.withLock { $0[key] = Survey(stamps: stamps, reader: reader) }
        return reader
    }
}

/// The properties of a file that change when it is written.
private struct FileStamp: Hashable {
    private var size: UInt64
    private var modified: Date
    private var number: UInt64

    /// `nil` when the file does not exist on disk.
    init?(path: String) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let size = attributes[.size] as? NSNumber, let modified = attributes[.modificationDate] as? Date,
            let number = attributes[.systemFileNumber] as? NSNumber
        else { return nil }
        self.size = size.uint64Value
        self.modified = modified
        self.number = number.uint64Value
    }
}
