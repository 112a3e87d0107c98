import Knowledge
import Storage

/// Keeps the indexes of one process in step with the database and its files in order, until the task is cancelled.
struct IndexUpkeep: Sendable {
    let indexes: IndexRegistry
    let database: Database
    let operations: Operator
    let log: Log

    func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await follow() }
            group.addTask { await maintain() }
        }
    }

    /// Brings open indexes up to date as soon as something changed, so that no search has to wait for it.
    private func follow() async {
        for await notice in database.indexNotices() {
            switch notice {
            case .changed(let tenant): await indexes.refresh([tenant])
            case .mayHaveMissed: await indexes.refresh(nil)
            }
            if Task.isCancelled { return }
        }
    }

    private func maintain() async {
        var round = 0
        while !Task.isCancelled {
            if round % Self.roundsBetweenSweeps == 0 { await sweep() }
            round += 1
            indexes.maintain()
            try? await Task.sleep(for: Self.pause)
        }
    }

    /// Removes indexes of tenants that are gone, deleted by whichever process.
    private func sweep() async {
        do {
            let present = Set(try await operations.tenants().map(\.context.id))
            for tenant in indexes.tenants.subtracting(present) { try indexes.forget(tenant) }
        } catch is CancellationError {
        } catch {
            log.warning("index_sweep_failed", ["reason": .text(Failure.describe(error))])
        }
    }

    private static let pause: Duration = .seconds(2)
    private static let roundsBetweenSweeps = 20
}
