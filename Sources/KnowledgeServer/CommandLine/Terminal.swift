import CSystem
import Foundation
import Glibc

/// Words for the person at the terminal: results on standard output, everything else on standard error.
enum Terminal {
    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    static func print(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

    static func note(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

    static func complain(_ text: String) { write("kaynak: \(text)\n", to: STDERR_FILENO) }

    /// Writes everything or gives up on a closed pipe: there is nobody left to tell.
    static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                return
            }
            rest = rest.dropFirst(count)
        }
    }
}

/// One line that is rewritten while long work goes on; silent where standard error is no terminal.
final class Progress: Sendable {
    private let label: String
    private let shows: Bool

    init(_ label: String) {
        self.label = label
        shows = Terminal.errorIsTerminal
    }

    func update(_ done: Int, of total: Int, _ detail: String = "") {
        guard shows, total > 0 else { return }
        let width = 24
        let filled = min(width, done * width / total)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        Terminal.write("\r\u{1B}[2K\(label) \(bar) \(done)/\(total) \(detail)", to: STDERR_FILENO)
    }

    func finish() {
        if shows { Terminal.write("\r\u{1B}[2K", to: STDERR_FILENO) }
    }
}
