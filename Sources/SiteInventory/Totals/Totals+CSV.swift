internal import Codecs
internal import SimpleFeatures

// Totals and histories as CSV. Unknown values are empty.

extension GroupedTotals {
    /// A row for each group, then the total, then the overlap of the groups.
    public var csv: [UInt8] {
        let reasons = UnknownReason.allCases
        let columns =
            ["by", "key", "name", "sites"] + SiteFigure.summed.map(\.rawValue)
            + reasons.map { "excluded_\($0.rawValue)" }
        func line(_ kind: String?, _ key: String?, _ name: String?, _ totals: Totals) -> [String?] {
            [kind, key, name, String(totals.siteCount)]
                + SiteFigure.summed.map { totals[$0].known?.description }
                + reasons.map { totals.exclusions[$0].map(String.init) }
        }
        var rows = groups.map { line(grouping?.rawValue, $0.key, $0.name, $0.totals) }
        rows.append(line("total", nil, nil, total))
        if grouping != nil {
            rows.append(
                ["overlap", nil, nil, nil] + SiteFigure.summed.map { overlap[$0]?.description }
                    + reasons.map { _ in nil })
        }
        return CSVTable(columns: columns, rows: rows).bytes
    }
}

extension FigureHistory {
    /// The history as CSV (RFC 4180): a row for each version.
    public var csv: [UInt8] {
        CSVTable(
            columns: ["version", "recorded_at", figure.rawValue, "overlap_ha", "sites", "imports", "reverts"],
            rows: steps.map { step in
                [
                    String(step.change.version), step.change.recordedAt, step.hectares?.description,
                    step.overlapHectares.description, String(step.siteCount),
                    step.change.imports.joined(separator: "; "), step.change.reverts.map(String.init),
                ]
            }
        ).bytes
    }
}
