internal import SimpleFeatures
internal import SiteInventory

// The limits of the formats, and their names of layers and columns.

extension VectorFormat {
    /// True for formats with the fixed German column names and the German words of closed lists. Planners open these
    /// formats.
    var hasGermanNames: Bool { self == .shapefile || self == .excelCSV }

    /// True for formats that store every value as text.
    var isUntyped: Bool { self == .csv || self == .excelCSV }

    /// True when columns have a fixed width.
    var hasWidths: Bool { self == .shapefile }

    /// True for formats with one kind of geometry per file.
    var isOfOneKind: Bool { self == .shapefile }

    /// False for formats that cannot hold features or tables without geometries.
    var takesNullGeometries: Bool { self != .flatGeobuf }
    var takesTables: Bool { takesNullGeometries }

    /// The column names that the format reserves, in lower case.
    var reservedNames: Set<String> {
        switch self {
        case .geoPackage: ["fid", "geom"]
        case .csv, .excelCSV: ["wkt"]
        case .shapefile, .geoJSON, .flatGeobuf: []
        }
    }

    /// The maximum length of a cell in UTF-16 code units; `nil` without a limit.
    var mostCellCharacters: Int? { self == .excelCSV ? 32_767 : nil }

    var mostNameBytes: Int? { hasWidths ? ShapefileName.mostBytes : nil }

    /// The name of the column with the feature's identifier.
    func identifierName(in collection: CollectionID) -> String {
        hasGermanNames ? ShapefileName.identifier(of: collection) : "id"
    }

    /// The name of the field's column; `nil` for `extra` and `confidential`, whose members have columns of their own.
    func columnName(of field: CollectionSchema.Field, in collection: CollectionID) -> String? {
        guard let name = ShapefileName.name(of: field.name, in: collection) else { return nil }
        return hasGermanNames ? name : field.name
    }

    /// The name of the collection's layer.
    func layerName(of collection: CollectionID) -> String {
        switch self {
        case .shapefile: ShapefileName.layer(collection)
        // SQL requires quotes for a name with a hyphen.
        case .geoPackage: collection.rawValue.replacing("-", with: "_")
        case .geoJSON, .flatGeobuf, .csv, .excelCSV: collection.rawValue
        }
    }

    /// Returns the value in the spelling of the format: German words for truth values and closed lists in formats for
    /// planners, otherwise the value itself. Loses no information.
    func spelled(_ value: PropertyValue, of field: CollectionSchema.Field?) -> PropertyValue {
        guard hasGermanNames else { return value }
        switch value {
        case .boolean(let truth): return .string(truth ? "ja" : "nein")
        case .string(let word) where field?.allowedValues.contains(word) ?? false:
            return .string(WordSynonyms.spelled(word).de)
        case .null, .string, .integer, .number, .json: return value
        }
    }
}
