import HTTPTypes
import Hummingbird
import NIOCore

/// Reads a request body into a folder while it arrives: one file as the body, or a form with files and fields.
struct UploadReader {
    /// The names of the files in the folder.
    private(set) var files: [String] = []
    /// The plain fields of the form.
    private(set) var fields: [(name: String, text: String)] = []

    private let folder: String
    private let maximumBytes: Int
    private var receivedBytes = 0
    private let space: ByteBudget?
    /// The space in use, in equal steps.
    private var held: [ByteBudget.Part] = []
    private var part: Part?

    private enum Part {
        case file(UploadedFile, name: String, type: String?)
        case field(name: String, bytes: [UInt8])
    }

    private static let maximumFieldBytes = 65_536
    private static let spaceStep = 1 << 20

    /// - Parameter space: the space on the disk that all uploads share; `nil` without a limit.
    init(folder: String, maximumBytes: Int, space: ByteBudget? = nil) {
        self.folder = folder
        self.maximumBytes = maximumBytes
        self.space = space
    }

    /// - Parameter fileName: the name of a file that is the whole body, where `Content-Disposition` has none.
    /// - Throws: a ``Problem``; the folder then has the files that have arrived.
    mutating func read(_ request: Request, fileName: String?) async throws {
        try check(request.headers)
        let type = request.headers[.contentType].flatMap { HeaderValue($0) }
        guard let type, type.text.hasPrefix("multipart/") else {
            let disposition = request.headers[.contentDisposition].flatMap { HeaderValue($0) }
            let name = disposition?.parameters["filename"] ?? fileName
            return try await readFile(request, name: name, type: type?.text)
        }
        guard type.text == "multipart/form-data",
            let parser = type.parameters["boundary"].flatMap({ MultipartParser(boundary: $0) })
        else { throw Problem.noForm }
        do {
            try await readForm(request, parser)
        } catch let error as MultipartError {
            throw Problem(kind: .malformedRequest, detail: error.message)
        }
    }

    private func check(_ headers: HTTPFields) throws(Problem) {
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > maximumBytes {
            throw .tooLarge(maximumBytes)
        }
        if let problem = Problem.contentCoding(of: headers) { throw problem }
    }

    private mutating func readFile(_ request: Request, name: String?, type: String?) async throws {
        var file = try UploadedFile(in: folder, number: 0)
        for try await buffer in request.body { try file.write(try received(buffer)[...]) }
        try checkIsWhole(request)
        guard receivedBytes > 0 else { throw Problem.nothingSent }
        let (name, isKnown) = file.name(sent: name, type: type)
        guard isKnown else { throw Problem.unknownKind }
        try keep(file, as: name)
    }

    private mutating func readForm(_ request: Request, _ parser: MultipartParser) async throws {
        var parser = parser
        for try await buffer in request.body {
            for event in try parser.feed(try received(buffer)) { try take(event) }
        }
        try checkIsWhole(request)
        try parser.finish()
        guard !files.isEmpty else { throw Problem.nothingSent }
    }

    /// Hummingbird ends the body when the connection breaks or the task is cancelled. Half a table must not be imported as a
    /// whole one.
    private func checkIsWhole(_ request: Request) throws {
        try Task.checkCancellation()
        guard let length = request.headers[.contentLength].flatMap({ Int($0) }), length != receivedBytes else { return }
        throw Problem.brokeOff
    }

    private mutating func received(_ buffer: ByteBuffer) throws(Problem) -> [UInt8] {
        receivedBytes += buffer.readableBytes
        guard receivedBytes <= maximumBytes else { throw .tooLarge(maximumBytes) }
        let step = min(Self.spaceStep, maximumBytes)
        while let space, held.count * step < receivedBytes {
            guard let part = space.hold(step) else { throw .tooManyUploads }
            held.append(part)
        }
        return Array(buffer.readableBytesView)
    }

    private mutating func take(_ event: MultipartParser.Event) throws {
        switch event {
        case .part(let header):
            if let name = header.fileName {
                let file = try UploadedFile(in: folder, number: files.count)
                part = .file(file, name: name, type: header.contentType)
            } else {
                part = .field(name: header.name, bytes: [])
            }
        case .data(let bytes): try add(bytes)
        case .endOfPart: try endPart()
        }
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>) throws {
        // Taken out, so that the bytes so far are not copied with each piece.
        let current = part.take()
        switch current {
        case .file(var file, let name, let type):
            try file.write(bytes)
            part = .file(file, name: name, type: type)
        case .field(let name, var text):
            text += bytes
            guard text.count <= Self.maximumFieldBytes else {
                throw Problem.invalid(name, "The field \(name.quoted) is longer than \(Self.maximumFieldBytes) bytes.")
            }
            part = .field(name: name, bytes: text)
        case nil: break
        }
    }

    private mutating func endPart() throws {
        switch part.take() {
        case .file(let file, let name, let type):
            // Browsers send this for a field without a chosen file.
            if name.isEmpty, file.isEmpty { return try file.discard() }
            try keep(file, as: file.name(sent: name, type: type).text)
        case .field(let name, let bytes):
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw Problem.invalid(name, "The field \(name.quoted) is not UTF-8.")
            }
            fields.append((name, text))
        case nil: break
        }
    }

    private mutating func keep(_ file: UploadedFile, as name: String) throws {
        guard !files.contains(where: { $0.lowercased() == name.lowercased() }) else {
            throw Problem(
                kind: .malformedRequest,
                detail: "Two files have the name \(name.quoted). Give them different names, or pack them into a zip.")
        }
        try file.keep(as: name)
        files.append(name)
    }
}

extension Problem {
    fileprivate static func tooLarge(_ maximumBytes: Int) -> Problem {
        Problem(
            kind: .contentTooLarge,
            detail:
                "The body is longer than \(maximumBytes) bytes. Send the layers one by one, or start the server with a "
                + "greater --max-upload.")
    }

    fileprivate static let tooManyUploads = Problem(
        kind: .busy, detail: "Other uploads arrive and need the space. Try again when some have ended.")

    fileprivate static let nothingSent = Problem(
        kind: .malformedRequest,
        detail: "The request has no file. Send one as the body, or in a form (curl -F file=@sites.zip).")

    fileprivate static let brokeOff = Problem(
        kind: .malformedRequest,
        detail: "The body ends before its Content-Length: it was not sent completely. Send it again.")

    fileprivate static let noForm = Problem(
        kind: .unsupportedMediaType,
        detail: "The only supported multipart body is multipart/form-data with its boundary.")

    fileprivate static let unknownKind = Problem(
        kind: .unsupportedMediaType,
        detail:
            "The body is not a zip, GeoPackage, GeoJSON or FlatGeobuf file, nor marked as CSV. Send one of these; mark "
            + "CSV by Content-Type: text/csv or filename=….csv.")
}
