internal import SiteInventory

// The basis of a site's figures: area measures, accuracy and provenance.

extension HectaresReport {
    /// Gross and net as geodesic, UTM and declared areas.
    func areasTable(_ language: Language) -> String {
        let german = language == .german
        let known = areas.filter { $0.geodesicHectares != nil || $0.declaredHectares != nil }
        let remarks = known.map { $0.remark(language) }
        let hasRemarks = !remarks.allSatisfy(\.isEmpty)
        var table = TextTable(
            [
                (german ? "Vergleich" : "comparison", .left), (german ? "geodätisch" : "geodesic", .right),
                ("UTM 32", .right), ("%", .right), (german ? "angegeben" : "declared", .right), ("%", .right),
            ] + (hasRemarks ? [(german ? "Anmerkung" : "remark", .left)] : []))
        for (area, remark) in zip(known, remarks) {
            let figures = [
                area.figure.title[language], area.geodesicHectares.hectaresText(language),
                area.utm32Hectares.hectaresText(language),
                area.utm32DifferencePercent?.signed(language) ?? "", area.declaredHectares.hectaresText(language),
                area.declaredDifferencePercent?.signed(language) ?? "",
            ]
            table.add(figures + (hasRemarks ? [remark] : []))
        }
        return table.text
    }

    /// The method, the version of the inventory, slivers and accuracy.
    func provenanceText(_ language: Language) -> String {
        let german = language == .german
        let method = statement.method
        let count = provenance.inputs.count
        var lines = [
            german
                ? "Geodätische Hektar auf GRS80, Verschneidung in \(method.overlayCRS); GEOS \(method.geos), PROJ \(method.proj)."
                : "Geodesic hectares on GRS80, overlay in \(method.overlayCRS); GEOS \(method.geos), PROJ \(method.proj).",
            german
                ? "Bestand Version \(provenance.datasetVersion), Stand \(provenance.judgedOn), aus \(count) Objekten."
                : "Inventory version \(provenance.datasetVersion), as of \(provenance.judgedOn), from \(count) features.",
        ]
        if statement.slivers.count > 0 {
            let (slivers, area) = (
                statement.slivers.count, statement.slivers.areaSquareMetres.text(language, decimals: 3)
            )
            lines.append(
                german
                    ? "\(slivers) Splitterflächen unter 1 m² nicht berücksichtigt, insgesamt \(area) m²."
                    : "\(slivers) slivers below 1 m² left out, \(area) m² in total.")
        }
        return (lines + accuracyLines(language)).joined(separator: "\n")
    }

    private func accuracyLines(_ language: Language) -> [String] {
        guard statement.figures.gross != nil else { return [] }
        let german = language == .german
        let unknown = uncertainty.withoutAccuracy
        guard !unknown.isEmpty else {
            return [
                german
                    ? "±: Standardfehler aus der Lagegenauigkeit der Umrisse."
                    : "±: standard error, from the positional accuracy of the outlines."
            ]
        }
        let features = unknown.prefix(5).joined(separator: ", ") + (unknown.count > 5 ? ", …" : "")
        return [
            german
                ? "±: Standardfehler aus der Lagegenauigkeit der Umrisse; unbekannt (?) ohne Lagegenauigkeit von \(features)."
                : "±: standard error, from the positional accuracy of the outlines; unknown (?) without the accuracy of \(features)."
        ]
    }
}

extension AreaComparison {
    fileprivate func remark(_ language: Language) -> String {
        if let unit = suspectedUnit {
            return language == .german
                ? "Angabe vermutlich in \(unit.text.de)" : "probably declared in \(unit.text.en)"
        }
        return switch declaredCheck {
        case nil, .agrees: ""
        case .note: language == .german ? "geringe Abweichung" : "small difference"
        case .warning: language == .german ? "Abweichung" : "difference"
        case .error: language == .german ? "starke Abweichung" : "large difference"
        }
    }
}

extension Double {
    /// The number with three decimals and a sign.
    fileprivate func signed(_ language: Language) -> String {
        let text = text(language, decimals: 3)
        return self > 0 && text.contains { ("1"..."9").contains($0) } ? "+" + text : text
    }
}
