internal import SimpleFeatures

/// The columns of a CSV file, from its first record.
struct CSVHeader {
    struct Column: Hashable {
        var name: String
        var index: Int
        var kind = SourceField.Kind.string
    }

    /// The columns with attributes, and those with ordinates. A column with a whole geometry is not among them.
    let columns: [Column]
    let geometry: CSVGeometryColumns?
    /// The number of cells in a row, without columns at the end that have neither name nor values.
    let width: Int
    private let cellCount: Int
    private(set) var faults: [SourceFault] = []

    /// - Parameter filled: for each column, whether any row has a value in it.
    init(_ cells: [[UInt8]], _ filled: [Bool], _ decoder: TextDecoder, _ file: String) {
        var names: [String] = []
        var uniqueNames = UniqueNames()
        var columns: [Column] = []
        for (index, cell) in cells.enumerated() {
            var name = decoder.decode(cell[...], isWide: false).text.trimmingSpaces
            if name.isEmpty, filled[index] {
                name = "COLUMN_\(index + 1)"
                faults.append(SourceFault(.csvColumnUnnamed, file: file, value: name))
            }
            let unique = name.isEmpty ? name : uniqueNames.add(name)
            if unique != name {
                faults.append(SourceFault(.fieldNameRepeated, file: file, field: name, value: unique))
            }
            names.append(unique)
            if !unique.isEmpty { columns.append(Column(name: unique, index: index)) }
        }
        let found = CSVGeometryColumns.find(among: names)
        if let found, !found.others.isEmpty, case .coordinates(let x, let y) = found.columns {
            faults.append(
                SourceFault(
                    .csvCoordinatesSeveral, file: file, value: "\(names[x])/\(names[y])",
                    detail: found.others.joined(separator: ", ")))
        }
        geometry = found?.columns
        width = (columns.last?.index ?? 0) + 1
        switch found?.columns {
        case .text(let text): columns.removeAll { $0.index == text }
        case .coordinates(let x, let y):
            for place in columns.indices where [x, y].contains(columns[place].index) {
                columns[place].kind = .coordinate
            }
        case nil: break
        }
        self.columns = columns
        cellCount = cells.count
    }

    /// True for a record with a cell for each column. Extra empty cells at the end, as spreadsheets write them, are
    /// ignored.
    func fits(_ cells: [[UInt8]]) -> Bool {
        cells.count >= width && (cells.count <= cellCount || cells[cellCount...].allSatisfy(\.isEmpty))
    }
}
