import CSystem
import Foundation

/// The door: reads the command's name, hands over, and turns what comes back into an exit status.
@main
struct Kaynak {
    static let commands: [any Command.Type] = [
        ServeCommand.self, DemoCommand.self, AskCommand.self, SearchCommand.self, EvalCommand.self,
        TenantCommand.self, KeyCommand.self, MigrateCommand.self, DoctorCommand.self,
        EmbedCommand.self, ExtractCommand.self, ValuationCommand.self, PIICommand.self, GuardCommand.self,
        BenchCommand.self, PluginCommand.self,
    ]

    static func main() async {
        let words = Array(CommandLine.arguments.dropFirst())
        exit(await run(words))
    }

    /// Exit status 0: done; 1: the work failed; 2: wrong usage.
    static func run(_ words: [String]) async -> Int32 {
        guard let first = words.first, !["-h", "--help"].contains(first) else {
            Terminal.print(Help.overview(commands))
            return words.isEmpty ? 2 : 0
        }
        if first == "help" { return help(words.dropFirst().first) }
        if first == "--version" {
            Terminal.print("kaynak \(Version.current)")
            return 0
        }
        guard let command = commands.first(where: { $0.name == first }) else {
            Terminal.complain("there is no command '\(first)'\n\n\(Help.overview(commands))")
            return 2
        }
        if words.dropFirst().contains(where: { ["-h", "--help"].contains($0) }) { return help(first) }
        do {
            let arguments = try Arguments(Array(words.dropFirst()), of: command)
            try await command.handlesSignals
                ? command.run(arguments) : interruptible { try await command.run(arguments) }
            return 0
        } catch let error as UsageError {
            Terminal.complain("\(error.message)\n\nusage: \(command.usage)\nsee:   kaynak help \(command.name)")
            return 2
        } catch let error as ConfigurationError where error.origin.hasPrefix("--") {
            Terminal.complain("\(error.description)\n\nusage: \(command.usage)\nsee:   kaynak help \(command.name)")
            return 2
        } catch {
            Terminal.complain(Failure.describe(error))
            return 1
        }
    }

    /// Ctrl-C cancels the work, so that what it opened is closed and what it made for itself is removed.
    private static func interruptible(_ work: @escaping @Sendable () async throws -> Void) async throws {
        let stop = StopSignal()
        let running = Task { try await work() }
        let waiting = Task {
            await stop.wait()
            if Task.isCancelled { return }
            Terminal.note("\nstopping…")
            running.cancel()
        }
        defer { waiting.cancel() }
        do { try await running.value } catch is CancellationError { throw CommandError("interrupted") }
    }

    private static func help(_ name: String?) -> Int32 {
        guard let name else {
            Terminal.print(Help.overview(commands))
            return 0
        }
        guard let command = commands.first(where: { $0.name == name }) else {
            Terminal.complain("there is no command '\(name)'\n\n\(Help.overview(commands))")
            return 2
        }
        Terminal.print(Help.page(of: command))
        return 0
    }
}

enum Version {
    static let current = "0.1.0"
}
