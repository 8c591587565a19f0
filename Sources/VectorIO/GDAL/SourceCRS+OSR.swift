internal import CGDAL
internal import SimpleFeatures

extension SourceCRS {
    /// Copies the definition of the reference system. The caller keeps the handle.
    init(_ reference: OGRSpatialReferenceH) {
        unsafe self.init(
            name: text(OSRGetName(reference)) ?? "", identifier: CRS(of: reference), wkt: wkt2(reference))
    }

    /// The system defined by a `.prj`: ESRI or OGC WKT, a code, or a PROJ string; `nil` when it cannot be parsed.
    ///
    /// - Throws: ``SourceFault`` when the file cannot be read.
    init?(prj: FilePath) throws(SourceFault) {
        // Longer files are not definitions.
        let file = try VirtualFile(prj)
        guard file.size < 1 << 16 else { return nil }
        let words = try file.read(at: 0, count: file.size)
        self.init(words)
    }

    /// The system with this EPSG code; `nil` when the code is unknown.
    init?(srid: Int) {
        guard let code = Int32(exactly: srid) else { return nil }
        let system: SourceCRS? = GDAL.listening { _ in
            let reference = ReferenceSystem()
            guard unsafe OSRImportFromEPSG(reference.handle, code) == OGRERR_NONE else { return nil }
            return unsafe SourceCRS(reference.handle)
        }
        guard let system else { return nil }
        self = system
    }

    /// The system with this authority and code; `nil` when it is unknown.
    init?(_ crs: CRS) {
        if crs == .crs84 {
            self.init(srid: 4326)
        } else if crs.authority == "EPSG" {
            guard let code = Int(crs.code) else { return nil }
            self.init(srid: code)
        } else {
            let system: SourceCRS? = GDAL.listening { _ in
                let reference = ReferenceSystem()
                guard unsafe OSRSetFromUserInput(reference.handle, crs.definition) == OGRERR_NONE else { return nil }
                return unsafe SourceCRS(reference.handle)
            }
            guard let system else { return nil }
            self = system
        }
    }

    private init?(_ words: [UInt8]) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let characters = words.dropFirst(words.starts(with: mark) ? 3 : 0).prefix { $0 != 0 }
        guard !characters.isEmpty else { return nil }
        let text = String(decoding: characters, as: UTF8.self)
        if let named = CRSName.parse(text) ?? CRSName.initCode(ofPROJ: text) {
            self.init(named)
            return
        }
        let system: SourceCRS? = GDAL.listening { _ in
            let reference = ReferenceSystem()
            guard reference.imports(text, characters.map { CChar(bitPattern: $0) } + [0]) else { return nil }
            if let known = reference.bestMatch { return unsafe SourceCRS(known.handle) }
            return unsafe SourceCRS(reference.handle)
        }
        guard let system else { return nil }
        self = system
    }
}

/// Owns a reference system of GDAL. Deinitialization frees it.
@safe private struct ReferenceSystem: ~Copyable {
    @unsafe let handle: OGRSpatialReferenceH

    init() {
        guard let made = unsafe OSRNewSpatialReference(nil) else { preconditionFailure("there is no memory left") }
        unsafe handle = made
    }

    private init(owning handle: OGRSpatialReferenceH) { unsafe self.handle = handle }

    deinit { unsafe OSRRelease(handle) }

    /// Returns false when the text is not a definition.
    func imports(_ text: String, _ words: [CChar]) -> Bool {
        if text.contains("+proj=") {
            // Refuses paths: a definition must name a grid, not a file on this machine.
            guard !text.contains("/") else { return false }
            return unsafe OSRImportFromProj4(handle, words) == OGRERR_NONE
        }
        return importESRI(words) || importWKT(words)
    }

    /// Parses the dialects that the ESRI parser does not support, mainly WKT2.
    private func importWKT(_ words: [CChar]) -> Bool {
        unsafe words.withUnsafeBufferPointer { words in
            var text: UnsafeMutablePointer<CChar>? = unsafe UnsafeMutablePointer(mutating: words.baseAddress)
            return unsafe OSRImportFromWkt(handle, &text) == OGRERR_NONE
        }
    }

    private func importESRI(_ words: [CChar]) -> Bool {
        unsafe words.withUnsafeBufferPointer { words in
            var lines: [UnsafeMutablePointer<CChar>?] = unsafe [UnsafeMutablePointer(mutating: words.baseAddress), nil]
            guard unsafe OSRImportFromESRI(handle, &lines) == OGRERR_NONE else { return false }
            return unsafe text(OSRGetName(handle))?.isEmpty == false
        }
    }

    /// The EPSG system that matches this definition with a confidence of at least 90 %; `nil` when none matches, or
    /// several match equally.
    var bestMatch: ReferenceSystem? {
        var count: Int32 = 0
        var confidences: UnsafeMutablePointer<Int32>?
        guard let matches = unsafe OSRFindMatches(handle, nil, &count, &confidences) else { return nil }
        defer {
            unsafe OSRFreeSRSArray(matches)
            unsafe VSIFree(confidences)
        }
        let candidates = unsafe (0..<Int(count)).compactMap {
            index -> (confidence: Int32, match: OGRSpatialReferenceH)? in
            guard let match = unsafe matches[index], let confidences = unsafe confidences,
                unsafe confidences[index] >= 90, unsafe text(OSRGetAuthorityName(match, nil)) == "EPSG"
            else { return nil }
            return unsafe (confidences[index], match)
        }
        guard let best = unsafe candidates.map(\.confidence).max() else { return nil }
        let likeliest = unsafe candidates.filter { unsafe $0.confidence == best }
        guard unsafe likeliest.count == 1, let copy = unsafe OSRClone(likeliest[0].match) else { return nil }
        return unsafe ReferenceSystem(owning: copy)
    }
}

extension CRS {
    fileprivate init?(of reference: OGRSpatialReferenceH) {
        guard let authority = unsafe text(OSRGetAuthorityName(reference, nil)),
            let code = unsafe text(OSRGetAuthorityCode(reference, nil))
        else { return nil }
        self.init(authority: authority, code: code)
    }
}

private func wkt2(_ reference: OGRSpatialReferenceH) -> String {
    var wkt: UnsafeMutablePointer<CChar>?
    defer { unsafe VSIFree(wkt) }
    let outcome = unsafe "FORMAT=WKT2_2019".withCString { option in
        unsafe OSRExportToWktEx(reference, &wkt, [option, nil])
    }
    return unsafe outcome == OGRERR_NONE ? text(wkt) ?? "" : ""
}
