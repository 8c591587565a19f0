extension Finding {
    /// Stable names, for programs and for manuals.
    public enum Code: String, Vocabulary {
        // The layer.
        case layerUnknown = "layer-unknown"
        case crsMissing = "crs-missing"
        case crsGuessed = "crs-guessed"
        case crsAmbiguous = "crs-ambiguous"
        case crsUnknown = "crs-unknown"
        case crsImplausible = "crs-implausible"
        case axesSwapped = "axes-swapped"
        case fieldMissing = "field-missing"
        case fieldMapUnknown = "field-map-unknown"

        // Identifiers.
        case idMissing = "id-missing"
        case idInvalid = "id-invalid"
        case idDuplicate = "id-duplicate"
        case idInTwoLayers = "id-in-two-layers"
        case idMatchedByGeometry = "id-matched-by-geometry"
        case idExists = "id-exists"

        // Values.
        case wordUnknown = "word-unknown"
        case valueInvalid = "value-invalid"
        case zeroMeansUnknown = "zero-means-unknown"
        case sentinelMeansUnknown = "sentinel-means-unknown"
        case yearInvalid = "year-invalid"
        case dateEmpty = "date-empty"
        case numberAmbiguous = "number-ambiguous"
        case numberGrouped = "number-grouped"
        case numberWithText = "number-with-text"
        case agsPadded = "ags-padded"
        case agsInvalid = "ags-invalid"
        case areaDiffers = "area-differs"
        case areaUnitWrong = "area-unit-wrong"

        // Geometry.
        case geometryMissing = "geometry-missing"
        case geometryRemoved = "geometry-removed"
        case geometryWrongKind = "geometry-wrong-kind"
        case geometryInvalid = "geometry-invalid"
        case geometryRepaired = "geometry-repaired"
        case geometryOutsideSystem = "geometry-outside-system"
        case geometryOutsideRegion = "geometry-outside-region"
        case verticesRepeated = "vertices-repeated"
        case heightsDropped = "heights-dropped"
        case partsOverlap = "parts-overlap"

        // What does not fit the rest of the inventory.
        case siteMissing = "site-missing"
        case siteUnknown = "site-unknown"
        case outsideSite = "outside-site"
        case sitesOverlap = "sites-overlap"
        case roadUnknown = "road-unknown"
        case conditionUnknown = "condition-unknown"
        case severityMissing = "severity-missing"

        // The file, as its reader found it.
        case readerWarning = "reader-warning"
    }
}
