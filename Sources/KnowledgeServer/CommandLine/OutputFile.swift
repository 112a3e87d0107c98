import Foundation

/// A file that appears whole under its name when everything has been written, and not at all otherwise.
final class OutputFile {
    private let path: String
    private let handle: FileHandle
    /// Where the bytes go until then; `nil` for a device or a pipe, and once it is finished.
    private var unfinished: String?

    /// A device or a pipe is written to as it is; a link's target is what is replaced.
    init(_ name: String) throws {
        path = URL(fileURLWithPath: name).resolvingSymlinksInPath().path
        var status = stat()
        if stat(name, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            guard let handle = FileHandle(forWritingAtPath: name) else {
                throw CommandError("\(name) cannot be written; may you write to it?")
            }
            self.handle = handle
            return
        }
        let unfinished = path + ".part"
        guard FileManager.default.createFile(atPath: unfinished, contents: nil),
            let handle = FileHandle(forWritingAtPath: unfinished)
        else { throw CommandError("\(path) cannot be written; is the folder there, and may you write to it?") }
        self.handle = handle
        self.unfinished = unfinished
    }

    /// Interrupted or failed: what was written is of no use to anybody.
    deinit { if let unfinished { unlink(unfinished) } }

    func write(_ data: Data) throws { try handle.write(contentsOf: data) }

    func finish() throws {
        try handle.close()
        guard let unfinished else { return }
        guard rename(unfinished, path) == 0 else { throw CommandError("\(path) cannot be written") }
        self.unfinished = nil
    }
}
