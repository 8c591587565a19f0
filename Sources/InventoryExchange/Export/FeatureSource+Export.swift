public import SimpleFeatures
public import SiteInventory

extension FeatureSource {
    /// Writes the current features of a collection.
    ///
    /// Reads the features one by one, at least twice, so that memory does not grow with their number.
    ///
    /// - Parameter write: opens the file, calls its argument with the file's sink, and returns the result.
    /// - Returns: the written layers and columns, and the losses.
    /// - Throws: ``ExportError`` when the format cannot hold the collection; the errors of `write` and of the store.
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
