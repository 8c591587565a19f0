internal import Logging
internal import ServiceLifecycle
internal import Zukunftsstandorte

/// Keeps a served inventory true over midnight: validity dates pass, and years come.
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
                    logger.error("the day's changes could not be computed: \(error)")
                }
            }
        }
    }
}
