internal import SimpleFeatures
internal import SiteInventory

/// Collects the rows of a layer that lie outside the region. Reports them one by one or together, by their number.
struct StrayFeatures {
    private var listed: [Stray] = []
    private var strayCount = 0
    /// The number of rows with a geometry.
    private var placedCount = 0

    private struct Stray {
        var row: Int
        var id: FeatureID
        /// The first position, in the layer's own system.
        var position: Position
        var fitsSwapped: Bool
        var isRefused: Bool
    }

    /// The number of strays up to which each has a finding of its own.
    private static let mostNamed = 10

    /// Records a row after the check of its geometry.
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

    /// Returns one finding for the layer when all or most of it lies outside the region. Otherwise returns one for each
    /// feature.
    ///
    /// - Parameters:
    ///   - crs: the system in which the layer was read.
    ///   - likely: the system in which the coordinates would lie in the region; `nil` for none.
    ///   - isEdit: true for an edit of one feature, which is reported by its id.
    func findings(crs: String, likely: CRSGuess.Candidate?, isEdit: Bool) -> [Finding] {
        guard let first = listed.first else { return [] }
        if strayCount == placedCount, !isEdit {
            return [.layerOutsideRegion(crs, likely: likely, at: first.position)]
        }
        if isMostOfTheLayer {
            return [.mostOutsideRegion(strayCount, of: placedCount, first: first.id, at: first.position)]
        }
        // A refused row has its own error.
        return listed.filter { !$0.isRefused }.map { stray in
            stray.fitsSwapped
                ? .swappedFeature(row: stray.row, stray.id, at: stray.position)
                : .outsideRegion(row: stray.row, stray.id, at: stray.position)
        }
    }

    /// The number of features that ``findings(crs:likely:isEdit:)`` does not contain, by code.
    var unlisted: [Finding.Code: Int] {
        guard strayCount > listed.count, !isMostOfTheLayer, strayCount < placedCount else { return [:] }
        return [.check(.geometryOutsideRegion): strayCount - listed.count]
    }

    private var isMostOfTheLayer: Bool { strayCount > Self.mostNamed && strayCount * 2 > placedCount }
}
