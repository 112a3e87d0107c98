/// One verb of the command line: what it is called, how it is used, and what it does.
protocol Command: Sendable {
    static var name: String { get }
    static var summary: String { get }
    /// The form, on one line.
    static var usage: String { get }
    /// What the help page says beyond summary and options, with an example.
    static var discussion: String { get }
    static var options: [Option] { get }
    /// Whether the command itself waits for Ctrl-C; others are cancelled by it.
    static var handlesSignals: Bool { get }
    static func run(_ arguments: Arguments) async throws
}

extension Command {
    static var handlesSignals: Bool { false }
}

/// A `--name` of a command, with a value or without.
struct Option: Sendable {
    let name: String
    /// What the value is called in the help; `nil` for a switch.
    let value: String?
    let help: String

    static func value(_ name: String, _ value: String, _ help: String) -> Option {
        Option(name: name, value: value, help: help)
    }

    static func flag(_ name: String, _ help: String) -> Option { Option(name: name, value: nil, help: help) }
}

/// The command was called in a way it does not have; the remedy is its usage line.
struct UsageError: Error {
    let message: String
    init(_ message: String) { self.message = message }
}

/// The words after the command's name, read against the options it declares.
struct Arguments: Sendable {
    let positionals: [String]
    private let values: [String: String]
    private let flags: Set<String>

    init(_ words: [String], of command: any Command.Type) throws {
        let options = command.options + Setting.options
        var values: [String: String] = [:]
        var flags: Set<String> = []
        var positionals: [String] = []
        var rest = words[...]
        while let word = rest.popFirst() {
            guard word.hasPrefix("--"), word.count > 2 else {
                positionals.append(word)
                continue
            }
            let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            guard let option = options.first(where: { $0.name == name }) else {
                throw UsageError("'\(command.name)' has no option --\(name)")
            }
            if option.value == nil {
                guard parts.count == 1 else { throw UsageError("--\(name) takes no value") }
                flags.insert(name)
            } else if parts.count == 2 {
                values[name] = String(parts[1])
            } else if let value = rest.popFirst() {
                values[name] = value
            } else {
                throw UsageError("--\(name) needs a value: --\(name) \(option.value ?? "")")
            }
        }
        self.values = values
        self.flags = flags
        self.positionals = positionals
    }

    subscript(_ name: String) -> String? { values[name] }

    func has(_ flag: String) -> Bool { flags.contains(flag) }

    func required(_ name: String) throws -> String {
        guard let value = values[name] else { throw UsageError("--\(name) is missing") }
        return value
    }

    func number(_ name: String, in range: ClosedRange<Int>, default fallback: Int) throws -> Int {
        guard let text = values[name] else { return fallback }
        guard let number = Int(text), range.contains(number) else {
            throw UsageError(
                "--\(name) takes a whole number from \(range.lowerBound) to \(range.upperBound), not '\(text)'")
        }
        return number
    }

    func choice<Value: RawRepresentable & CaseIterable>(_ name: String, default fallback: Value) throws -> Value
    where Value.RawValue == String {
        guard let text = values[name] else { return fallback }
        guard let value = Value(rawValue: text) else {
            let choices = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw UsageError("--\(name) is one of \(choices), not '\(text)'")
        }
        return value
    }

    /// The only positional argument, called `what` where it is missing.
    func onlyPositional(_ what: String) throws -> String {
        guard let first = positionals.first else { throw UsageError("\(what) is missing") }
        guard positionals.count == 1 else { throw UsageError("unexpected argument '\(positionals[1])'") }
        return first
    }

    func noPositionals() throws {
        if let first = positionals.first { throw UsageError("unexpected argument '\(first)'") }
    }
}
