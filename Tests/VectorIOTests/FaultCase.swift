import Foundation
import SimpleFeatures
import Testing
import VectorIO

/// A file with one fault, and the expected result.
struct FaultCase: Sendable, CustomStringConvertible {
    let description: String
    let fault: SourceFault
    /// The rows that are given as features; `nil` when the layer cannot be read at all.
    let rows: [Int]?
    let encoding: String?
    /// Makes the file and gives its path.
    let make: @Sendable (TemporaryFolder) throws -> String

    init(
        _ description: String, _ fault: SourceFault, rows: [Int]? = nil, encoding: String? = nil,
        _ make: @escaping @Sendable (TemporaryFolder) throws -> String
    ) {
        self.description = description
        self.fault = fault
        self.rows = rows
        self.encoding = encoding
        self.make = make
    }

    /// Reads the file and compares the faults with the expected ones.
    func check() throws {
        let folder = try TemporaryFolder()
        let path = try make(folder)
        let before = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        var told: [SourceFault] = []
        var features: [SourceFeature] = []
        do {
            let dataset = try VectorDataset(path: path, encoding: encoding)
            told += dataset.faults
            for layer in try dataset.layers() {
                try dataset.forEachFeature(in: layer, warn: { told.append($0) }, { features.append($0) })
            }
            #expect(rows != nil, "it was read, but should not have been: \(told)")
        } catch let thrown as SourceFault {
            #expect(rows == nil || fault.kind.severity == .error, "it was not read: \(thrown)")
            told.append(thrown)
        }
        #expect(told.map(\.withoutWords) == [fault])
        if let rows { #expect(features.map(\.row) == rows) }
        for feature in features { feature.expectOwnGeometry() }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == before)
    }
}

extension SourceFeature {
    /// The shapes of ``ShapefileMaker/squares(_:)`` lie 1,000 m apart in the order of their names, so that an attribute
    /// at the wrong shape shows.
    func expectOwnGeometry() {
        guard let place = ["a", "b", "c", "d"].firstIndex(of: values.first?.text), let geometry else { return }
        var west = Double.infinity
        geometry.forEachPosition { west = min(west, $0.x) }
        #expect(Int(west / 1000) == place, "row \(row) has the shape of another")
    }
}

extension SourceFault {
    /// The fault without the library's message, which changes with its releases.
    fileprivate var withoutWords: SourceFault {
        var fault = self
        if [.fileBroken, .rowBroken, .readerWarning].contains(kind) { fault.libraryMessage = nil }
        return fault
    }

    func many(_ occurrences: Int) -> SourceFault {
        var fault = self
        fault.occurrences = occurrences
        return fault
    }
}

/// Runs a tool of GDAL's, which makes the files of formats that we do not write here.
func ogr2ogr(_ arguments: String...) throws { try ogr2ogr(arguments) }

func ogr2ogr(_ arguments: [String]) throws { try run("ogr2ogr", arguments) }

func ogrinfo(_ arguments: String...) throws { try run("ogrinfo", arguments) }

private func run(_ tool: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [tool] + arguments
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(tool) \(arguments.joined(separator: " "))")
}
