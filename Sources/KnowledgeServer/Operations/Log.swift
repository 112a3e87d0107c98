import CSystem
import Foundation
import Guardrails
import Synchronization

/// Structured log: one JSON object a line, with a time, a level, an event and its fields.
///
/// Message texts are never handed to it, and every field is masked on the way in: an address or a phone number in a
/// file's name does not reach the log.
final class Log: Sendable {
    enum Level: String, Sendable {
        case info
        case warning
        case error
    }

    private let descriptor: Mutex<Int32>
    /// What masks fields: while a tenant's request or job is in hand, with what is personal data to that tenant.
    @TaskLocal static var scanner = PIIScanner()

    /// - Parameter path: a file that is appended to, or `nil` for standard error.
    init(path: String?) {
        var descriptor = STDERR_FILENO
        if let path {
            let opened = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o640)
            if opened >= 0 { descriptor = opened }
        }
        self.descriptor = Mutex(descriptor)
    }

    func info(_ event: String, _ fields: [String: LogValue] = [:]) { write(.info, event, fields) }
    func warning(_ event: String, _ fields: [String: LogValue] = [:]) { write(.warning, event, fields) }
    func error(_ event: String, _ fields: [String: LogValue] = [:]) { write(.error, event, fields) }

    private func write(_ level: Level, _ event: String, _ fields: [String: LogValue]) {
        var line =
            "{\"time\":\"\(RFC3339.string(from: Date()))\",\"level\":\"\(level.rawValue)\",\"event\":\"\(event)\""
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            line += ",\"\(name)\":" + rendered(value)
        }
        let text = line + "}\n"
        descriptor.withLock { Terminal.write(text, to: $0) }
    }

    private func rendered(_ value: LogValue) -> String {
        switch value {
        case .integer(let number): String(number)
        case .number(let number): number.isFinite ? String(number) : "null"
        case .flag(let flag): String(flag)
        case .text(let text): JSONText.quoted(Self.scanner.masked(text))
        case .own(let text): JSONText.quoted(text)
        }
    }
}

/// What a log field may hold.
enum LogValue: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByStringInterpolation {
    case text(String)
    /// What this installation is called or where it listens; never anything of a person, as it is shown unmasked.
    case own(String)
    case integer(Int)
    case number(Double)
    case flag(Bool)

    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .integer(value) }
}

/// Times as RFC 3339 in UTC with milliseconds.
enum RFC3339 {
    static func string(from date: Date) -> String {
        let milliseconds = Int((date.timeIntervalSince1970 * 1000).rounded(.down))
        var seconds = time_t(milliseconds / 1000)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let day =
            "\(padded(Int(parts.tm_year) + 1900, 4))-\(padded(Int(parts.tm_mon) + 1, 2))-\(padded(Int(parts.tm_mday), 2))"
        let time = "\(padded(Int(parts.tm_hour), 2)):\(padded(Int(parts.tm_min), 2)):\(padded(Int(parts.tm_sec), 2))"
        return "\(day)T\(time).\(padded(milliseconds % 1000, 3))Z"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// JSON strings without an encoder, for the log's hot path.
enum JSONText {
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
