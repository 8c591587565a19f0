extension CollectionID {
    /// The collections in the order in which they are stored. Those that sites depend on come first, so that each site
    /// is computed once.
    package static let dependencyOrder = allCases.sorted { $0.dependencyRank < $1.dependencyRank }

    private var dependencyRank: Int {
        switch self {
        case .municipalities: 0
        case .junctions: 1
        case .roadNetwork: 2
        case .roadProjects: 3
        case .roadSections: 4
        case .constraints: 5
        case .plots: 6
        case .targets: 7
        case .accessLinks: 8
        case .sites: 9
        }
    }
}
