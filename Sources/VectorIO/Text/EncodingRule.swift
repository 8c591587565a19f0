internal import SimpleFeatures

/// The encoding of a layer's text, with what its files say wrongly about it.
struct EncodingDecision {
    private(set) var encoding: SourceEncoding
    private(set) var faults: [SourceFault] = []

    /// As the user says, as `.cpg` says, as the `.dbf`'s language byte says, unless the bytes refute it; else UTF-8 if
    /// all the text is, else CP1252, unless the bytes tell CP850.
    ///
    /// - Throws: ``SourceFault`` when nobody knows the encoding that the user says.
    init(said: String?, for set: ShapefileSet, languageByte: UInt8, _ evidence: TextEvidence) throws(SourceFault) {
        let table = set.path("dbf").label
        if let option = try SourceEncoding(option: said, file: table) {
            encoding = option
            return
        }
        encoding = .assumed(evidence)
        let isDoubtful = encoding.rule == .content
        if set.members["cpg"] != nil {
            let cpg = set.path("cpg")
            let words = String(decoding: try VirtualFile(cpg).read(at: 0, count: 64), as: UTF8.self)
            if let name = EncodingName.known(words) {
                settle(name, .cpgFile, .cpgContradicted, cpg.label, evidence)
                return
            }
            let line = String(words.prefix { !$0.isNewline })
            faults.append(SourceFault(.cpgUnknown, file: cpg.label, value: line))
        }
        if let name = EncodingName.ofLanguageByte[languageByte] {
            settle(name, .languageByte, .languageByteContradicted, table, evidence)
            return
        }
        if isDoubtful { faults.append(SourceFault(.encodingGuessed, file: table, value: encoding.name)) }
    }

    private mutating func settle(
        _ name: String, _ rule: SourceEncoding.Rule, _ contradiction: SourceFault.Kind, _ file: String,
        _ evidence: TextEvidence
    ) {
        guard evidence.refutes(name) else {
            encoding = SourceEncoding(name: name, rule: rule)
            return
        }
        encoding.rule = .content
        faults.append(SourceFault(contradiction, file: file, value: name, detail: encoding.name))
    }
}

extension SourceEncoding {
    /// What the user says; `nil` for nothing.
    ///
    /// - Throws: ``SourceFault`` for a name that is none.
    init?(option said: String?, file: String) throws(SourceFault) {
        guard let said else { return nil }
        guard let name = EncodingName.known(said) else {
            throw SourceFault(.encodingUnknown, file: file, value: said)
        }
        self.init(name: name, rule: .option)
    }

    /// Where nobody says anything.
    static func assumed(_ evidence: TextEvidence) -> SourceEncoding {
        switch evidence.told {
        case "CP850": SourceEncoding(name: "CP850", rule: .content)
        case "CP1252": SourceEncoding(name: "CP1252", rule: .fallback)
        case nil where evidence.hasForeignBytes: SourceEncoding(name: "CP1252", rule: .fallback)
        default: SourceEncoding(name: "UTF-8", rule: .strictUTF8)
        }
    }
}
