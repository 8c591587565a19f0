internal import SimpleFeatures
internal import SiteInventory

/// The coordinate reference system in which a layer is read.
struct CRSDecision {
    /// The definition for PROJ; `nil` when the layer cannot be read.
    var definition: String?
    var swapsAxes = false
    /// Where the features are expected, in degrees. A feature outside of it is a finding.
    let region: Envelope
    /// The system that the coordinates look like when the stated one places all of the sample elsewhere.
    var likely: CRSGuess.Candidate?
    var finding: Finding?

    /// Compares the stated system with a sample of the layer's coordinates, which may contradict it.
    init(of layer: LayerImport) throws {
        self.init(
            option: layer.crs, stated: layer.layer.crs,
            sample: layer.layer.hasGeometry ? try layer.source.samplePositions(of: layer.layer) : [],
            region: layer.recognised == .municipalities ? CRSGuess.germany : CRSGuess.region)
    }

    /// - Parameters:
    ///   - option: the option of the import, which has precedence.
    ///   - stated: the system that the file states.
    ///   - region: where the features are expected, in degrees.
    init(option: String?, stated: SourceCRS?, sample: [Position], region: Envelope = CRSGuess.region) {
        self.region = region
        definition = option ?? stated?.definition
        guard let place = sample.first else { return }
        let guess = CRSGuess(sample: sample, region: region)
        // The systems of the neighbouring zones differ only within the region.
        let guessInRegion = CRSGuess(sample: sample)
        guard let definition else {
            let candidates = guessInRegion.plausible()
            decide(among: candidates.isEmpty ? guess.plausible() : candidates, at: place)
            return
        }
        guard guess.isTransformable(definition), !guess.isPlausible(definition) else { return }
        likely = guessInRegion.plausible().first
        // An option of the import is not overruled.
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
