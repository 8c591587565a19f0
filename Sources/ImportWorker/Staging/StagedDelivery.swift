internal import Foundation
public import SimpleFeatures
public import VectorIO
public import Compression

/// A delivery whose archives are unpacked into a staging folder. Other files are read in place.
///
/// A delivery is a file, a folder with files and zips, or a zip, which may contain zips. The path of a layer contains
/// the names of archives and folders: `logistik.zip/Altstandorte/Logistik.shp`.
public struct StagedDelivery: VectorSource {
    /// The faults of files that are not read.
    public var faults: [SourceFault] { places.flatMap(\.dataset.faults) }
    private let places: [Place]

    /// A folder or a file with layers.
    private struct Place {
        var dataset: VectorDataset
        /// The prefix of the layers' paths.
        var label: String
        /// The delivered archive that it was unpacked from; `nil` for files in place.
        var archive: String?
    }

    /// - Parameters:
    ///   - path: The path of the delivery.
    ///   - encoding: The encoding of all text, which overrides the files' declarations: `CP1252`.
    ///   - folder: An empty folder that other users cannot write. The caller removes it.
    ///   - progress: Called often while archives are unpacked. An error of it stops the unpacking.
    /// - Throws: ``SourceFault`` when an archive is refused, or the delivery has no layers.
    public init(
        path: String, encoding: String? = nil, unpackingInto folder: String, limits: ZipLimits = ZipLimits(),
        progress: @escaping () throws -> Void = {}
    ) throws {
        var unpacking = Unpacking(into: folder, limits, progress: progress)
        let kind = DeliveredPath(path)
        do {
            for (archive, label) in Self.archives(at: path, kind) { try unpacking.unpack(archive, label: label) }
        } catch let fault as ZipFault {
            throw SourceFault(fault, limits)
        }
        var found = Found()
        if case .archive = kind {
        } else {
            try found.add(label: kind.isFolder ? path.lastPart : "", archive: nil) {
                try VectorDataset(path: path, encoding: encoding)
            }
        }
        for folder in unpacking.folders {
            try found.add(label: folder.label, archive: folder.archive) {
                try VectorDataset(
                    path: folder.path, encoding: encoding, label: folder.label, searchesSubfolders: true)
            }
        }
        places = try found.nonEmpty()
    }

    /// The layers sorted by path. The layers of an archive follow each other, sorted by the name of the archive.
    ///
    /// - Throws: ``SourceFault`` for the first layer that cannot be read.
    public func layers() throws -> [SourceLayer] { try layers { throw $0 } }

    /// The readable layers. Calls `refused` with the faults of the others.
    ///
    /// - Throws: The error of `refused`.
    public func layers(refused: (SourceFault) throws -> Void) throws -> [SourceLayer] {
        try places.flatMap { place in
            var refusal: (any Error)?
            let layers = try place.dataset.layers { fault in
                do { try refused(fault) } catch { refusal = refusal ?? error }
            }
            if let refusal { throw refusal }
            return place.archive == nil ? layers.map { ($0.path, [$0]) } : [(place.label, layers)]
        }
        .sorted { $0.0 < $1.0 }
        .flatMap(\.1)
    }

    /// Calls `body` for each row of the layer, and `warn` for each fault.
    ///
    /// - Throws: ``SourceFault`` when the layer cannot be read completely; the error of `body`.
    public func forEachFeature(
        in layer: SourceLayer, warn: (SourceFault) -> Void, _ body: (SourceFeature) throws -> Void
    ) throws {
        try place(of: layer).dataset.forEachFeature(in: layer, warn: warn, body)
    }

    /// The delivered files of the layer, for storing and hashing. For a layer in a zip, the file is the outermost zip.
    ///
    /// - Throws: ``SourceFault`` when the delivery does not have the layer.
    public func files(of layer: SourceLayer) throws -> [SourceFile] {
        let place = try place(of: layer)
        if let archive = place.archive { return [SourceFile(path: archive)] }
        return try place.dataset.files(of: layer)
    }

    /// The archives at a path, with their labels.
    private static func archives(at path: String, _ kind: DeliveredPath) -> [(path: String, label: String)] {
        switch kind {
        case .archive: return [(path, path.lastPart)]
        case .other: return []
        case .folder:
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            return names.sorted()
                .filter { DeliveredPath.isZip($0) && !DeliveredPath.isSystemFile($0) }
                .map { (path.appending("/\($0)"), "\(path.lastPart)/\($0)") }
                .filter { DeliveredPath($0.0).isArchive }
        }
    }

    /// The place with the longest label that the layer's path begins with.
    private func place(of layer: SourceLayer) throws -> Place {
        let fitting = places.filter { $0.label.isEmpty || layer.path.hasPrefix($0.label + "/") }
        guard let place = fitting.max(by: { $0.label.count < $1.label.count }) else {
            throw SourceFault(.noLayerFound, file: layer.path)
        }
        return place
    }

    /// Collects places with layers, and the first fault of those without.
    private struct Found {
        private var places: [Place] = []
        private var nothingFound: SourceFault?

        mutating func add(label: String, archive: String?, _ open: () throws -> VectorDataset) throws {
            do {
                places.append(Place(dataset: try open(), label: label, archive: archive))
            } catch let fault as SourceFault where fault.kind == .noLayerFound {
                nothingFound = nothingFound ?? fault
            }
        }

        /// - Throws: ``SourceFault`` when no place has layers.
        func nonEmpty() throws -> [Place] {
            guard places.isEmpty, let nothingFound else { return places }
            throw nothingFound
        }
    }
}

extension DeliveredPath {
    fileprivate var isFolder: Bool { if case .folder = self { true } else { false } }
    fileprivate var isArchive: Bool { if case .archive = self { true } else { false } }
}

extension String {
    /// The last path component: `logistik.zip` for `in/logistik.zip`.
    fileprivate var lastPart: String { split(separator: "/").last.map(String.init) ?? self }
}
