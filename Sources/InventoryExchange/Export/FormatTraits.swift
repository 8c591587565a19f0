internal import SimpleFeatures
internal import SiteInventory

// What the formats can hold, and which names and words they speak.

extension VectorFormat {
    /// True where columns have the fixed German names, and words of closed lists are German: what planners open.
    var speaksGerman: Bool { self == .shapefile || self == .excelCSV }

    /// True where a value is text, whatever it was.
    var isUntyped: Bool { self == .csv || self == .excelCSV }

    /// True when columns have a fixed width.
    var hasWidths: Bool { self == .shapefile }

    /// True where every file has one kind of geometry.
    var isOfOneKind: Bool { self == .shapefile }

    /// False where a feature without a geometry has no place, nor a table of such.
    var takesNullGeometries: Bool { self != .flatGeobuf }
    var takesTables: Bool { takesNullGeometries }

    /// Names that the format has for itself, in lower case.
    var reservedNames: Set<String> {
        switch self {
        case .geoPackage: ["fid", "geom"]
        case .csv, .excelCSV: ["wkt"]
        case .shapefile, .geoJSON, .flatGeobuf: []
        }
    }

    /// The most characters of a cell, in UTF-16; `nil` without a limit.
    var mostCellCharacters: Int? { self == .excelCSV ? 32_767 : nil }

    var mostNameBytes: Int? { hasWidths ? ShapefileName.mostBytes : nil }

    /// The column with the feature's identifier.
    func identifierName(in collection: CollectionID) -> String {
        speaksGerman ? ShapefileName.identifier(of: collection) : "id"
    }

    /// The column of the field; `nil` for what is written as columns of its own.
    func columnName(of field: CollectionSchema.Field, in collection: CollectionID) -> String? {
        guard let name = ShapefileName.name(of: field.name, in: collection) else { return nil }
        return speaksGerman ? name : field.name
    }

    /// What the layer is called.
    func layerName(of collection: CollectionID) -> String {
        switch self {
        case .shapefile: ShapefileName.layer(collection)
        // A name with a hyphen must be quoted in SQL.
        case .geoPackage: collection.rawValue.replacing("-", with: "_")
        case .geoJSON, .flatGeobuf, .csv, .excelCSV: collection.rawValue
        }
    }

    /// The value as the format spells it, before it is known whether it fits: nothing is lost by that.
    func spelled(_ value: PropertyValue, of field: CollectionSchema.Field?) -> PropertyValue {
        guard speaksGerman else { return value }
        switch value {
        case .boolean(let truth): return .string(truth ? "ja" : "nein")
        case .string(let word) where field?.allowedValues.contains(word) ?? false:
            return .string(WordSynonyms.spelled(word).de)
        case .null, .string, .integer, .number, .json: return value
        }
    }
}
