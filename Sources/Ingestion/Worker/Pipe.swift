import CSystem
import Glibc

/// Both ends of a pipe, closed with the object. Used by one thread.
final class Pipe {
    let readEnd: Int32
    private(set) var writeEnd: Int32

    init() throws(ExtractionError) {
        var ends: [Int32] = [-1, -1]
        guard csystem_pipe(&ends) == 0 else { throw ExtractionError(.workerNotStarted, errno: errno) }
        // Above the numbers that the child's descriptors get, so that setting up one cannot overwrite another.
        readEnd = fcntl(ends[0], F_DUPFD_CLOEXEC, 16)
        writeEnd = fcntl(ends[1], F_DUPFD_CLOEXEC, 16)
        let error = errno
        close(ends[0])
        close(ends[1])
        guard readEnd >= 0, writeEnd >= 0 else { throw ExtractionError(.workerNotStarted, errno: error) }
    }

    /// A pipe that already holds a short text and ends after it.
    convenience init(holding text: String) throws(ExtractionError) {
        try self.init()
        // At most 1,024 bytes, which a pipe takes without blocking (its buffer has at least a page).
        let bytes = Array(text.utf8.prefix(1_024))
        _ = write(writeEnd, bytes, bytes.count)
        closeWriteEnd()
    }

    func closeWriteEnd() {
        if writeEnd >= 0 { close(writeEnd) }
        writeEnd = -1
    }

    deinit {
        if readEnd >= 0 { close(readEnd) }
        closeWriteEnd()
    }
}
