extension SourceFault {
    /// The kinds of problem in a file. Their names are stable, since they are codes of findings.
    ///
    /// The parentheses state the content of ``SourceFault/value`` and ``SourceFault/detail``.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// A warning of GDAL about a row or file that it could read.
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
        /// The extension belongs to no supported format (the extension).
        case formatUnknown = "format-unknown"
        /// The extension and the bytes belong to different formats (the extension; the format of the bytes).
        case formatMismatch = "format-mismatch"
        /// A virtual dataset, which refers to the data of other files.
        case virtualDataset = "virtual-dataset"
        /// A link that leads out of the delivery.
        case linkOutside = "link-outside"
        /// A folder without a readable file (nothing; the ignored files).
        case noLayerFound = "no-layer-found"
        /// A file of the delivery in an unsupported format (the extension).
        case fileIgnored = "file-ignored"
        /// A layer that was chosen by name and does not exist (its name; the names of the layers).
        case layerNotFound = "layer-not-found"
        /// An unread layer of a file whose other layers are read (its name; its number of rows).
        case layerLeftAside = "layer-left-aside"
        /// A file of a known format that cannot be opened.
        case fileBroken = "file-broken"
        /// GDAL fails at a row; the rows after it are lost.
        case rowBroken = "row-broken"

        // Shapes.

        /// A `.shx` without its `.shp`.
        case shpMissing = "shp-missing"
        /// The `.shp` ends within a record (its bytes; the expected bytes).
        case shpTruncated = "shp-truncated"
        /// The main file header states a wrong length (stated bytes; actual bytes).
        case shpLengthWrong = "shp-length-wrong"
        /// A multipatch, or an unknown shape type (the type).
        case shapeTypeUnknown = "shape-type-unknown"
        /// A `.shp` without its `.shx`, which is not required.
        case shxMissing = "shx-missing"
        /// The `.shx` is truncated or not an index.
        case shxBroken = "shx-broken"
        /// The index and the `.shp` have different numbers of records (the index's; the `.shp`'s).
        case shxCountDiffers = "shx-count-differs"
        /// The index has offsets at which no record begins (nothing; the number of offsets).
        case shxDiffers = "shx-differs"
        /// The records are not numbered from 1 in file order (the first wrong number; the correct one).
        case recordNumbersWrong = "record-numbers-wrong"
        /// Records, index and record numbers contradict each other: which row belongs to which shape is unknown.
        case recordOrderAmbiguous = "record-order-ambiguous"
        /// Old versions of records that the index no longer refers to (the number of records).
        case recordsUnused = "records-unused"
        /// Records whose dimensions differ from the main file header (the record's type; the header's type).
        case recordTypeDiffers = "record-type-differs"
        /// A record whose shape type differs from the layer's, such as a point among polygons (its type; the layer's
        /// type).
        case recordKindWrong = "record-kind-wrong"
        /// A record whose counts do not match its length.
        case recordBroken = "record-broken"
        /// Part indices of a record do not begin at 0, do not ascend, or exceed its points.
        case partIndexWrong = "part-index-wrong"

        // Tables.

        /// A `.shp` without its `.dbf`: attributes would be lost.
        case dbfMissing = "dbf-missing"
        /// The `.dbf` ends before its last row (its bytes; the expected bytes).
        case dbfTruncated = "dbf-truncated"
        /// The header states a wrong length of itself (stated; actual).
        case dbfHeaderLengthWrong = "dbf-header-length-wrong"
        /// The header states a record length that is not the sum of its fields (stated; actual).
        case dbfRowLengthWrong = "dbf-row-length-wrong"
        /// The header states a wrong number of rows (stated; actual).
        case dbfRowCountWrong = "dbf-row-count-wrong"
        /// Header, fields and length contradict each other: where a row begins is unknown.
        case dbfLayoutUnclear = "dbf-layout-unclear"
        /// The numbers of rows and shapes differ (rows; shapes).
        case rowsAndShapesDiffer = "rows-and-shapes-differ"
        /// Rows that are marked as deleted (the number of rows).
        case rowsDeleted = "rows-deleted"
        /// A field of an unsupported type, such as a memo (the type letter).
        case fieldNotRead = "field-not-read"
        /// Two fields have the same name (the new name of the second).
        case fieldNameRepeated = "field-name-repeated"
        /// A text that is not a number or date in a number or date field (the text).
        case tableValueUnreadable = "table-value-unreadable"
        /// A number filled with asterisks: null, or too wide for its field (the asterisks).
        case tableNumberStarred = "table-number-starred"
        /// A number with a comma (the text).
        case decimalComma = "decimal-comma"
        /// A companion file whose name differs from that of the `.shp` in letter case.
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
        /// Bytes that are invalid in the encoding of the layer (the text).
        case textUndecodable = "text-undecodable"
        /// Text that was decoded wrongly before, such as `StraÃŸe` (the text).
        case textMojibake = "text-mojibake"
        /// Text whose last character is truncated by the width of its field (the text).
        case textCut = "text-cut"

        // Geometry.

        /// A position with a NaN or infinite coordinate.
        case coordinatesNotFinite = "coordinates-not-finite"
        /// A ring whose last position is not its first (the distance between them).
        case ringUnclosed = "ring-unclosed"
        /// A ring with fewer than four positions, or a line with fewer than two (the number of positions).
        case partTooShort = "part-too-short"
        /// A geometry whose parts are all too short.
        case geometryDegenerate = "geometry-degenerate"
        /// A ring with the direction of a hole that lies in no polygon.
        case ringOrientationWrong = "ring-orientation-wrong"
        /// A ring within another whose direction is that of the other role, such as a hole wound as a shell.
        case ringRoleByPosition = "ring-role-by-position"
        /// A geometry in a system that differs from the layer's (its code; the layer's).
        case geometryCRSDiffers = "geometry-crs-differs"
        /// A geometry that cannot be read.
        case geometryUnreadable = "geometry-unreadable"
        /// Arcs, replaced by short straight lines.
        case curvesStraightened = "curves-straightened"
        /// Points, lines and polygons in one layer (the types).
        case geometryKindsMixed = "geometry-kinds-mixed"

        // Comma-separated values.

        /// A spreadsheet file with the extension `.csv`.
        case csvIsSpreadsheet = "csv-is-spreadsheet"
        /// Text in UTF-16, as Excel's "Unicode text".
        case csvIsUTF16 = "csv-is-utf16"
        /// The header does not have several columns.
        case csvNotTable = "csv-not-table"
        /// A quotation mark that is never closed.
        case csvQuoteOpen = "csv-quote-open"
        /// A spreadsheet cut a cell and wrote its rest into the next row (the number of the cut row).
        case csvCellSpilled = "csv-cell-spilled"
        /// More or fewer cells than the header has (cells; columns).
        case csvRowWidthWrong = "csv-row-width-wrong"
        /// Rows that consist only of separators (the number of rows).
        case csvRowsEmpty = "csv-rows-empty"
        /// A column with values but without a name (its new name).
        case csvColumnUnnamed = "csv-column-unnamed"
        /// Several pairs of coordinates (the pair that is used; the others).
        case csvCoordinatesSeveral = "csv-coordinates-several"
        /// A coordinate that is missing or not a number (the text).
        case coordinateUnreadable = "coordinate-unreadable"

        // Other formats.

        /// A GeoPackage with changes in its write-ahead log that are not yet in the file.
        case geoPackageOpenElsewhere = "geopackage-open-elsewhere"
        /// The stated number of features differs from the actual number (stated; actual).
        case featureCountWrong = "feature-count-wrong"

        // Archives and worker: begin.

        /// A file with the extension `.zip` that is not a zip archive.
        case archiveNotAnArchive = "archive-not-an-archive"
        /// The archive is truncated or inconsistent (the part: end, list, start, data).
        case archiveDamaged = "archive-damaged"
        /// A zip archive without files.
        case archiveEmpty = "archive-empty"
        /// One part of a multi-part archive.
        case archiveMultipart = "archive-multipart"
        /// A file that is encrypted with a password.
        case archiveEncrypted = "archive-encrypted"
        /// An unsupported compression method (its number).
        case archiveMethodUnknown = "archive-method-unknown"
        /// A name that leads out of the archive, or is not a file name.
        case archiveNameForbidden = "archive-name-forbidden"
        /// A name that cannot be decoded.
        case archiveNameUnreadable = "archive-name-unreadable"
        /// Two files with the same name, ignoring letter case.
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
        /// A file is too large (its size in bytes; the limit).
        case archiveEntryTooLarge = "archive-entry-too-large"
        /// The total size of all files is too large (the size in bytes; the limit).
        case archiveTooLarge = "archive-too-large"
        /// Too many files (the number; the limit).
        case archiveTooManyEntries = "archive-too-many-entries"
        /// Archives nest too deep (the depth; the limit).
        case archiveTooDeep = "archive-too-deep"
        /// A file unpacks to far more bytes than its packed size (its size in bytes; the limit).
        case archiveAmplified = "archive-amplified"
        /// Too little disk space to unpack the archive (the needed bytes).
        case diskFull = "disk-full"
        /// The worker process could not be started (nothing; the reason).
        case workerUnavailable = "worker-unavailable"
        /// The worker process ended unexpectedly (the signal or the exit code; its last output).
        case workerCrashed = "worker-crashed"
        /// The worker process made no progress (the time in seconds).
        case workerTimeout = "worker-timeout"
        /// The worker process exceeded its memory limit (the limit in bytes).
        case workerMemory = "worker-memory"
        /// The worker process exceeded its processor time (the limit in seconds).
        case workerCPU = "worker-cpu"
        /// The worker process sent an invalid message (the error).
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
            .csvCellSpilled,
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
