internal import SimpleFeatures
internal import SiteInventory

/// The message of a fault, the action of the import, and the remedy.
struct SourceWords {
    var message: LocalizedText
    var action: LocalizedText?
    var remedy: LocalizedText?
    /// True when the message contains the file name, so that none is put before it.
    var namesFile = false

    init(
        _ message: LocalizedText, did action: LocalizedText? = nil, remedy: LocalizedText? = nil,
        namesFile: Bool = false
    ) {
        self.message = message
        self.action = action
        self.remedy = remedy
        self.namesFile = namesFile
    }
}

extension SourceFault {
    /// The texts of the fault. Each kind has them in the source file of its group.
    var words: SourceWords {
        switch kind {
        case .fileNotFound: fileNotFound
        case .notAFile: notAFile
        case .fileUnreadable: fileUnreadable
        case .fileEmpty: fileEmpty
        case .formatUnknown: formatUnknown
        case .formatMismatch: formatMismatch
        case .virtualDataset: virtualDataset
        case .linkOutside: linkOutside
        case .noLayerFound: noLayerFound
        case .fileIgnored: fileIgnored
        case .layerNotFound: layerNotFound
        case .layerLeftAside: layerLeftAside
        case .fileBroken: fileBroken
        case .rowBroken: rowBroken
        case .readerWarning: readerWarning
        case .shpMissing: shpMissing
        case .shpTruncated: shpTruncated
        case .shpLengthWrong: shpLengthWrong
        case .shapeTypeUnknown: shapeTypeUnknown
        case .shxMissing: shxMissing
        case .shxBroken: shxBroken
        case .shxCountDiffers: shxCountDiffers
        case .shxDiffers: shxDiffers
        case .recordNumbersWrong: recordNumbersWrong
        case .recordOrderAmbiguous: recordOrderAmbiguous
        case .recordsUnused: recordsUnused
        case .recordTypeDiffers: recordTypeDiffers
        case .recordKindWrong: recordKindWrong
        case .recordBroken: recordBroken
        case .partIndexWrong: partIndexWrong
        case .dbfMissing: dbfMissing
        case .dbfTruncated: dbfTruncated
        case .dbfHeaderLengthWrong: dbfLengthWrong
        case .dbfRowLengthWrong: dbfLengthWrong
        case .dbfRowCountWrong: dbfRowCountWrong
        case .dbfLayoutUnclear: dbfLayoutUnclear
        case .rowsAndShapesDiffer: rowsAndShapesDiffer
        case .rowsDeleted: rowsDeleted
        case .fieldNotRead: fieldNotRead
        case .fieldNameRepeated: fieldNameRepeated
        case .tableValueUnreadable: tableValueUnreadable
        case .tableNumberStarred: tableNumberStarred
        case .decimalComma: decimalComma
        case .companionCaseDiffers: companionCaseDiffers
        case .crsUnreadable: crsUnreadable
        case .encodingUnknown: encodingUnknown
        case .cpgUnknown: cpgUnknown
        case .cpgContradicted: cpgContradicted
        case .languageByteContradicted: languageByteContradicted
        case .encodingGuessed: encodingGuessed
        case .textUndecodable: textUndecodable
        case .textMojibake: textMojibake
        case .textCut: textCut
        case .coordinatesNotFinite: coordinatesNotFinite
        case .ringUnclosed: ringUnclosed
        case .partTooShort: partTooShort
        case .geometryDegenerate: geometryDegenerate
        case .ringOrientationWrong: ringOrientationWrong
        case .ringRoleByPosition: ringRoleByPosition
        case .geometryCRSDiffers: geometryCRSDiffers
        case .geometryUnreadable: geometryUnreadable
        case .curvesStraightened: curvesStraightened
        case .geometryKindsMixed: geometryKindsMixed
        case .csvIsSpreadsheet: csvIsSpreadsheet
        case .csvIsUTF16: csvIsUTF16
        case .csvNotTable: csvNotTable
        case .csvQuoteOpen: csvQuoteOpen
        case .csvCellSpilled: csvCellSpilled
        case .csvRowWidthWrong: csvRowWidthWrong
        case .csvRowsEmpty: csvRowsEmpty
        case .csvColumnUnnamed: csvColumnUnnamed
        case .csvCoordinatesSeveral: csvCoordinatesSeveral
        case .coordinateUnreadable: coordinateUnreadable
        case .geoPackageOpenElsewhere: geoPackageOpenElsewhere
        case .featureCountWrong: featureCountWrong
        case .archiveNotAnArchive: archiveNotAnArchive
        case .archiveDamaged: archiveDamaged
        case .archiveEmpty: archiveEmpty
        case .archiveMultipart: archiveMultipart
        case .archiveEncrypted: archiveEncrypted
        case .archiveMethodUnknown: archiveMethodUnknown
        case .archiveNameForbidden: archiveNameForbidden
        case .archiveNameUnreadable: archiveNameUnreadable
        case .archiveNameRepeated: archiveNameRepeated
        case .archiveLink: archiveLink
        case .archiveDevice: archiveDevice
        case .archiveOverlap: archiveOverlap
        case .archiveContradiction: archiveContradiction
        case .archiveChecksumWrong: archiveChecksumWrong
        case .archiveSizeWrong: archiveSizeWrong
        case .archiveEntryTooLarge: archiveEntryTooLarge
        case .archiveTooLarge: archiveTooLarge
        case .archiveTooManyEntries: archiveTooManyEntries
        case .archiveTooDeep: archiveTooDeep
        case .archiveAmplified: archiveAmplified
        case .diskFull: diskFull
        case .workerUnavailable: workerUnavailable
        case .workerCrashed: workerCrashed
        case .workerTimeout: workerTimeout
        case .workerMemory: workerMemory
        case .workerCPU: workerCPU
        case .workerOutputInvalid: workerOutputInvalid
        }
    }
}
