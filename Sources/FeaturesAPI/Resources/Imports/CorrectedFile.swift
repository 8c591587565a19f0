import NIOCore
import Foundation
import Hummingbird
import InventoryExchange
import SiteInventory

/// The layers of an import as they are kept, or would be, as a file for the sender.
enum CorrectedFile {
    private static let bytesPerRead = 1 << 18

    static let endpoint = Endpoint(
        "/imports/{importId}/corrected",
        "The corrected layers of an import, with standard field names",
        response: ResponseDescription(
            formats: [.zip], freshness: .never,
            schema: ResponseSchema(name: "corrected", definition: ["type": "string", "format": "binary"])),
        parameters: [.importID], right: .write
    ) { call in
        let entry = try await call.importEntry()
        guard entry.job?.hasEnded != false else { throw Problem.notEnded(entry.id) }
        guard let path = entry.correctedFile, let file = FileHandle(forReadingAtPath: path) else {
            throw Problem.notCorrected(entry.id)
        }
        var response = ResourceResponse(type: .zip, body: body(of: file))
        response.fileName = "corrected-\(entry.id).zip"
        return response
    }

    /// Reads the file while it is sent. A file that is removed meanwhile is still sent to its end.
    private static func body(of file: FileHandle) -> ResponseBody {
        ResponseBody { writer in
            while let bytes = try file.read(upToCount: bytesPerRead), !bytes.isEmpty {
                try await writer.write(ByteBuffer(bytes: bytes))
            }
            try await writer.finish(nil)
        }
    }
}

extension ImportEntry {
    /// The path of the corrected file; `nil` when it was not ordered or is already deleted.
    fileprivate var correctedFile: String? { hasCorrectedFile ? job?.correctedFile : nil }

    var hasCorrectedFile: Bool {
        guard let job, job.hasEnded, let path = job.correctedFile else { return false }
        return FileManager.default.fileExists(atPath: path)
    }
}

extension Problem {
    fileprivate static func notCorrected(_ id: String) -> Problem {
        Problem(
            kind: .notFound,
            detail: """
                There is no corrected file of the import \(id): it was not ordered, no row was accepted, or it was deleted to \
                make room. Send the files again with corrected=true and dry_run=true.
                """)
    }
}
