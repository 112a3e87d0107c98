/// Work that takes longer than a transaction may last.
///
/// What it needs is read in one transaction; it runs outside of any, on a thread of the niche's own; and what came of it
/// is written in another, which looks again at whatever may have changed meanwhile:
///
/// ```swift
/// ScheduledJob("refit", within: .seconds(300)) { call, session in
///     let rows = try Comparables.all(session)
///     return Computation {
///         let model = Model(rows)
///         return { session in try model.save(session) }
///     }
/// }
/// ```
public struct Computation<Outcome: Sendable>: Sendable {
    public typealias Finish = @Sendable (borrowing PluginSession) throws -> Outcome

    package enum Stage: Sendable {
        case computes(@Sendable () throws -> Finish)
        case settled(Finish)
    }

    package let stage: Stage

    /// - Parameter work: touches nothing but what it has captured; what it returns writes.
    public init(_ work: @escaping @Sendable () throws -> Finish) { stage = .computes(work) }

    private init(settled: @escaping Finish) { stage = .settled(settled) }

    /// Where there is nothing to compute after all: goes on to writing at once.
    public static func settled(_ finish: @escaping Finish) -> Computation { Computation(settled: finish) }

    /// All that is left of it within one session, as a test or a talk wants it.
    public func callAsFunction(_ session: borrowing PluginSession) throws -> Outcome {
        switch stage {
        case .computes(let work): try work()(session)
        case .settled(let finish): try finish(session)
        }
    }
}
