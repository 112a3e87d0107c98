import Embeddings
import Foundation

/// A host and a port, as in `127.0.0.1:8080`.
struct Address: Sendable, Equatable, CustomStringConvertible {
    let host: String
    let port: Int

    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port)
        else { return nil }
        let host = text[..<colon].trimmingCharacters(in: ["[", "]"])
        guard !host.isEmpty else { return nil }
        self.host = host
        self.port = port
    }

    init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// A literal of this machine, or exactly `localhost`: a name that merely begins like one is anybody's.
    var isLoopback: Bool {
        var four = in_addr()
        if inet_pton(AF_INET, host, &four) == 1 { return UInt32(bigEndian: four.s_addr) >> 24 == 127 }
        return host == "localhost" || host == "::1"
    }
}

/// A setting has a value that cannot be used.
struct ConfigurationError: Error, CustomStringConvertible {
    let setting: Setting
    let origin: String
    let detail: String

    var description: String { "\(setting.rawValue) (from \(origin)): \(detail)" }
}

/// How this installation is set up: every setting resolved once, at start.
struct Configuration: Sendable {
    private(set) var dataDirectory: String
    private(set) var listen: Address
    private(set) var metricsListen: Address?
    private(set) var databaseURL: String?
    let modelPath: String
    /// In bytes.
    let uploadLimit: Int
    let workers: Int
    /// What the embedding model computes with.
    let instructions: InstructionSet
    let log: String?
    /// Whether addresses that tenants name may lie in private networks, which a server beside its inbox needs.
    let allowsPrivateTargets: Bool
    /// Where each setting came from, for `kaynak doctor`.
    let origins: [Setting: String]

    /// - Throws: ``ConfigurationError`` naming the setting, where it came from and what would be right.
    init(
        _ arguments: Arguments, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws {
        var source = SettingSource(arguments: arguments, environment: environment)
        let data = absolute(source.text(.data) ?? Paths.checkout.map { $0 + "/var" } ?? "var")
        source.readFile(data + "/kaynak.conf")
        try source.checkFile()
        dataDirectory = data
        listen = try source.address(.listen) ?? Address(host: "127.0.0.1", port: 8080)
        metricsListen =
            source.text(.metricsListen) == "off"
            ? nil : try source.address(.metricsListen) ?? Address(host: "127.0.0.1", port: 9090)
        databaseURL = source.text(.database)
        modelPath = source.text(.model).map(absolute) ?? Paths.defaultModel(dataDirectory: data)
        uploadLimit = try source.number(.uploadLimit, in: 1...2000, default: 50) << 20
        workers = try source.number(
            .workers, in: 1...256, default: max(1, ProcessInfo.processInfo.activeProcessorCount))
        instructions = try source.instructions()
        log = source.text(.log)
        allowsPrivateTargets = try source.flag(.privateTargets, yes: "allow", no: "deny")
        origins = source.origins
    }

    /// The same installation in another folder: where the preferred one cannot be reached by PostgreSQL's user.
    func with(dataDirectory: String) -> Configuration {
        var copy = self
        copy.dataDirectory = dataDirectory
        return copy
    }

    /// The same settings for a server that only this process knows of.
    func onFreePort() -> Configuration {
        var copy = self
        copy.listen = Address(host: "127.0.0.1", port: 0)
        copy.metricsListen = nil
        return copy
    }

    /// The same settings over a private cluster, whatever database is configured.
    func onPrivateCluster() -> Configuration {
        var copy = self
        copy.databaseURL = nil
        return copy
    }
}

/// Looks a setting up where it may stand: flag, environment, file.
private struct SettingSource {
    let arguments: Arguments
    let environment: [String: String]
    var file: [String: String] = [:]
    var filePath = ""
    var origins: [Setting: String] = [:]

    init(arguments: Arguments, environment: [String: String]) {
        self.arguments = arguments
        self.environment = environment
    }

    /// Lines of `name = value`; `#` begins a comment.
    mutating func readFile(_ path: String) {
        filePath = path
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return }
        for line in text.split(whereSeparator: \.isNewline) {
            let bare = line.trimmingCharacters(in: .whitespaces)
            guard !bare.isEmpty, !bare.hasPrefix("#") else { continue }
            let parts = bare.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            file[parts[0]] = parts.count == 2 ? parts[1] : ""
        }
    }

    func checkFile() throws {
        if file["data"] != nil {
            throw UsageError("\(filePath) sets 'data', but lies in the data folder itself; use --data or KAYNAK_DATA")
        }
        for name in file.keys.sorted() where Setting(rawValue: name) == nil {
            let known = Setting.allCases.map(\.rawValue).joined(separator: ", ")
            throw UsageError("\(filePath) sets '\(name)', which does not exist; there are: \(known)")
        }
    }

    mutating func text(_ setting: Setting) -> String? {
        if let value = arguments[setting.rawValue] {
            origins[setting] = "--\(setting.rawValue)"
            return value
        }
        if let value = environment[setting.environmentName], !value.isEmpty {
            origins[setting] = setting.environmentName
            return value
        }
        if let value = file[setting.rawValue], !value.isEmpty {
            origins[setting] = filePath
            return value
        }
        return nil
    }

    mutating func address(_ setting: Setting) throws -> Address? {
        guard let text = text(setting) else { return nil }
        guard let address = Address(text) else {
            throw ConfigurationError(
                setting: setting, origin: origins[setting] ?? "",
                detail: "'\(text)' is no HOST:PORT, such as 127.0.0.1:8080")
        }
        return address
    }

    mutating func number(_ setting: Setting, in range: ClosedRange<Int>, default fallback: Int) throws -> Int {
        guard let text = text(setting) else { return fallback }
        guard let number = Int(text), range.contains(number) else {
            throw ConfigurationError(
                setting: setting, origin: origins[setting] ?? "",
                detail: "'\(text)' is no whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// One of two words; `no` where nothing is said.
    mutating func flag(_ setting: Setting, yes: String, no: String) throws -> Bool {
        guard let text = text(setting) else { return false }
        guard text == yes || text == no else {
            throw ConfigurationError(
                setting: setting, origin: origins[setting] ?? "", detail: "'\(text)' is neither '\(yes)' nor '\(no)'")
        }
        return text == yes
    }

    mutating func instructions() throws -> InstructionSet {
        guard let text = text(.cpu) else { return .best }
        guard let set = InstructionSet(rawValue: text), set.isAvailable else {
            let available = InstructionSet.allCases.filter(\.isAvailable).map(\.rawValue).joined(separator: ", ")
            throw ConfigurationError(
                setting: .cpu, origin: origins[.cpu] ?? "",
                detail: "'\(text)' is no instruction set of this processor; there are: \(available)")
        }
        return set
    }
}

private func absolute(_ path: String) -> String {
    let expanded = (path as NSString).expandingTildeInPath
    if expanded.hasPrefix("/") { return expanded }
    return URL(fileURLWithPath: expanded).standardizedFileURL.path
}
