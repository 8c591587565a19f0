internal import Foundation

/// The limits of the reads of a server. Reads without limits run to their end.
public struct ReadLimits: Sendable {
    /// The time for a cheap read: one feature, a page by key, a box. Such a read takes milliseconds. It takes seconds
    /// only while another process locks the file or the machine is overloaded.
    public var cheap = Duration.seconds(10)
    /// The time for an expensive read, including the wait in the queue. The totals of 100,000 sites with plots take 51 s.
    public var expensive = Duration.seconds(60)
    /// The number of expensive reads at a time. One core is left for cheap reads.
    public var runningCount = max(ProcessInfo.processInfo.activeProcessorCount - 1, 1)
    /// The number of expensive reads that wait. More would wait longer than most clients do.
    public var waitingCount = 16
    /// The number of computations without reads at a time, such as to parse a filter or to write a page.
    public var computationCount = max(ProcessInfo.processInfo.activeProcessorCount / 2, 1)
    /// The number of computations that wait. Each takes milliseconds.
    public var waitingComputationCount = 64
    /// The price above which a read is expensive, in comparisons. This many take about 20 ms.
    public var cheapPrice = 200_000.0
    /// The price above which a query is refused, in comparisons. This many take about 6 s, and a page evaluates its
    /// query up to three times.
    public var highestPrice = 60_000_000.0

    /// Creates the limits of `standorte serve`.
    public init() {}
}

/// The class of a read, by the time that it may take.
public enum ReadCost: Hashable, Sendable {
    /// A read of milliseconds. It never waits for expensive reads.
    case cheap
    /// A read over many features. A server runs a few of them at a time.
    case expensive
}

/// The reason why a server ends a read or does not start it.
public enum ReadRefusal: StoreUnavailable, Hashable {
    /// The read has reached its deadline.
    case tookTooLong
    /// Too many expensive reads wait.
    case queueIsFull

    /// The reason for clients.
    public var unavailability: StoreUnavailability? {
        switch self {
        case .tookTooLong: .queryTookTooLong
        case .queueIsFull: .tooManyQueries
        }
    }
}

/// The error for a query whose price is above ``ReadLimits/highestPrice``.
public struct QueryTooExpensive: Error, Hashable {
    /// The price of the query, in comparisons.
    public let price: Double
    /// The highest price of a query that is run.
    public let limit: Double

    /// Creates the error for a price.
    public init(price: Double, limit: Double) {
        self.price = price
        self.limit = limit
    }

    /// The price, the limit, and the ways to a lower price.
    public var message: LocalizedText {
        let (price, limit) = (Self.millions(price), Self.millions(limit))
        return LocalizedText(
            de: "Die Abfrage kostet \(price) Millionen Vergleiche; erlaubt sind \(limit) Millionen. "
                + "Weniger Bedingungen, weniger LIKE, CASEI und ACCENTI, Geometrien mit weniger Stützpunkten "
                + "oder ein kleinerer Bereich (bbox) senken den Preis.",
            en: "The query costs \(price) million comparisons; the limit is \(limit) million. "
                + "Fewer conditions, fewer LIKE, CASEI and ACCENTI, geometries with fewer vertices, "
                + "or a smaller area (bbox) lower the price.")
    }

    private static func millions(_ count: Double) -> String { String(Int(saturating: (count / 1e6).rounded(.up))) }
}
