internal import SimpleFeatures
internal import SiteInventory

/// Collects the rows of a layer that lie outside the region, to report them by how many they are.
struct StrayFeatures {
    private var listed: [Stray] = []
    private var strayCount = 0
    /// The rows with a geometry.
    private var placedCount = 0

    private struct Stray {
        var row: Int
        var id: FeatureID
        /// In the layer's own system.
        var position: Position
        var fitsSwapped: Bool
        var isRefused: Bool
    }

    /// A layer with no more strays than this has a finding for each.
    private static let mostNamed = 10

    /// Notes a row after its geometry was judged.
    mutating func add(_ row: ImportRow) {
        guard let position = row.firstPosition, let id = row.id else { return }
        placedCount += 1
        guard row.isStray else { return }
        strayCount += 1
        guard listed.count < ImportReport.mostListed else { return }
        listed.append(
            Stray(
                row: row.number, id: id, position: position, fitsSwapped: row.fitsSwapped,
                isRefused: row.feature == nil))
    }

    /// One finding for the layer when all or most of it lies outside the region, else one for each feature.
    ///
    /// - Parameters:
    ///   - crs: the system in which the layer was read.
    ///   - likely: the system that the coordinates look like instead.
    ///   - isEdit: true for a change of one feature, which is named.
    func findings(crs: String, likely: CRSGuess.Candidate?, isEdit: Bool) -> [Finding] {
        guard let first = listed.first else { return [] }
        if strayCount == placedCount, !isEdit {
            return [.layerOutsideRegion(crs, likely: likely, at: first.position)]
        }
        if isMostOfTheLayer {
            return [.mostOutsideRegion(strayCount, of: placedCount, first: first.id, at: first.position)]
        }
        // A refused row has an error of its own.
        return listed.filter { !$0.isRefused }.map { stray in
            stray.fitsSwapped
                ? .swappedFeature(row: stray.row, stray.id, at: stray.position)
                : .outsideRegion(row: stray.row, stray.id, at: stray.position)
        }
    }

    /// The features that are not in ``findings(crs:likely:isEdit:)``, by code.
    var unlisted: [Finding.Code: Int] {
        guard strayCount > listed.count, !isMostOfTheLayer, strayCount < placedCount else { return [:] }
        return [.check(.geometryOutsideRegion): strayCount - listed.count]
    }

    private var isMostOfTheLayer: Bool { strayCount > Self.mostNamed && strayCount * 2 > placedCount }
}
