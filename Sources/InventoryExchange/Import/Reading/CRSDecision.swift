internal import SimpleFeatures
internal import SiteInventory

/// The coordinate reference system and the axis order in which a layer is read.
struct CRSDecision {
    /// The definition for PROJ; `nil` when the layer cannot be read.
    var definition: String?
    var swapsAxes = false
    /// The region of the features, in degrees. A feature outside it is reported.
    let region: Envelope
    /// The system in which the coordinates would lie in the region, when in the stated system the whole sample lies
    /// outside it.
    var likely: CRSGuess.Candidate?
    var finding: Finding?

    /// Compares the stated system with a sample of the layer's coordinates.
    init(of layer: LayerImport) throws {
        self.init(
            option: layer.crs, stated: layer.layer.crs,
            sample: layer.layer.hasGeometry ? try layer.source.samplePositions(of: layer.layer) : [],
            region: layer.recognised == .municipalities ? CRSGuess.germany : CRSGuess.region)
    }

    /// - Parameters:
    ///   - option: the system that the import's option names; it overrides the stated one.
    ///   - stated: the system that the file states.
    ///   - sample: positions of the layer, in its own system.
    ///   - region: the region of the features, in degrees.
    init(option: String?, stated: SourceCRS?, sample: [Position], region: Envelope = CRSGuess.region) {
        self.region = region
        definition = option ?? stated?.definition
        guard let place = sample.first else { return }
        let guess = CRSGuess(sample: sample, region: region)
        // Systems of neighbouring zones can be distinguished only in the smaller region.
        let guessInRegion = CRSGuess(sample: sample)
        guard let definition else {
            let candidates = guessInRegion.plausible()
            decide(among: candidates.isEmpty ? guess.plausible() : candidates, at: place)
            return
        }
        guard guess.isTransformable(definition), !guess.isPlausible(definition) else { return }
        likely = guessInRegion.plausible().first
        // The option of the import is not overridden.
        if option == nil, guess.isPlausible(definition, swapped: true) {
            swapsAxes = true
            finding = .swappedAxes(definition, at: place)
        } else if option == nil, let likely {
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
