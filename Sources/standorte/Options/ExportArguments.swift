public import ArgumentParser
internal import Foundation
public import SimpleFeatures

extension VectorFormat: ExpressibleByArgument {
    /// The format for the file's extension; `nil` for an unknown extension.
    init?(ofFile name: String) {
        let fileExtension = URL(fileURLWithPath: name).pathExtension.lowercased()
        guard let format = Self.allCases.first(where: { $0.fileEnding == fileExtension }) else { return nil }
        self = format
    }

    /// True for formats that can be written to standard output.
    var isText: Bool {
        switch self {
        case .geoJSON, .csv, .excelCSV: true
        case .shapefile, .geoPackage, .flatGeobuf: false
        }
    }
}

extension CRS: ExpressibleByArgument {
    /// Parses `EPSG:25832`, or an EPSG code without the authority.
    public init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false).map { String($0) }
        if parts.count == 1, let code = Int(parts[0]), code > 0 {
            self = .epsg(code)
        } else if parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty {
            self.init(authority: parts[0].uppercased(), code: parts[1])
        } else {
            return nil
        }
    }
}
