internal import Logging
internal import ServiceLifecycle
internal import Zukunftsstandorte

/// Updates figures of a served inventory that depend on the date, such as validity and target years.
struct DailyRefresh: Service {
    let inventory: Inventory
    let logger: Logger

    private static let interval = Duration.seconds(600)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while true {
                do {
                    try await Task.sleep(for: Self.interval)
                    try await inventory.refresh()
                } catch is CancellationError {
                    return
                } catch {
                    logger.error("The daily refresh failed: \(error)")
                }
            }
        }
    }
}
