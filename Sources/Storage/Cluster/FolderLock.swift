import CSystem
import Foundation

/// An advisory lock on a data folder, shared by the processes that use its cluster. It goes with its process, however
/// that ends.
final class FolderLock: Sendable {
    private let descriptor: Int32

    /// `nil` when the file cannot be made. The descriptor is not passed on to child processes: PostgreSQL would hold
    /// the lock for ever.
    init?(_ path: String) {
        descriptor = csystem_open_lock(path)
        if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }

    /// Takes it alone, if nobody else has it.
    func tryExclusive() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

    /// Takes it together with others; waits while somebody has it alone.
    func share() { while flock(descriptor, LOCK_SH) != 0, errno == EINTR {} }

    func release() { flock(descriptor, LOCK_UN) }
}
