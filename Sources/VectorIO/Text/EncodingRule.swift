internal import SimpleFeatures

/// The encoding of a layer, and the faults of the files that state it.
struct EncodingDecision {
    private(set) var encoding: SourceEncoding
    private(set) var faults: [SourceFault] = []

    /// Uses the option, then the `.cpg`, then the language driver ID, unless the bytes contradict it. Otherwise uses
    /// UTF-8 when all text is valid UTF-8, else CP1252, unless the bytes indicate CP850.
    ///
    /// - Throws: ``SourceFault`` when the encoding in the option is unknown.
    init(option name: String?, for set: ShapefileSet, languageByte: UInt8, _ detector: EncodingDetector)
        throws(SourceFault)
    {
        let table = set.path("dbf").label
        if let option = try SourceEncoding(option: name, file: table) {
            encoding = option
            return
        }
        encoding = .assumed(detector)
        let isDoubtful = encoding.rule == .content
        if set.members["cpg"] != nil {
            let cpg = set.path("cpg")
            let words = String(decoding: try VirtualFile(cpg).read(at: 0, count: 64), as: UTF8.self)
            if let name = EncodingName.known(words) {
                settle(name, .cpgFile, .cpgContradicted, cpg.label, detector)
                return
            }
            let line = String(words.prefix { !$0.isNewline })
            faults.append(SourceFault(.cpgUnknown, file: cpg.label, value: line))
        }
        if let name = EncodingName.ofLanguageByte[languageByte] {
            settle(name, .languageByte, .languageByteContradicted, table, detector)
            return
        }
        if isDoubtful { faults.append(SourceFault(.encodingGuessed, file: table, value: encoding.name)) }
    }

    private mutating func settle(
        _ name: String, _ rule: SourceEncoding.Rule, _ contradiction: SourceFault.Kind, _ file: String,
        _ detector: EncodingDetector
    ) {
        let keepsASCII = GDAL.keepsASCII(name)
        guard !keepsASCII || detector.rulesOut(name) else {
            encoding = SourceEncoding(name: name, rule: rule)
            return
        }
        encoding.rule = .content
        faults.append(
            SourceFault(
                contradiction, file: file, value: name, detail: encoding.name,
                reason: keepsASCII ? nil : .encodingNotASCII))
    }
}

extension SourceEncoding {
    /// The encoding in the option; `nil` without an option.
    ///
    /// - Throws: ``SourceFault`` for an unknown name, and for an encoding that no supported format uses, such as
    ///   UTF-16.
    init?(option name: String?, file: String) throws(SourceFault) {
        guard let name else { return nil }
        guard let known = EncodingName.known(name) else {
            throw SourceFault(.encodingUnknown, file: file, value: name)
        }
        guard GDAL.keepsASCII(known) else {
            throw SourceFault(.encodingUnknown, file: file, value: name, reason: .encodingNotASCII)
        }
        self.init(name: known, rule: .option)
    }

    /// The encoding when neither an option nor a file states it.
    static func assumed(_ detector: EncodingDetector) -> SourceEncoding {
        switch detector.detected {
        case "CP850": SourceEncoding(name: "CP850", rule: .content)
        case "CP1252": SourceEncoding(name: "CP1252", rule: .fallback)
        case nil where detector.hasNonASCII: SourceEncoding(name: "CP1252", rule: .fallback)
        default: SourceEncoding(name: "UTF-8", rule: .strictUTF8)
        }
    }
}
