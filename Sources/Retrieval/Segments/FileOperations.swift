import Glibc

/// A call to the system that failed.
struct FileFailure: Error, CustomStringConvertible {
    let operation: String
    let code: Int32

    var description: String { "\(operation): \(String(cString: strerror(code)))" }
}

/// The calls by which a store changes its folder: all of them go through here, so that a test can let any one fail.
protocol FileOperations: Sendable {
    /// How many bytes are written at once.
    var bufferSize: Int { get }

    /// Creates the folder and those above it; no error where it is there.
    func makeFolder(_ path: String) throws
    /// Creates a file that is not there yet.
    func create(_ path: String) throws -> Int32
    func append(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws
    func overwriteStart(with bytes: UnsafeRawBufferPointer, in descriptor: Int32) throws
    /// Returns when the file's bytes would outlive a power cut.
    func synchronize(_ descriptor: Int32) throws
    /// Takes the place of a file that is there.
    func rename(_ path: String, to other: String) throws
    /// No error where there is no such file.
    func unlink(_ path: String) throws
    /// Removes an empty folder; no error where there is none.
    func removeFolder(_ path: String) throws
    /// Returns when the folder's names would outlive a power cut.
    func synchronizeFolder(_ path: String) throws
}

struct SystemFiles: FileOperations {
    let bufferSize = 1 << 18

    func makeFolder(_ path: String) throws {
        if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
        let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
        guard errno == ENOENT, !parent.isEmpty else { throw failure("mkdir") }
        try makeFolder(parent)
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure("mkdir") }
    }

    func create(_ path: String) throws -> Int32 {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("open") }
        return descriptor
    }

    func append(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure("write") }
            rest = rest.dropFirst(count)
        }
    }

    func overwriteStart(with bytes: UnsafeRawBufferPointer, in descriptor: Int32) throws {
        guard pwrite(descriptor, bytes.baseAddress, bytes.count, 0) == bytes.count else { throw failure("pwrite") }
    }

    func synchronize(_ descriptor: Int32) throws {
        guard fsync(descriptor) == 0 else { throw failure("fsync") }
    }

    func rename(_ path: String, to other: String) throws {
        guard Glibc.rename(path, other) == 0 else { throw failure("rename") }
    }

    func unlink(_ path: String) throws {
        guard Glibc.unlink(path) == 0 || errno == ENOENT else { throw failure("unlink") }
    }

    func removeFolder(_ path: String) throws {
        guard rmdir(path) == 0 || errno == ENOENT else { throw failure("rmdir") }
    }

    func synchronizeFolder(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open") }
        defer { close(descriptor) }
        try synchronize(descriptor)
    }

    private func failure(_ operation: String) -> FileFailure { FileFailure(operation: operation, code: errno) }
}
