import Foundation
import HTTPTypes
import Hummingbird
import SiteInventory

/// The layers of an import as they are kept, or would be, for those who sent them.
enum CorrectedResource {
    private static let pieceSize = 1 << 18

    static func respond(_ call: Call) async throws -> Response {
        let entry = try await call.importEntry()
        guard entry.job?.hasEnded != false else { throw Problem.notEnded(entry.id) }
        guard let path = entry.correctedFile, let file = FileHandle(forReadingAtPath: path) else {
            throw Problem.notCorrected(entry.id)
        }
        var response = Response(status: .ok, headers: [.contentType: MediaType.zip.text], body: body(of: file))
        response.headers[.contentDisposition] = "attachment; filename=\"corrected-\(entry.id).zip\""
        return response
    }

    /// The file's bytes, read as they are sent; a file that is removed meanwhile is sent whole.
    private static func body(of file: FileHandle) -> ResponseBody {
        ResponseBody { writer in
            while let bytes = try file.read(upToCount: pieceSize), !bytes.isEmpty {
                try await writer.write(ByteBuffer(bytes: bytes))
            }
            try await writer.finish(nil)
        }
    }
}

extension ImportEntry {
    /// The path of the corrected file; `nil` when there is none, or not any more.
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
                There is no corrected file of the import \(id): nobody ordered it, no row was taken, or others have taken \
                its place. Send the files again with corrected=true and dry_run=true.
                """)
    }
}
