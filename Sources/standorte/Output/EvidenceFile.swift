internal import Foundation
internal import ImportWorker
internal import SiteInventory
internal import Compression

/// A zip archive with the evidence for the figures of a site.
struct EvidenceFile {
    let path: String

    /// Limits beyond the inputs of any real site.
    private static let limits = ZipLimits(
        entryBytes: 512 << 20, totalBytes: 1 << 30, entries: 100, depth: 1)

    /// - Throws: ``CommandFailure`` when the file cannot be written.
    func write(_ evidence: HectaresEvidence) throws {
        do {
            var zip = try ZipWriter(path: path)
            for file in evidence.files { try zip.add(file.path, file.content) }
            try zip.finish()
        } catch let error as CocoaError {
            throw CommandFailure("\(path) cannot be written: \(error.localizedDescription)", .cannotCreate)
        }
    }

    /// Verifies the evidence and prints the result.
    ///
    /// - Throws: ``CommandFailure`` when the archive is not readable, or a hash or a figure differs.
    func verify(_ language: Language) throws {
        do {
            let check = try EvidenceCheck(try unpacked())
            Console.print(check.text(language))
            guard check.isSound else {
                throw CommandFailure("\(path) does not match its hashes and inputs.", .dataRefused)
            }
        } catch let fault as EvidenceFault {
            throw CommandFailure("\(path): \(fault.text.en)", .dataRefused)
        } catch let fault as ZipFault {
            let place = fault.entry.map { " (\($0))" } ?? ""
            throw CommandFailure("\(path) is not a valid zip archive: \(fault.kind.rawValue)\(place).", .noInput)
        } catch let error as CocoaError {
            throw CommandFailure("\(path) cannot be read: \(error.localizedDescription)", .noInput)
        }
    }

    private func unpacked() throws -> [String: [UInt8]] {
        var budget = ZipBudget(Self.limits)
        let zip = try ZipReader(path: path, label: path, budget: &budget)
        let staging = try StagingFolder()
        try zip.unpack(zip.entries, into: staging.contents, budget: &budget)
        var files: [String: [UInt8]] = [:]
        for entry in zip.entries {
            files[entry.name] = Array(
                try Data(contentsOf: URL(fileURLWithPath: staging.contents).appending(path: entry.name)))
        }
        return files
    }
}

extension EvidenceCheck {
    fileprivate func text(_ language: Language) -> String {
        let german = language == .german
        let largest = largestDifferenceSquareMetres.text(language, decimals: 3)
        let head = "\(siteID)  \(siteName)"
        if isSound, german {
            return
                "\(head)\n\(fileCount) Dateien unverändert; \(comparedCount) Werte aus den Eingangsdaten neu berechnet, "
                + "größte Abweichung \(largest) m²."
        }
        if isSound {
            return "\(head)\n\(fileCount) files unchanged; \(comparedCount) figures recomputed from the inputs, "
                + "largest difference \(largest) m²."
        }
        return ([head] + faults.map { "  " + $0.text[language] }).joined(separator: "\n")
    }
}

extension EvidenceFault {
    fileprivate var text: LocalizedText {
        switch self {
        case .missing(let path): LocalizedText(de: "\(path) fehlt", en: "\(path) is missing")
        case .changed(let path): LocalizedText(de: "\(path) wurde verändert", en: "\(path) was changed")
        case .unlisted(let path):
            LocalizedText(de: "\(path) steht nicht im Inhaltsverzeichnis", en: "\(path) is not in the manifest")
        case .unreadable(let path, let member):
            LocalizedText(de: "\(path): \(member) ist nicht lesbar", en: "\(path): \(member) cannot be read")
        case .differs(let figure, let stated, let computed):
            LocalizedText(
                de: "\(figure): angegeben \(stated.hectaresText(.german)) ha, "
                    + "berechnet \(computed.hectaresText(.german)) ha",
                en: "\(figure): stated \(stated.hectaresText(.english)) ha, "
                    + "computed \(computed.hectaresText(.english)) ha")
        }
    }
}
