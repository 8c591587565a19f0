extension CollectionID {
    /// The collections in the order in which they are stored: those that sites depend on come first, so that each site is
    /// computed once.
    package static let dependencyOrder: [CollectionID] = [
        .municipalities, .junctions, .roadNetwork, .roadProjects, .roadSections, .constraints,
        .plots, .targets, .accessLinks, .sites,
    ]
}
