internal import Foundation
public import SimpleFeatures
public import VectorIO
public import Compression

/// What somebody handed over, as plain files: archives are unpacked into a folder of ours, the rest stays where it is.
///
/// A file, a folder with files and zips, or a zip, with zips in it as deep as is allowed. Every layer keeps the name
/// that people know it by: `logistik.zip/Altstandorte/Logistik.shp`.
public struct StagedDelivery: VectorSource {
    /// What was found beside the layers and is not read.
    public var faults: [SourceFault] { places.flatMap(\.dataset.faults) }
    private let places: [Place]

    /// A folder or a file where layers lie.
    private struct Place {
        var dataset: VectorDataset
        /// How people call it; layers' paths begin with it.
        var label: String
        /// The delivered archive that it was unpacked from; `nil` for what lies as it was delivered.
        var archive: String?
    }

    /// - Parameters:
    ///   - path: As the user gave it.
    ///   - encoding: The encoding of all text, instead of what the files say: `CP1252`.
    ///   - folder: An empty folder that nobody else can write into; who made it removes it.
    ///   - progress: Called often while archives are unpacked; what it throws ends that.
    /// - Throws: ``SourceFault`` when an archive is refused, or there is nothing that can be read.
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

    /// The layers in the order of their names; those of an archive stand together at the place of its name.
    ///
    /// - Throws: ``SourceFault`` for the first that cannot be read.
    public func layers() throws -> [SourceLayer] { try layers { throw $0 } }

    /// The layers that can be read; `refused` is told of those that cannot.
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

    public func forEachFeature(
        in layer: SourceLayer, warn: (SourceFault) -> Void, _ body: (SourceFeature) throws -> Void
    ) throws {
        try place(of: layer).dataset.forEachFeature(in: layer, warn: warn, body)
    }

    /// The files that the layer was delivered in, for keeping and hashing: of a layer in a zip, the outermost zip.
    ///
    /// - Throws: ``SourceFault`` when the layer is not of this delivery.
    public func files(of layer: SourceLayer) throws -> [SourceFile] {
        let place = try place(of: layer)
        if let archive = place.archive { return [SourceFile(path: archive)] }
        return try place.dataset.files(of: layer)
    }

    /// The archives at a path, with the names that people have for them.
    private static func archives(at path: String, _ kind: DeliveredPath) -> [(path: String, label: String)] {
        switch kind {
        case .archive: return [(path, path.lastPart)]
        case .other: return []
        case .folder:
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            return names.sorted()
                .filter { DeliveredPath.isZip($0) && !DeliveredPath.isLitter($0) }
                .map { (path.appending("/\($0)"), "\(path.lastPart)/\($0)") }
                .filter { DeliveredPath($0.0).isArchive }
        }
    }

    /// The place with the longest name that the layer's path begins with.
    private func place(of layer: SourceLayer) throws -> Place {
        let fitting = places.filter { $0.label.isEmpty || layer.path.hasPrefix($0.label + "/") }
        guard let place = fitting.max(by: { $0.label.count < $1.label.count }) else {
            throw SourceFault(.noLayerFound, file: layer.path)
        }
        return place
    }

    /// Places with layers, and the reason why others have none.
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

        /// - Throws: ``SourceFault`` when there is nothing anywhere.
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
    /// `logistik.zip` of `in/logistik.zip`.
    fileprivate var lastPart: String { split(separator: "/").last.map(String.init) ?? self }
}
