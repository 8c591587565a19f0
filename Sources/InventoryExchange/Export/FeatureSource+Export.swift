public import SimpleFeatures
public import SiteInventory

extension FeatureSource {
    /// Writes a collection as it is at this instant.
    ///
    /// Features are read one after the other, twice or more: memory does not grow with their number.
    ///
    /// - Parameter write: calls its argument with the sink of a file, and gives back what that gives.
    /// - Throws: ``ExportError`` for what the format cannot do, and what `write` throws.
    public func export(
        _ collection: CollectionID, _ options: ExportOptions, on day: CalendarDay = .today,
        to write: @escaping @Sendable (_ body: (any VectorSink) throws -> ExportOutcome) throws -> ExportOutcome
    ) async throws -> ExportOutcome {
        let crs = crs
        return try await read { snapshot in
            var export = try LayerExport(.of(collection), options, from: crs) { body in
                try snapshot.forEachFeature(in: collection, body)
            }
            return try write { sink in
                let outcome = try export.run(into: sink)
                try sink.write(note: ExportNote.text(of: [outcome], on: day), named: ExportNote.name)
                return outcome
            }
        }
    }
}
