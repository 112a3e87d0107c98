import Foundation

/// A small JSON object of a model folder: settings by key, with errors that name file, key and value.
struct SettingsFile: Sendable {
    let path: String
    let settings: [String: JSONValue]

    init(path: String) throws(EmbeddingError) {
        guard case .object(let settings) = try Self.json(path: path) else {
            throw .tampered(path, part: "no JSON object")
        }
        self.path = path
        self.settings = settings
    }

    /// `nil` where there is no such file.
    init?(ifPresent path: String) throws(EmbeddingError) {
        guard Self.exists(path) else { return nil }
        try self.init(path: path)
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    static func json(path: String) throws(EmbeddingError) -> JSONValue {
        let file = try MappedFile(path: path)
        guard file.bytes.count <= 1 << 20 else { throw .foreign(path, found: "\(file.bytes.count) bytes of settings") }
        do {
            return try withExtendedLifetime(file) { () throws(JSONValue.SyntaxError) in
                try JSONValue(parsing: file.bytes)
            }
        } catch {
            throw .tampered(path, part: "JSON: \(error.reason) at byte \(error.offset)")
        }
    }

    /// A whole number; `fallback` stands for a missing one.
    func count(_ key: String, in range: ClosedRange<Int>, default fallback: Int? = nil) throws(EmbeddingError) -> Int {
        switch settings[key] {
        case .integer(let value) where range.contains(value): return value
        case nil, .null:
            guard let fallback else { throw foreign(key) }
            return fallback
        default: throw foreign(key)
        }
    }

    func number(_ key: String) throws(EmbeddingError) -> Double {
        switch settings[key] {
        case .integer(let value): return Double(value)
        case .number(let value): return value
        default: throw foreign(key)
        }
    }

    func text(_ key: String) throws(EmbeddingError) -> String? {
        switch settings[key] {
        case .string(let value): return value
        case nil, .null: return nil
        default: throw foreign(key)
        }
    }

    func flag(_ key: String, default fallback: Bool) throws(EmbeddingError) -> Bool {
        switch settings[key] {
        case .bool(let value): return value
        case nil, .null: return fallback
        default: throw foreign(key)
        }
    }

    /// Refuses a setting this version has no code for.
    func require(_ key: String, _ isKnown: Bool) throws(EmbeddingError) {
        if !isKnown { throw foreign(key) }
    }

    func foreign(_ key: String) -> EmbeddingError {
        .foreign(path, found: settings[key].map { "\(key) is \($0)" } ?? "no \(key)")
    }
}
