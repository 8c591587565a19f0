extension HectaresReport {
    /// The report with every figure rounded to the precision of its unit, for output. ``inputs`` are unchanged.
    ///
    /// Evidence must be made from the unrounded report.
    public func rounded() -> HectaresReport {
        var rounded = self
        rounded.statement = statement.rounded()
        rounded.areas = areas.map { $0.rounded() }
        rounded.netEstimate?.hectares = FieldUnit.hectares.rounded(netEstimate?.hectares ?? 0)
        rounded.uncertainty.standardErrors = uncertainty.standardErrors.mapValues { FieldUnit.hectares.rounded($0) }
        rounded.lands = lands.map { StepLand(step: $0.step.rounded(), land: $0.land) }
        return rounded
    }
}

extension HectaresStatement {
    /// The statement with every figure rounded to the precision of its unit, for output.
    func rounded() -> HectaresStatement {
        var rounded = self
        for figure in SiteFigure.computedHectares {
            rounded.figures[figure] = figure.unit.rounded(figures[figure])
        }
        for index in conditions.indices {
            rounded.conditions[index].hectares = FieldUnit.hectares.rounded(conditions[index].hectares)
        }
        rounded.steps = steps.map { $0.rounded() }
        rounded.slivers.areaSquareMetres = slivers.areaSquareMetres.rounded(toDecimals: Slivers.decimals)
        return rounded
    }
}

extension WaterfallStep {
    fileprivate func rounded() -> WaterfallStep {
        var rounded = self
        rounded.hectares = FieldUnit.hectares.rounded(hectares)
        rounded.alreadyTaken = FieldUnit.hectares.rounded(alreadyTaken)
        return rounded
    }
}

extension HectaresStatement.Slivers {
    /// The decimals of the sliver area in square metres.
    fileprivate static let decimals = 4
}
