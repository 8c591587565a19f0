internal import SimpleFeatures
internal import SiteInventory

/// What to take a layer's coordinates for.
struct CRSDecision {
    /// What PROJ is asked with; `nil` when the layer cannot be read.
    var definition: String?
    var swapsAxes = false
    /// True where the layer lies in the region, so that a feature far from it stands out.
    var liesInRegion = false
    var finding: Finding?

    /// Looks at the layer's own coordinates, which may contradict what it says of itself.
    init(of layer: LayerImport) throws {
        self.init(
            told: layer.crs, stated: layer.layer.crs,
            sample: layer.layer.hasGeometry ? try layer.source.samplePositions(of: layer.layer) : [])
    }

    /// - Parameters:
    ///   - told: what somebody said, which goes before everything.
    ///   - stated: what the file says.
    init(told: String?, stated: SourceCRS?, sample: [Position]) {
        definition = told ?? stated?.definition
        guard let place = sample.first else { return }
        let guess = CRSGuess(sample: sample)
        defer { liesInRegion = definition.map { guess.liesInRegion($0, swapped: swapsAxes) } ?? false }
        guard let definition else {
            decide(among: guess.plausible(), at: place)
            return
        }
        guard guess.isTransformable(definition), !guess.isPlausible(definition) else { return }
        let likely = guess.plausible().first
        // What somebody said in so many words is not argued with.
        if told == nil, guess.isPlausible(definition, swapped: true) {
            swapsAxes = true
            finding = .swappedAxes(definition, at: place)
        } else if told != nil || likely == nil {
            finding = .layerOutsideRegion(definition, likely: likely, at: place)
        } else if let likely {
            self.definition = nil
            finding = .implausibleCRS(
                stated?.identifier?.definition ?? stated?.name ?? definition, likely: likely, at: place)
        }
    }

    private mutating func decide(among candidates: [CRSGuess.Candidate], at place: Position) {
        switch candidates.count {
        case 0: finding = .missingCRS()
        case 1:
            definition = candidates[0].code
            swapsAxes = candidates[0].isSwapped
            finding = .guessedCRS(candidates[0], at: place)
        default: finding = .ambiguousCRS(candidates, at: place)
        }
    }
}
