public import SimpleFeatures
public import SiteInventory

extension Finding {
    /// The stable name of a finding: of a check of the import, or of a fault that a reader reports.
    public enum Code: Vocabulary {
        case check(Check)
        case source(SourceFault.Kind)

        /// The code with this name; `nil` when there is none.
        public init?(rawValue: String) {
            if let check = Check(rawValue: rawValue) {
                self = .check(check)
            } else if let kind = SourceFault.Kind(rawValue: rawValue) {
                self = .source(kind)
            } else {
                return nil
            }
        }

        public var rawValue: String {
            switch self {
            case .check(let check): check.rawValue
            case .source(let kind): kind.rawValue
            }
        }

        public static let allCases = Check.allCases.map(Code.check) + SourceFault.Kind.allCases.map(Code.source)
    }

    /// The codes of the import's checks. ``SourceFault/Kind`` has those of faults that readers report.
    public enum Check: String, Vocabulary {
        // The layer.
        case layerUnknown = "layer-unknown"
        case crsMissing = "crs-missing"
        case crsGuessed = "crs-guessed"
        case crsAmbiguous = "crs-ambiguous"
        case crsUnknown = "crs-unknown"
        case crsImplausible = "crs-implausible"
        case axesSwapped = "axes-swapped"
        case datumShiftUnknown = "datum-shift-unknown"
        case nothingEnded = "nothing-ended"
        case layerEmpty = "layer-empty"
        case fieldMissing = "field-missing"
        case fieldMapUnknown = "field-map-unknown"
        case fieldSetInvalid = "field-set-invalid"

        // Identifiers.
        case idMissing = "id-missing"
        case idInvalid = "id-invalid"
        case idDuplicate = "id-duplicate"
        case idInTwoLayers = "id-in-two-layers"
        case idMatchedByGeometry = "id-matched-by-geometry"
        case idExists = "id-exists"
        case idRounded = "id-rounded"
        case idRowNumber = "id-row-number"
        case idMoved = "id-moved"
        case rowsMerged = "rows-merged"
        case watersLeftOut = "waters-left-out"

        // Values.
        case wordUnknown = "word-unknown"
        case valueInvalid = "value-invalid"
        case zeroMeansUnknown = "zero-means-unknown"
        case sentinelMeansUnknown = "sentinel-means-unknown"
        case yearInvalid = "year-invalid"
        case dateEmpty = "date-empty"
        case dateImplausible = "date-implausible"
        case speedUnreadable = "speed-unreadable"
        case numberAmbiguous = "number-ambiguous"
        case numberGrouped = "number-grouped"
        case numberWithText = "number-with-text"
        case agsPadded = "ags-padded"
        case agsInvalid = "ags-invalid"
        case textTooLong = "text-too-long"
        case areaDiffers = "area-differs"
        case areaUnitWrong = "area-unit-wrong"

        // Geometry.
        case geometryMissing = "geometry-missing"
        case geometryPoint = "geometry-point"
        case geometryRemoved = "geometry-removed"
        case geometryWrongKind = "geometry-wrong-kind"
        case geometryInvalid = "geometry-invalid"
        case geometryRepaired = "geometry-repaired"
        case geometryOutsideSystem = "geometry-outside-system"
        case geometryOutsidePlane = "geometry-outside-plane"
        case geometryOutsideRegion = "geometry-outside-region"
        case verticesRepeated = "vertices-repeated"
        case heightsDropped = "heights-dropped"
        case partsOverlap = "parts-overlap"
        case membersDropped = "members-dropped"

        // References to the rest of the inventory.
        case siteMissing = "site-missing"
        case siteUnknown = "site-unknown"
        case outsideSite = "outside-site"
        case sitesOverlap = "sites-overlap"
        case overlapsNotAllChecked = "overlaps-not-all-checked"
        case landTakenTwice = "land-taken-twice"
        case overlapSliver = "overlap-sliver"
        case roadUnknown = "road-unknown"
        case conditionUnknown = "condition-unknown"
        case severityMissing = "severity-missing"
    }
}
