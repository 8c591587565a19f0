extension SourceFault {
    /// What can be wrong with a file. The names are stable: they become the codes of findings.
    ///
    /// Each says in brackets what ``SourceFault/value`` and ``SourceFault/detail`` hold, where they hold something.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        // Paths and formats.

        /// There is nothing at the path.
        case fileNotFound = "file-not-found"
        /// A device, a pipe or a socket.
        case notAFile = "not-a-file"
        /// It may not be opened or listed, or breaks while it is read.
        case fileUnreadable = "file-unreadable"
        /// It has no bytes.
        case fileEmpty = "file-empty"
        /// The name's ending is of no format that is read (the ending).
        case formatUnknown = "format-unknown"
        /// The name says one format and the bytes another (the name's; the bytes').
        case formatMismatch = "format-mismatch"
        /// It has no data of its own but points to that of others.
        case virtualDataset = "virtual-dataset"
        /// A link inside a delivery that leads out of it.
        case linkOutside = "link-outside"
        /// A folder without anything that can be read.
        case noLayerFound = "no-layer-found"
        /// A file of a delivery that holds data in a format that is not read (the ending).
        case fileIgnored = "file-ignored"
        /// A file of a known format that the library cannot open (nothing; its words).
        case fileBroken = "file-broken"
        /// The library fails at a row, and what follows is lost (nothing; its words).
        case rowBroken = "row-broken"
        /// The library complained, and read on (nothing; its words).
        case readerWarning = "reader-warning"

        // Shapes.

        /// A `.shx` without its `.shp`.
        case shpMissing = "shp-missing"
        /// It ends within a record (its bytes; the bytes that there should be).
        case shpTruncated = "shp-truncated"
        /// Its head states another length than its records have (stated bytes; real bytes).
        case shpLengthWrong = "shp-length-wrong"
        /// Bodies in three dimensions, or a number that is no type (the type).
        case shapeTypeUnknown = "shape-type-unknown"
        /// A `.shp` without its `.shx`, which is not needed.
        case shxMissing = "shx-missing"
        /// The `.shx` is no index, or cut off.
        case shxBroken = "shx-broken"
        /// The index has another number of records than the `.shp` (the index's; the `.shp`'s).
        case shxCountDiffers = "shx-count-differs"
        /// The index sends to other places than those where the records lie (nothing; how many).
        case shxDiffers = "shx-differs"
        /// The records are not numbered from 1 in their order (the first wrong number; the right one).
        case recordNumbersWrong = "record-numbers-wrong"
        /// Records, index and numbers contradict each other, so that none tells which row belongs to which shape.
        case recordOrderAmbiguous = "record-order-ambiguous"
        /// Old versions of records that the index no longer names (how many).
        case recordsUnused = "records-unused"
        /// Records with or without heights other than the head says (the record's type; the head's).
        case recordTypeDiffers = "record-type-differs"
        /// A record of another kind than the layer, say a point among areas (the record's type; the head's).
        case recordKindWrong = "record-kind-wrong"
        /// Counts in a record that do not fit its length.
        case recordBroken = "record-broken"
        /// A record's parts do not begin at 0, do not ascend, or lie outside its points.
        case partIndexWrong = "part-index-wrong"

        // Tables.

        /// A `.shp` without its `.dbf`: attributes would be lost.
        case dbfMissing = "dbf-missing"
        /// It ends before its last row (its bytes; the bytes that there should be).
        case dbfTruncated = "dbf-truncated"
        /// Its head states another length of the head than it has (stated; real).
        case dbfHeaderLengthWrong = "dbf-header-length-wrong"
        /// Its head states another length of rows than its fields add up to (stated; real).
        case dbfRowLengthWrong = "dbf-row-length-wrong"
        /// Its head states another number of rows than there are (stated; real).
        case dbfRowCountWrong = "dbf-row-count-wrong"
        /// Head, fields and length contradict each other, so that nobody can tell where a row begins.
        case dbfLayoutUnclear = "dbf-layout-unclear"
        /// Another number of rows than of shapes (rows; shapes).
        case rowsAndShapesDiffer = "rows-and-shapes-differ"
        /// Rows that are marked as deleted (how many).
        case rowsDeleted = "rows-deleted"
        /// A field of a type that is not read, such as a memo (the type's letter).
        case fieldNotRead = "field-not-read"
        /// Two fields have the same name (the name that the second got).
        case fieldNameRepeated = "field-name-repeated"
        /// No number or no day where one should be (the text).
        case tableValueUnreadable = "table-value-unreadable"
        /// Asterisks over the whole width of a number: no number, or one too wide for its field (the asterisks).
        case tableNumberStarred = "table-number-starred"
        /// A number with a comma (the text).
        case decimalComma = "decimal-comma"
        /// A file that belongs to the layer, but is spelled with other upper or lower case letters.
        case companionCaseDiffers = "companion-case-differs"
        /// The `.prj`, or what the file itself says of its reference system, cannot be understood (the words, if short).
        case crsUnreadable = "crs-unreadable"

        // Text.

        /// Somebody named an encoding that there is not (the name).
        case encodingUnknown = "encoding-unknown"
        /// The `.cpg` names an encoding that there is not (its words).
        case cpgUnknown = "cpg-unknown"
        /// The text's bytes refute the `.cpg` (what it says; what they are).
        case cpgContradicted = "cpg-contradicted"
        /// The text's bytes refute the `.dbf`'s language byte (what it says; what they are).
        case languageByteContradicted = "language-byte-contradicted"
        /// Nothing names the encoding, and the text's bytes tell it to be that of DOS (the encoding).
        case encodingGuessed = "encoding-guessed"
        /// Bytes that are no character in the layer's encoding (the text; the encoding).
        case textUndecodable = "text-undecodable"
        /// Text that was decoded wrongly before it came here: `StraÃŸe` (the text).
        case textMojibake = "text-mojibake"
        /// A character cut in half by its field's width (the text).
        case textCut = "text-cut"

        // Geometry.

        /// A position that is not a number, or infinite.
        case coordinatesNotFinite = "coordinates-not-finite"
        /// A ring whose last position is not its first (how far they lie apart).
        case ringUnclosed = "ring-unclosed"
        /// A ring with fewer than four positions, or a line with fewer than two (how many).
        case partTooShort = "part-too-short"
        /// A geometry of which nothing is left without its parts that are too short.
        case geometryDegenerate = "geometry-degenerate"
        /// A ring that turns as a hole does, but lies in no area.
        case ringOrientationWrong = "ring-orientation-wrong"
        /// A geometry that cannot be read (nothing; why).
        case geometryUnreadable = "geometry-unreadable"
        /// Arcs, replaced by short straight lines.
        case curvesStraightened = "curves-straightened"
        /// Points, lines and areas in one layer (the kinds).
        case geometryKindsMixed = "geometry-kinds-mixed"

        // Comma-separated values.

        /// A spreadsheet that was renamed rather than saved as text.
        case csvIsSpreadsheet = "csv-is-spreadsheet"
        /// Text in UTF-16, as Excel's "Unicode text".
        case csvIsUTF16 = "csv-is-utf16"
        /// No header with several columns.
        case csvNotTable = "csv-not-table"
        /// A quotation mark that is never closed.
        case csvQuoteOpen = "csv-quote-open"
        /// More or fewer cells than the header has (cells; columns).
        case csvRowWidthWrong = "csv-row-width-wrong"
        /// Rows with nothing but separators (how many).
        case csvRowsEmpty = "csv-rows-empty"
        /// A column with values, but without a name (the name that it got).
        case csvColumnUnnamed = "csv-column-unnamed"
        /// Several pairs of coordinates (the pair that was taken; the others).
        case csvCoordinatesSeveral = "csv-coordinates-several"
        /// No number, or only one of two, where coordinates should be (the text).
        case coordinateUnreadable = "coordinate-unreadable"

        // Other formats.

        /// A GeoPackage that another program has open, with rows that are not in the file yet.
        case geoPackageOpenElsewhere = "geopackage-open-elsewhere"
        /// The file states another number of features than it holds (stated; real).
        case featureCountWrong = "feature-count-wrong"

        // Archives and worker: begin.

        /// No zip, whatever its name says.
        case archiveNotAnArchive = "archive-not-an-archive"
        /// It is cut off, or its parts do not fit each other (the part: end, list, start, data).
        case archiveDamaged = "archive-damaged"
        /// A zip without a file in it.
        case archiveEmpty = "archive-empty"
        /// One of several files that only together are a zip.
        case archiveMultipart = "archive-multipart"
        case archiveEncrypted = "archive-encrypted"
        /// Packed in a way that is not read (the method's number).
        case archiveMethodUnknown = "archive-method-unknown"
        /// A name that leads out of the archive, or is none.
        case archiveNameForbidden = "archive-name-forbidden"
        /// A name whose bytes are no text.
        case archiveNameUnreadable = "archive-name-unreadable"
        /// Two files of one name, upper and lower case being one.
        case archiveNameRepeated = "archive-name-repeated"
        /// A symbolic link.
        case archiveLink = "archive-link"
        /// A device, a pipe or a socket.
        case archiveDevice = "archive-device"
        /// Two files that share bytes of the archive.
        case archiveOverlap = "archive-overlap"
        /// The list of contents and a file's own head say different things (what).
        case archiveContradiction = "archive-contradiction"
        case archiveChecksumWrong = "archive-checksum-wrong"
        /// A file unpacks to another size than the archive says (the stated size in bytes).
        case archiveSizeWrong = "archive-size-wrong"
        /// One file is too large (its bytes; the bytes that are allowed).
        case archiveEntryTooLarge = "archive-entry-too-large"
        /// All files together are too large (their bytes; the bytes that are allowed).
        case archiveTooLarge = "archive-too-large"
        /// Too many files (how many; how many are allowed).
        case archiveTooManyEntries = "archive-too-many-entries"
        /// Archives in archives in archives (how deep; how deep is allowed).
        case archiveTooDeep = "archive-too-deep"
        /// No room to unpack it (the bytes that it needs).
        case diskFull = "disk-full"
        /// The reading process could not be started (nothing; why).
        case workerUnavailable = "worker-unavailable"
        /// It broke down (the signal or the exit code; its last words).
        case workerCrashed = "worker-crashed"
        /// It gave no sign of life (after how many seconds).
        case workerTimeout = "worker-timeout"
        /// It wanted more memory than it may have (the bytes that it may have).
        case workerMemory = "worker-memory"
        /// It took more processor time than it may (the seconds that it may).
        case workerCPU = "worker-cpu"
        /// What it said was no answer (what was wrong with it).
        case workerOutputInvalid = "worker-output-invalid"

        // Archives and worker: end.
    }
}

extension SourceFault.Kind {
    /// The severity of a fault of this kind.
    public var severity: SourceFault.Severity {
        switch self {
        case .fileNotFound, .notAFile, .fileUnreadable, .fileEmpty, .formatUnknown, .formatMismatch, .virtualDataset,
            .linkOutside, .noLayerFound, .fileBroken, .rowBroken, .shpMissing, .shpTruncated, .shapeTypeUnknown,
            .recordOrderAmbiguous, .recordKindWrong, .recordBroken, .partIndexWrong, .dbfMissing, .dbfTruncated,
            .dbfLayoutUnclear, .rowsAndShapesDiffer, .encodingUnknown, .coordinatesNotFinite, .geometryDegenerate,
            .geometryUnreadable, .csvIsSpreadsheet, .csvIsUTF16, .csvNotTable, .csvQuoteOpen, .csvRowWidthWrong,
            .coordinateUnreadable, .geoPackageOpenElsewhere:
            .error
        // Archives and worker.
        case .archiveNotAnArchive, .archiveDamaged, .archiveEmpty, .archiveMultipart, .archiveEncrypted,
            .archiveMethodUnknown, .archiveNameForbidden, .archiveNameUnreadable, .archiveNameRepeated, .archiveLink,
            .archiveDevice, .archiveOverlap, .archiveContradiction, .archiveChecksumWrong, .archiveSizeWrong,
            .archiveEntryTooLarge, .archiveTooLarge, .archiveTooManyEntries, .archiveTooDeep, .diskFull,
            .workerUnavailable, .workerCrashed, .workerTimeout, .workerMemory, .workerCPU, .workerOutputInvalid:
            .error
        case .readerWarning, .shpLengthWrong, .shxMissing, .shxBroken, .shxCountDiffers, .shxDiffers,
            .recordNumbersWrong, .recordTypeDiffers, .dbfHeaderLengthWrong, .dbfRowLengthWrong, .dbfRowCountWrong,
            .fieldNotRead, .fieldNameRepeated, .tableValueUnreadable, .crsUnreadable, .cpgContradicted,
            .languageByteContradicted, .encodingGuessed, .textUndecodable, .textMojibake, .textCut, .ringUnclosed,
            .partTooShort, .ringOrientationWrong, .curvesStraightened, .csvColumnUnnamed, .csvCoordinatesSeveral,
            .featureCountWrong, .fileIgnored:
            .warning
        case .recordsUnused, .rowsDeleted, .tableNumberStarred, .decimalComma, .companionCaseDiffers, .cpgUnknown,
            .geometryKindsMixed,
            .csvRowsEmpty:
            .notice
        }
    }
}
