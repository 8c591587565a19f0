extension FuzzTarget {
    static let all: [FuzzTarget] = [.http]
}
