import Foundation

/// A small JSON object of a model folder: settings by key, and errors that name file, key and value.
struct SettingsFile: Sendable {
    let path: String
    private let settings: JSONValue

    init(path: String) throws(EmbeddingError) {
        let contents = try JSONValue(contentsOf: path)
        guard contents.object != nil else { throw .tampered(path, part: "no JSON object") }
        self.path = path
        settings = contents
    }

    /// `nil` where there is no such file.
    init?(ifPresent path: String) throws(EmbeddingError) {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        try self.init(path: path)
    }

    /// `null` for a missing key, as libraries write it.
    subscript(_ key: String) -> JSONValue { settings[key] }

    var keys: [String] { settings.object?.map(\.key) ?? [] }

    /// A whole number; `fallback` stands for a missing one.
    func count(_ key: String, in range: ClosedRange<Int>, default fallback: Int? = nil) throws(EmbeddingError) -> Int {
        if let fallback, self[key].isNull { return fallback }
        guard let count = self[key].integer, range.contains(count) else { throw foreign(key) }
        return count
    }

    func number(_ key: String) throws(EmbeddingError) -> Double {
        guard let number = self[key].number else { throw foreign(key) }
        return number
    }

    func text(_ key: String) throws(EmbeddingError) -> String? {
        guard let text = self[key].string else {
            try require(key, self[key].isNull)
            return nil
        }
        return text
    }

    func flag(_ key: String, default fallback: Bool) throws(EmbeddingError) -> Bool {
        guard let flag = self[key].bool else {
            try require(key, self[key].isNull)
            return fallback
        }
        return flag
    }

    /// Refuses a setting this version has no code for.
    func require(_ key: String, _ isKnown: Bool) throws(EmbeddingError) {
        if !isKnown { throw foreign(key) }
    }

    func foreign(_ key: String) -> EmbeddingError {
        .foreign(path, found: keys.contains(key) ? "\(key) is \(self[key].summary)" : "no \(key)")
    }
}

extension JSONValue {
    /// A file of settings; none is near a megabyte.
    init(contentsOf path: String) throws(EmbeddingError) {
        let file = try MappedFile(path: path)
        guard file.bytes.count <= 1 << 20 else { throw .foreign(path, found: "\(file.bytes.count) bytes of settings") }
        do {
            self = try withExtendedLifetime(file) { () throws(SyntaxError) in try JSONValue(parsing: file.bytes) }
        } catch {
            throw .tampered(path, part: "JSON at byte \(error.offset)")
        }
    }

    var integer: Int? { number.flatMap { Int(exactly: $0) } }

    /// For messages: scalars as they are written, long ones cut.
    var summary: String {
        switch self {
        case .null: "null"
        case .bool(let value): String(value)
        case .number(let value): integer.map(String.init) ?? String(value)
        case .string(let value): "\"\(value.prefix(80))\""
        case .array(let values): "a list of \(values.count)"
        case .object(let members): "an object of \(members.count)"
        }
    }
}
