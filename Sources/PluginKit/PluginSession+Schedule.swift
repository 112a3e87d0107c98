import Foundation
import Storage

extension PluginSession {
    /// Has one of the niche's jobs done at a moment.
    ///
    /// - Parameters:
    ///   - key: the same key is the same work.
    ///   - conflict: what counts where that work is scheduled already.
    /// - Returns: whether it was written; `false` where the same work was kept.
    /// - Throws: ``PluginMistake`` where there is no such job.
    @discardableResult
    public borrowing func schedule(
        _ job: String, key: String, at moment: Date, _ payload: some Encodable = JSONValue.object([:]),
        ifThere conflict: ScheduleConflict = .replaces
    ) throws -> Bool {
        guard contributions.jobs.contains(where: { $0.name == job }) else {
            throw PluginMistake("there is no job '\(job)'")
        }
        return try store.schedule(
            job, key: key, of: plugin, at: moment, payload: JSON(text: WireFormat.encode(payload).text),
            ifThere: conflict)
    }

    /// - Returns: whether there was any.
    @discardableResult
    public borrowing func cancel(_ job: String, key: String) throws -> Bool {
        try store.cancelScheduled(job, key: key, of: plugin)
    }
}
