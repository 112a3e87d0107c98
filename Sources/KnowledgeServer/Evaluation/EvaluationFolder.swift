import Foundation

/// A folder shaped like the evaluation format: tenants with their documents, questions and intent messages.
struct EvaluationFolder: Sendable {
    let path: String

    /// What the runner may know of a tenant.
    struct Tenant: Decodable, Sendable {
        struct File: Decodable, Sendable {
            let file: String
            let title: String
            let lang: String?
            let password: String?
        }

        let id: String
        let name: String
        let niche: String
        let languages: [String]
        let documents: [File]
        /// Questions to offer on the page; the demo corpora have them.
        let examples: [String]?
    }

    /// What the runner may know of a question.
    struct Prompt: Decodable, Sendable {
        struct Turn: Decodable, Sendable {
            let role: String
            let text: String
        }

        let id: String
        let tenant: String
        let text: String
        let history: [Turn]?
    }

    /// A message whose intent is asked for, under one niche.
    struct IntentPrompt: Decodable, Sendable {
        let id: String
        let niche: String
        let text: String
    }

    init(path: String) throws {
        self.path = URL(fileURLWithPath: path).standardizedFileURL.path
        var isFolder: ObjCBool = false
        let tenants = self.path + "/tenants"
        guard FileManager.default.fileExists(atPath: tenants, isDirectory: &isFolder), isFolder.boolValue else {
            throw EvaluationError("\(path) has no folder 'tenants'; it is no evaluation folder")
        }
    }

    func tenants() throws -> [Tenant] {
        try tenantNames().map { name in
            try decoded(
                Tenant.self, from: Data(contentsOf: URL(fileURLWithPath: tenantFile(name, "tenant.json"))), name)
        }
    }

    func tenantNames() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path + "/tenants")
            .filter { FileManager.default.fileExists(atPath: tenantFile($0, "tenant.json")) }
            .sorted()
    }

    func tenantFile(_ tenant: String, _ file: String) -> String { "\(path)/tenants/\(tenant)/\(file)" }

    func prompts() throws -> [Prompt] { try lines("questions.jsonl") }

    func intentPrompts() throws -> [IntentPrompt] { try lines("intents.jsonl") }

    func lines<Value: Decodable>(_ file: String) throws -> [Value] {
        try JSONLines.decode(Value.self, path: "\(path)/\(file)")
    }

    func decoded<Value: Decodable>(_ type: Value.Type, from data: Data, _ what: String) throws -> Value {
        do { return try JSONDecoder().decode(type, from: data) } catch {
            throw EvaluationError("\(what): \(Failure.describe(error))")
        }
    }
}

/// The folder or a results file is not of the format.
struct EvaluationError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// One JSON object a line.
enum JSONLines {
    static func decode<Value: Decodable>(_ type: Value.Type, path: String) throws -> [Value] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw EvaluationError("\(path) cannot be read")
        }
        let decoder = JSONDecoder()
        var values: [Value] = []
        for (index, line) in data.split(separator: UInt8(ascii: "\n")).enumerated() {
            if line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) { continue }
            do { values.append(try decoder.decode(type, from: Data(line))) } catch {
                throw EvaluationError("\(path), object \(index + 1): \(Failure.describe(error))")
            }
        }
        return values
    }

    /// Keys sorted, slashes plain: the same object gives the same line.
    static func line(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var data = try encoder.encode(value)
        data.append(UInt8(ascii: "\n"))
        return data
    }
}
