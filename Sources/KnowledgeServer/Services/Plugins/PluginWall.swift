import Foundation
import Knowledge
import PluginKit
import Storage
import Synchronization

/// What stands between a niche's code and everything else: threads and connections of its own, a limit for each piece of
/// work, and a switch that goes off when it misbehaves and stays off until the process is started again.
final class PluginWall: Sendable {
    struct Limits: Sendable {
        /// For one piece of a niche's code.
        var time: Duration = .seconds(5)
        /// How many pieces at once; each has a thread and a connection.
        var connections = 3
        /// How long a piece may wait for its turn.
        var waiting: Duration = .seconds(20)
    }

    /// Of the niche alone. Each connection brings the thread that its transactions run on.
    let database: Database
    private let limits: Limits
    private let record = Mutex(FaultRecord())
    private let report: @Sendable (FaultRecord.Fault, any Error, Bool) -> Void

    /// - Parameter report: told of every fault, and whether it switched the niche off.
    init(
        _ address: DatabaseAddress, limits: Limits = Limits(),
        report: @escaping @Sendable (FaultRecord.Fault, any Error, Bool) -> Void
    ) {
        self.limits = limits
        self.report = report
        database = Database(
            address,
            limits: PoolLimits(
                connections: limits.connections, waitingTime: limits.waiting, statementTime: limits.time,
                idleTime: limits.time))
    }

    var isUp: Bool { record.withLock { !$0.isOff } }

    /// Runs work of which the niche's own part is inside `timer.time { … }`.
    ///
    /// - Throws: ``PluginFault``, or what is an answer: ``PluginProblem``, `Problem`, and what a database may say at any
    ///   time.
    func run<Value: Sendable>(
        countingThrows: Bool = true, _ work: @escaping @Sendable (NicheTimer) async throws -> Value
    ) async throws -> Value {
        guard isUp else { throw PluginFault.switchedOff }
        do {
            let value = try await withCheckedThrowingContinuation {
                (continuation: CheckedContinuation<Value, any Error>) in
                let answer = SingleAnswer(continuation)
                let timer = NicheTimer(limit: limits.time) { answer.give(.failure(PluginFault.overran)) }
                Task.detached {
                    do { answer.give(.success(try await work(timer))) } catch { answer.give(.failure(error)) }
                }
            }
            record.withLock { $0.succeeded() }
            return value
        } catch { throw judged(error, countingThrows) }
    }

    /// Whether it is the niche's fault.
    private func judged(_ error: any Error, _ countingThrows: Bool) -> any Error {
        let cause = (error as? WorkFailure)?.reason ?? error
        guard let fault = Self.fault(cause) else { return error }
        let isOver = record.withLock { record in
            fault == .overran || countingThrows ? record.failed(fault) : false
        }
        report(fault, cause, isOver)
        if error is WorkFailure { return error }
        return fault == .overran ? PluginFault.overran : PluginFault.threw
    }

    private static func fault(_ error: any Error) -> FaultRecord.Fault? {
        switch error {
        case PluginFault.overran: .overran
        case let error as StorageError:
            switch error.code {
            case .statementTimeout: .overran
            case .statement, .decoding, .denied, .aborted, .readOnly: .threw
            default: nil
            }
        default:
            APIProblem.of(error) == nil && !(error is PluginProblem) && !(error is CancellationError) ? .threw : nil
        }
    }
}

/// A continuation that several may answer: the first one does.
private final class SingleAnswer<Value: Sendable>: Sendable {
    private let continuation: Mutex<CheckedContinuation<Value, any Error>?>

    init(_ continuation: CheckedContinuation<Value, any Error>) { self.continuation = Mutex(continuation) }

    func give(_ result: Result<Value, any Error>) {
        continuation.withLock { $0.take() }?.resume(with: result)
    }
}
