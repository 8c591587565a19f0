internal import SimpleFeatures

/// The hectares by which the sum over sites exceeds the land, from the claims of the sites in overlaps.
struct OverlapDiscount {
    /// The claims of one group of sites in one overlap.
    private struct Entry {
        var hectares: Double
        /// The number of claims in each of ``SiteFigure/summed``.
        var counts = [Int](repeating: 0, count: SiteFigure.summed.count)
    }

    private struct Place: Hashable {
        var overlap: Int64
        var group: String?
    }

    private var entries: [Place: Entry] = [:]

    private static let positions = Dictionary(uniqueKeysWithValues: zip(SiteFigure.summed, 0...))

    /// - Parameter figures: the figures in which the site claims the land.
    mutating func add(_ claim: SelectedClaim, to group: String?, in figures: [SiteFigure]) {
        let place = Place(overlap: claim.overlap, group: group)
        for figure in figures {
            if let position = Self.positions[figure] {
                entries[place, default: Entry(hectares: claim.hectares)].counts[position] += 1
            }
        }
    }

    /// The hectares by group and figure. Omits figures whose overlaps are smaller than a sliver.
    func hectares() -> [String?: [SiteFigure: Double]] {
        var sums: [String?: [SiteFigure: Double]] = [:]
        // Sorted, since the last digits of a sum depend on the order.
        for (place, entry) in entries.sorted(by: { $0.key.overlap < $1.key.overlap }) {
            for (figure, count) in zip(SiteFigure.summed, entry.counts) where count > 1 {
                sums[place.group, default: [:]][figure, default: 0] += entry.hectares * Double(count - 1)
            }
        }
        return sums.mapValues { figures in
            figures.filter { $0.value * squareMetresPerHectare >= LandPartition.sliverSquareMetres }
        }
    }
}
