import Dispatch
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
    /// Where its long work is done, one piece after the other.
    private let bench = DispatchQueue(label: "kaynak.niche", qos: .utility)
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
    /// - Parameter limit: for the niche's own part, where it is more than every piece has.
    /// - Throws: ``PluginFault``, or what is an answer: ``PluginProblem``, `Problem`, and what a database may say at any
    ///   time.
    func run<Value: Sendable>(
        countingThrows: Bool = true, within limit: Duration? = nil,
        _ work: @escaping @Sendable (NicheTimer) async throws -> Value
    ) async throws -> Value {
        try await timed(countingThrows, limit ?? limits.time) { timer, answer in
            Task.detached {
                do { answer.give(.success(try await work(timer))) } catch { answer.give(.failure(error)) }
            }
        }
    }

    /// Runs long work of the niche outside of any transaction, when what was there before is done.
    ///
    /// - Throws: as ``run(countingThrows:within:_:)``.
    func compute<Value: Sendable>(
        countingThrows: Bool = true, within limit: Duration, _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await timed(countingThrows, limit) { [bench] timer, answer in
            bench.async {
                do { answer.give(.success(try timer.time(work))) } catch { answer.give(.failure(error)) }
            }
        }
    }

    private func timed<Value: Sendable>(
        _ countingThrows: Bool, _ limit: Duration, _ start: (NicheTimer, SingleAnswer<Value>) -> Void
    ) async throws -> Value {
        guard isUp else { throw PluginFault.switchedOff }
        do {
            let value = try await withCheckedThrowingContinuation {
                (continuation: CheckedContinuation<Value, any Error>) in
                let answer = SingleAnswer(continuation)
                start(NicheTimer(limit: limit) { answer.give(.failure(PluginFault.overran)) }, answer)
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
