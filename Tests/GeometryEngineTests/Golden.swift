import Codecs
import Foundation
import SimpleFeatures

/// Results of pyproj and shapely, written by `Tests/Oracle/make_measures_golden.py`.
struct Golden: Decodable {
    struct Area: Decodable, Sendable, CustomStringConvertible {
        let name: String
        let epsg: Int
        let geometry: String
        let geodesicSquareMetres: Double
        let gridSquareMetres: Double

        var description: String { name }
        var value: Geometry? {
            get throws { try GeoJSONReader.geometry(in: Data(geometry.utf8)) }
        }
    }

    struct Bearing: Decodable, Sendable {
        let from: [Double]
        let to: [Double]
        let bearingDegrees: Double
        let distanceMetres: Double
    }

    struct Transformation: Decodable, Sendable {
        let source: String
        let target: String
        let position: [Double]
        let image: [Double]
    }

    let areas: [Area]
    let bearings: [Bearing]
    let transformations: [Transformation]

    static let measures: Golden = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/measures.json")
        do {
            return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
        } catch {
            fatalError("\(file.path): \(error)")
        }
    }()
}

extension Position {
    init(_ numbers: [Double]) { self.init(numbers[0], numbers[1]) }
}
