import Foundation
import FoundationNetworking
import Synchronization

/// Processes this test run has started and must not leave behind.
private let children = Mutex<Set<Int32>>([])

/// Ends every child and waits, so that private clusters are stopped before their folders go.
private func endChildren() {
    let pids = children.withLock { $0 }
    for pid in pids { kill(pid, SIGTERM) }
    for pid in pids { waitpid(pid, nil, 0) }
    let folders = RunningServer.folders.withLock { $0 }
    let leaks = LogWatch.leaks(in: folders)
    for folder in folders { try? FileManager.default.removeItem(atPath: folder) }
    guard leaks.isEmpty else {
        FileHandle.standardError.write(Data(("personal data in logs:\n" + leaks.joined(separator: "\n") + "\n").utf8))
        // All tests are over: only the exit status is left to fail by.
        _exit(1)
    }
}

/// The real `kaynak` in a process of its own, over a data folder of its own.
final class RunningServer: Sendable {
    static let folders = Mutex<Set<String>>([])
    private static let registered: Void = { atexit { endChildren() } }()

    let data: String
    let address: String
    private let process: Process

    /// Starts `kaynak serve` and waits until it says where it listens.
    init(data: String? = nil, arguments: [String] = []) async throws {
        _ = Self.registered
        self.data = try data ?? Self.temporaryFolder()
        let process = Process()
        process.executableURL = Self.executable
        process.arguments =
            ["serve", "--data", self.data, "--listen", "127.0.0.1:0", "--metrics-listen", "off"] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = try Self.log(in: self.data)
        try process.run()
        self.process = process
        children.withLock { _ = $0.insert(process.processIdentifier) }
        address = try await Self.address(from: output.fileHandleForReading, data: self.data)
    }

    static var executable: URL {
        Bundle.main.executableURL.map { executable in
            var folder = executable.deletingLastPathComponent()
            while folder.path != "/" {
                let candidate = folder.appendingPathComponent("kaynak")
                if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
                folder.deleteLastPathComponent()
            }
            return executable
        }!
    }

    static var checkout: String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
    }

    static func temporaryFolder() throws -> String {
        _ = registered
        let path = FileManager.default.temporaryDirectory.path + "/kaynak-test-" + UUID().uuidString.prefix(8)
        // PostgreSQL's user must be able to reach it.
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        folders.withLock { _ = $0.insert(path) }
        return path
    }

    /// As a crash or the power switch would end it.
    func kill9() {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        children.withLock { _ = $0.remove(process.processIdentifier) }
    }

    /// As Ctrl-C would.
    func interrupt() -> Int32 {
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        children.withLock { _ = $0.remove(process.processIdentifier) }
        return process.terminationStatus
    }

    private static func log(in data: String) throws -> FileHandle {
        let path = data + "/test.log"
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }

    private static func address(from handle: FileHandle, data: String) async throws -> String {
        // A blocking read, so not on a thread that tests run on.
        let line = await Task.detached {
            var text = ""
            while !text.contains("\n") {
                let piece = handle.availableData
                if piece.isEmpty { break }
                text += String(decoding: piece, as: UTF8.self)
            }
            // What the server says later must not fill the pipe.
            handle.readabilityHandler = { _ = $0.availableData }
            return text
        }.value
        let mark = "kaynak is ready at "
        guard let found = line.split(separator: "\n").first(where: { $0.hasPrefix(mark) }) else {
            let log = (try? String(contentsOfFile: data + "/test.log", encoding: .utf8)) ?? ""
            throw TestFailure("the server ended: \(log)")
        }
        return String(found.dropFirst(mark.count))
    }
}

struct TestFailure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// What a finished command left: status, output, complaints.
struct CommandResult: Sendable {
    let status: Int32
    let output: String
    let errors: String
}

/// Runs `kaynak` with arguments and waits for its end.
func kaynak(_ arguments: String...) async throws -> CommandResult { try await kaynak(arguments) }

func kaynak(_ arguments: [String]) async throws -> CommandResult {
    let process = Process()
    process.executableURL = RunningServer.executable
    process.arguments = arguments
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    async let out = Task.detached { output.fileHandleForReading.readDataToEndOfFile() }.value
    async let err = Task.detached { errors.fileHandleForReading.readDataToEndOfFile() }.value
    let (outData, errData) = await (out, err)
    process.waitUntilExit()
    return CommandResult(
        status: process.terminationStatus, output: String(decoding: outData, as: UTF8.self),
        errors: String(decoding: errData, as: UTF8.self))
}
