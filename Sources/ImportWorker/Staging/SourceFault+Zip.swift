internal import SimpleFeatures
internal import Compression

extension SourceFault {
    /// The fault of a refused archive, with the limit that it exceeds.
    init(_ fault: ZipFault, _ limits: ZipLimits) {
        let file = fault.entry.map { "\(fault.archive)/\($0)" } ?? fault.archive
        self.init(
            Kind(fault.kind), file: file, value: fault.value,
            detail: (fault.limit ?? limits.broken(fault.kind)).map { String($0) })
    }
}

extension ZipLimits {
    fileprivate func broken(_ kind: ZipFault.Kind) -> Int? {
        switch kind {
        case .entryTooLarge: entryBytes
        case .tooLarge: totalBytes
        case .tooManyEntries: entries
        case .tooDeep: depth
        default: nil
        }
    }
}

extension SourceFault.Kind {
    fileprivate init(_ kind: ZipFault.Kind) {
        self =
            switch kind {
            case .notAnArchive: .archiveNotAnArchive
            case .damaged: .archiveDamaged
            case .empty: .archiveEmpty
            case .multipart: .archiveMultipart
            case .encrypted: .archiveEncrypted
            case .unknownMethod: .archiveMethodUnknown
            case .unsafeName: .archiveNameForbidden
            case .unreadableName: .archiveNameUnreadable
            case .duplicateName: .archiveNameRepeated
            case .link: .archiveLink
            case .device: .archiveDevice
            case .overlap: .archiveOverlap
            case .contradiction: .archiveContradiction
            case .checksum: .archiveChecksumWrong
            case .wrongSize: .archiveSizeWrong
            case .entryTooLarge: .archiveEntryTooLarge
            case .tooLarge: .archiveTooLarge
            case .amplified: .archiveAmplified
            case .tooManyEntries: .archiveTooManyEntries
            case .tooDeep: .archiveTooDeep
            case .diskFull: .diskFull
            }
    }
}
