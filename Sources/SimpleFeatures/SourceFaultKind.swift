extension SourceFault {
    /// The kinds of problem in a file. Their names are stable: they are codes of findings.
    ///
    /// The parentheses say what ``SourceFault/value`` and ``SourceFault/detail`` hold.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// A warning of the library about a row or file that it could read.
        case readerWarning = "reader-warning"

        // Paths and formats.

        /// The path does not exist.
        case fileNotFound = "file-not-found"
        /// The path is a device, a pipe or a socket.
        case notAFile = "not-a-file"
        /// The file or folder cannot be opened, or reading it fails.
        case fileUnreadable = "file-unreadable"
        /// The file has no bytes.
        case fileEmpty = "file-empty"
        /// The file extension belongs to no format that is read (the extension).
        case formatUnknown = "format-unknown"
        /// The extension and the bytes are of different formats (the extension; the format of the bytes).
        case formatMismatch = "format-mismatch"
        /// A virtual dataset, which points to the data of other files.
        case virtualDataset = "virtual-dataset"
        /// A link that leads out of the delivery.
        case linkOutside = "link-outside"
        /// A folder without a file that can be read (nothing; the files that were ignored).
        case noLayerFound = "no-layer-found"
        /// A file of the delivery in a format that is not read (the extension).
        case fileIgnored = "file-ignored"
        /// A layer that was chosen by name and does not exist (its name; the names of the layers).
        case layerNotFound = "layer-not-found"
        /// A layer of a file whose other layers are read (its name; its number of rows).
        case layerLeftAside = "layer-left-aside"
        /// A file of a known format that cannot be opened.
        case fileBroken = "file-broken"
        /// The library fails at a row; the rows after it are lost.
        case rowBroken = "row-broken"

        // Shapes.

        /// A `.shx` without its `.shp`.
        case shpMissing = "shp-missing"
        /// The `.shp` ends within a record (its bytes; the expected bytes).
        case shpTruncated = "shp-truncated"
        /// The main file header states a wrong length (stated bytes; real bytes).
        case shpLengthWrong = "shp-length-wrong"
        /// A multipatch, or a number that is no shape type (the type).
        case shapeTypeUnknown = "shape-type-unknown"
        /// A `.shp` without its `.shx`, which is not required.
        case shxMissing = "shx-missing"
        /// The `.shx` is not an index, or truncated.
        case shxBroken = "shx-broken"
        /// The index has another number of records than the `.shp` (the index's; the `.shp`'s).
        case shxCountDiffers = "shx-count-differs"
        /// The index has offsets at which no record begins (nothing; how many).
        case shxDiffers = "shx-differs"
        /// The records are not numbered from 1 in their order (the first wrong number; the right one).
        case recordNumbersWrong = "record-numbers-wrong"
        /// Records, index and record numbers contradict each other: which row belongs to which shape is unknown.
        case recordOrderAmbiguous = "record-order-ambiguous"
        /// Old versions of records that the index no longer refers to (how many).
        case recordsUnused = "records-unused"
        /// Records whose dimensions differ from the main file header (the record's type; the header's type).
        case recordTypeDiffers = "record-type-differs"
        /// A record of another shape type than the layer, such as a point among polygons (its type; the layer's type).
        case recordKindWrong = "record-kind-wrong"
        /// A record whose counts do not match its length.
        case recordBroken = "record-broken"
        /// Part indices of a record that do not begin at 0, do not ascend, or exceed its points.
        case partIndexWrong = "part-index-wrong"

        // Tables.

        /// A `.shp` without its `.dbf`: attributes would be lost.
        case dbfMissing = "dbf-missing"
        /// The `.dbf` ends before its last row (its bytes; the expected bytes).
        case dbfTruncated = "dbf-truncated"
        /// The header states a wrong length of itself (stated; real).
        case dbfHeaderLengthWrong = "dbf-header-length-wrong"
        /// The header states a record length that is not the sum of its fields (stated; real).
        case dbfRowLengthWrong = "dbf-row-length-wrong"
        /// The header states a wrong number of rows (stated; real).
        case dbfRowCountWrong = "dbf-row-count-wrong"
        /// Header, fields and length contradict each other: where a row begins is unknown.
        case dbfLayoutUnclear = "dbf-layout-unclear"
        /// Another number of rows than of shapes (rows; shapes).
        case rowsAndShapesDiffer = "rows-and-shapes-differ"
        /// Rows that are marked as deleted (how many).
        case rowsDeleted = "rows-deleted"
        /// A field of a type that is not read, such as a memo (the type's letter).
        case fieldNotRead = "field-not-read"
        /// Two fields have the same name (the name that the second got).
        case fieldNameRepeated = "field-name-repeated"
        /// A text that is neither a number nor a date in such a field (the text).
        case tableValueUnreadable = "table-value-unreadable"
        /// A number filled with asterisks: a missing one, or one too wide for its field (the asterisks).
        case tableNumberStarred = "table-number-starred"
        /// A number with a comma (the text).
        case decimalComma = "decimal-comma"
        /// A companion file whose name differs from the `.shp` in upper and lower case.
        case companionCaseDiffers = "companion-case-differs"
        /// The definition of the coordinate reference system cannot be parsed (the definition, if short).
        case crsUnreadable = "crs-unreadable"

        // Text.

        /// An unknown encoding in the options (the name).
        case encodingUnknown = "encoding-unknown"
        /// An unknown encoding in the `.cpg` (its text).
        case cpgUnknown = "cpg-unknown"
        /// The bytes of the text contradict the `.cpg` (its encoding; the encoding of the bytes).
        case cpgContradicted = "cpg-contradicted"
        /// The bytes of the text contradict the language driver ID of the `.dbf` (its encoding; that of the bytes).
        case languageByteContradicted = "language-byte-contradicted"
        /// The encoding is not stated; it was guessed from the bytes (the encoding).
        case encodingGuessed = "encoding-guessed"
        /// Bytes that are no character in the encoding of the layer (the text).
        case textUndecodable = "text-undecodable"
        /// Text that was decoded wrongly before, such as `StraÃŸe` (the text).
        case textMojibake = "text-mojibake"
        /// Text whose last character is cut by the width of its field (the text).
        case textCut = "text-cut"

        // Geometry.

        /// A position that is not a number, or infinite.
        case coordinatesNotFinite = "coordinates-not-finite"
        /// A ring whose last position is not its first (their distance).
        case ringUnclosed = "ring-unclosed"
        /// A ring with fewer than four positions, or a line with fewer than two (how many).
        case partTooShort = "part-too-short"
        /// A geometry whose parts are all too short.
        case geometryDegenerate = "geometry-degenerate"
        /// A ring with the direction of a hole that lies in no polygon.
        case ringOrientationWrong = "ring-orientation-wrong"
        /// A ring within another with the direction of the other role: a hole that is wound as a shell.
        case ringRoleByPosition = "ring-role-by-position"
        /// A geometry in another system than the layer (its code; the layer's).
        case geometryCRSDiffers = "geometry-crs-differs"
        /// A geometry that cannot be read.
        case geometryUnreadable = "geometry-unreadable"
        /// Arcs, replaced by short straight lines.
        case curvesStraightened = "curves-straightened"
        /// Points, lines and areas in one layer (the kinds).
        case geometryKindsMixed = "geometry-kinds-mixed"

        // Comma-separated values.

        /// A spreadsheet file that is named `.csv`.
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
        /// A coordinate that is missing or not a number (the text).
        case coordinateUnreadable = "coordinate-unreadable"

        // Other formats.

        /// A GeoPackage with changes in its write-ahead log that are not in the file yet.
        case geoPackageOpenElsewhere = "geopackage-open-elsewhere"
        /// The file states another number of features than it holds (stated; real).
        case featureCountWrong = "feature-count-wrong"

        // Archives and worker: begin.

        /// A file that is named `.zip` but is none.
        case archiveNotAnArchive = "archive-not-an-archive"
        /// The archive is truncated or inconsistent (the part: end, list, start, data).
        case archiveDamaged = "archive-damaged"
        /// A zip without a file in it.
        case archiveEmpty = "archive-empty"
        /// One part of a multi-part archive.
        case archiveMultipart = "archive-multipart"
        /// A file that is encrypted with a password.
        case archiveEncrypted = "archive-encrypted"
        /// A compression method that is not read (its number).
        case archiveMethodUnknown = "archive-method-unknown"
        /// A name that leads out of the archive, or is no file name.
        case archiveNameForbidden = "archive-name-forbidden"
        /// A name that cannot be decoded.
        case archiveNameUnreadable = "archive-name-unreadable"
        /// Two files of the same name; upper and lower case count as the same.
        case archiveNameRepeated = "archive-name-repeated"
        /// A symbolic link.
        case archiveLink = "archive-link"
        /// A device or a pipe.
        case archiveDevice = "archive-device"
        /// Two files that share bytes of the archive.
        case archiveOverlap = "archive-overlap"
        /// The central directory and the local file header contradict each other (the field).
        case archiveContradiction = "archive-contradiction"
        /// A file whose checksum is wrong.
        case archiveChecksumWrong = "archive-checksum-wrong"
        /// A file that does not unpack to the stated size (the stated size in bytes).
        case archiveSizeWrong = "archive-size-wrong"
        /// One file is too large (its bytes; the bytes that are allowed).
        case archiveEntryTooLarge = "archive-entry-too-large"
        /// All files together are too large (their bytes; the bytes that are allowed).
        case archiveTooLarge = "archive-too-large"
        /// Too many files (how many; how many are allowed).
        case archiveTooManyEntries = "archive-too-many-entries"
        /// Archives that nest too deep (how deep; the limit).
        case archiveTooDeep = "archive-too-deep"
        /// A file that unpacks to far more bytes than it is packed in (its bytes; the bytes that are allowed).
        case archiveAmplified = "archive-amplified"
        /// Too little disk space to unpack the archive (the bytes that it needs).
        case diskFull = "disk-full"
        /// The worker process could not be started (nothing; why).
        case workerUnavailable = "worker-unavailable"
        /// The worker process ended unexpectedly (the signal or the exit code; its last output).
        case workerCrashed = "worker-crashed"
        /// The worker process made no progress (for how many seconds).
        case workerTimeout = "worker-timeout"
        /// The worker process exceeded its memory limit (the limit in bytes).
        case workerMemory = "worker-memory"
        /// The worker process exceeded its processor time (the limit in seconds).
        case workerCPU = "worker-cpu"
        /// The worker process sent an invalid message (what is wrong with it).
        case workerOutputInvalid = "worker-output-invalid"

        // Archives and worker: end.
    }
}

extension SourceFault.Kind {
    /// The severity of a fault of this kind.
    public var severity: SourceFault.Severity {
        switch self {
        case .layerNotFound, .fileNotFound, .notAFile, .fileUnreadable, .fileEmpty, .formatUnknown, .formatMismatch,
            .virtualDataset,
            .linkOutside, .noLayerFound, .fileBroken, .rowBroken, .shpMissing, .shpTruncated, .shapeTypeUnknown,
            .recordOrderAmbiguous, .recordKindWrong, .recordBroken, .partIndexWrong, .dbfMissing, .dbfTruncated,
            .dbfLayoutUnclear, .rowsAndShapesDiffer, .encodingUnknown, .coordinatesNotFinite, .geometryDegenerate,
            .geometryUnreadable, .geometryCRSDiffers, .csvIsSpreadsheet, .csvIsUTF16, .csvNotTable, .csvQuoteOpen,
            .csvRowWidthWrong,
            .coordinateUnreadable, .geoPackageOpenElsewhere:
            .error
        // Archives and worker.
        case .archiveNotAnArchive, .archiveDamaged, .archiveEmpty, .archiveMultipart, .archiveEncrypted,
            .archiveMethodUnknown, .archiveNameForbidden, .archiveNameUnreadable, .archiveNameRepeated, .archiveLink,
            .archiveDevice, .archiveOverlap, .archiveContradiction, .archiveChecksumWrong, .archiveSizeWrong,
            .archiveEntryTooLarge, .archiveTooLarge, .archiveTooManyEntries, .archiveTooDeep, .archiveAmplified,
            .diskFull, .workerUnavailable, .workerCrashed, .workerTimeout, .workerMemory, .workerCPU,
            .workerOutputInvalid:
            .error
        case .readerWarning, .shpLengthWrong, .shxMissing, .shxBroken, .shxCountDiffers, .shxDiffers,
            .recordNumbersWrong, .recordTypeDiffers, .dbfHeaderLengthWrong, .dbfRowLengthWrong, .dbfRowCountWrong,
            .fieldNotRead, .fieldNameRepeated, .tableValueUnreadable, .crsUnreadable, .cpgContradicted,
            .languageByteContradicted, .encodingGuessed, .textUndecodable, .textMojibake, .textCut, .ringUnclosed,
            .partTooShort, .ringOrientationWrong, .ringRoleByPosition, .curvesStraightened, .csvColumnUnnamed,
            .csvCoordinatesSeveral, .featureCountWrong, .fileIgnored, .layerLeftAside:
            .warning
        case .recordsUnused, .rowsDeleted, .tableNumberStarred, .decimalComma, .companionCaseDiffers, .cpgUnknown,
            .geometryKindsMixed,
            .csvRowsEmpty:
            .notice
        }
    }
}
