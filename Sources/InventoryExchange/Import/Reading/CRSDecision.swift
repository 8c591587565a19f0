internal import SimpleFeatures
internal import SiteInventory

/// The coordinate reference system in which a layer is read.
struct CRSDecision {
    /// The definition for PROJ; `nil` when the layer cannot be read.
    var definition: String?
    var swapsAxes = false
    /// True when the layer lies in the region. A feature outside of it is then a finding.
    var liesInRegion = false
    var finding: Finding?

    /// Compares the stated system with a sample of the layer's coordinates, which may contradict it.
    init(of layer: LayerImport) throws {
        self.init(
            option: layer.crs, stated: layer.layer.crs,
            sample: layer.layer.hasGeometry ? try layer.source.samplePositions(of: layer.layer) : [])
    }

    /// - Parameters:
    ///   - option: the option of the import, which has precedence.
    ///   - stated: the system that the file states.
    init(option: String?, stated: SourceCRS?, sample: [Position]) {
        definition = option ?? stated?.definition
        guard let place = sample.first else { return }
        let guess = CRSGuess(sample: sample)
        defer { liesInRegion = definition.map { guess.liesInRegion($0, swapped: swapsAxes) } ?? false }
        guard let definition else {
            decide(among: guess.plausible(), at: place)
            return
        }
        guard guess.isTransformable(definition), !guess.isPlausible(definition) else { return }
        let likely = guess.plausible().first
        // An option of the import is not overruled.
        if option == nil, guess.isPlausible(definition, swapped: true) {
            swapsAxes = true
            finding = .swappedAxes(definition, at: place)
        } else if option != nil || likely == nil {
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
