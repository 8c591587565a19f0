package import SimpleFeatures
internal import SiteInventory

/// Selects the layers of a delivery that are imported.
///
/// A GeoPackage may have other tables and layers. They are skipped, with a fault for each, when another layer of the
/// same file is recognised or chosen.
package struct LayerSelection {
    private let order: ImportOrder
    private let saved: [SavedMapping]

    /// Creates the selection of an import with the order's options.
    package init(_ order: ImportOrder, saved: [SavedMapping]) {
        self.order = order
        self.saved = saved
    }

    /// Returns the indexes of the imported layers, and the faults about the others.
    package func selection(of layers: [SourceLayer]) -> (kept: [Int], faults: [SourceFault]) {
        order.layers.isEmpty ? recognised(among: layers) : chosen(among: layers)
    }

    private func chosen(among layers: [SourceLayer]) -> (kept: [Int], faults: [SourceFault]) {
        let names = Set(order.layers.map { $0.name.lowercased() })
        let kept = layers.indices.filter { names.contains(layers[$0].name.lowercased()) }
        let present = Set(layers.map { $0.name.lowercased() })
        let missing = order.layers.filter { !present.contains($0.name.lowercased()) }.map { choice in
            SourceFault(
                .layerNotFound, file: layers.first?.containerPath ?? choice.name, value: choice.name,
                detail: layers.map(\.name).joined(separator: ", "))
        }
        return (kept, missing + (kept.isEmpty ? [] : leftAside(layers, kept: kept)))
    }

    private func recognised(among layers: [SourceLayer]) -> (kept: [Int], faults: [SourceFault]) {
        let files = Dictionary(grouping: layers.indices) { layers[$0].containerPath }
        let kept = layers.indices.filter { index in
            let siblings = files[layers[index].containerPath] ?? []
            let meant = siblings.filter { isMeant(layers[$0]) }
            return siblings.count == 1 || meant.isEmpty || meant.contains(index)
        }
        return (kept, leftAside(layers, kept: kept))
    }

    /// True for a layer of the collection that the order names, or of any collection when it names none.
    private func isMeant(_ layer: SourceLayer) -> Bool {
        let collection =
            saved.first { $0.layer == layer.name }?.collection ?? LayerRecognition.collection(ofLayer: layer.name)
        return order.collection.map { $0 == collection } ?? (collection != nil)
    }

    private func leftAside(_ layers: [SourceLayer], kept: [Int]) -> [SourceFault] {
        let kept = Set(kept)
        return layers.indices.filter { !kept.contains($0) }.map { index in
            let layer = layers[index]
            return SourceFault(.layerLeftAside, file: layer.path, value: layer.name, detail: String(layer.featureCount))
        }
    }
}

extension SourceLayer {
    /// The path of the GeoPackage that contains the layer; the layer's own path for other files.
    fileprivate var containerPath: String {
        path.lowercased().hasSuffix(".gpkg/\(name.lowercased())") ? String(path.dropLast(name.count + 1)) : path
    }
}
