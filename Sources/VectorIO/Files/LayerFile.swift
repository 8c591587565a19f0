internal import SimpleFeatures

/// A file with one or more layers, by the reader of its format.
enum LayerFile: Sendable {
    case shapefile(ShapefileSet)
    case library(FilePath, FileFormat)
    case geoJSON(FilePath, FileFormat)
    case csv(FilePath, prj: FilePath?)

    var main: FilePath {
        switch self {
        case .shapefile(let set): set.main
        case .library(let path, _), .geoJSON(let path, _), .csv(let path, _): path
        }
    }

    /// All files from which the layers are read.
    var paths: [String] {
        switch self {
        case .shapefile(let set): set.members.keys.sorted().map { set.path($0).gdalPath }
        case .library(let path, _), .geoJSON(let path, _): [path.gdalPath]
        case .csv(let path, let prj): [path, prj].compactMap(\.self).map(\.gdalPath)
        }
    }

    /// True when the layer belongs to this file.
    func has(_ layer: SourceLayer) -> Bool {
        switch self {
        case .library(let path, .geoPackage): layer.path.hasPrefix("\(path.label)/")
        case .shapefile, .library, .geoJSON, .csv: layer.path == main.label
        }
    }

    func layers(encoding: String?, _ surveys: ShapefileSurveys) throws -> [SourceLayer] {
        switch self {
        case .shapefile(let set): [try surveys.reader(set, encoding: encoding).layer()]
        case .library(let path, let format): try GDALReader(path, format).layers()
        case .geoJSON(let path, let format): [try GeoJSONFile.layer(path, format, encoding: encoding)]
        case .csv(let path, let prj): [try CSVReader(path, prj: prj, encoding: encoding).layer()]
        }
    }

    func forEachFeature(
        in layer: SourceLayer, encoding: String?, _ surveys: ShapefileSurveys, warn: (SourceFault) -> Void,
        _ body: (SourceFeature) throws -> Void
    ) throws {
        switch self {
        case .shapefile(let set):
            try surveys.reader(set, encoding: encoding).forEachFeature(warn: warn, body)
        case .library(let path, let format):
            try GDALReader(path, format).forEachFeature(in: layer, warn: warn, body)
        case .geoJSON(let path, _): try GeoJSONFile(path, layer).forEachFeature(warn: warn, body)
        case .csv(let path, let prj):
            try CSVReader(path, prj: prj, encoding: encoding).forEachFeature(warn: warn, body)
        }
    }
}
