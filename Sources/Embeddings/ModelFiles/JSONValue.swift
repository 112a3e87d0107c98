/// A JSON document (RFC 8259) whose objects name nothing twice.
///
/// Foundation's decoder takes one of two equal keys without a word, which in a directory of tensors is an attack; it
/// also reads as deep as the stack allows.
enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int)
    /// With a fraction or an exponent, or too large for an integer.
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// What is wrong with a document, and where.
    struct SyntaxError: Error {
        let reason: String
        let offset: Int
    }

    init(parsing bytes: UnsafeRawBufferPointer) throws(SyntaxError) {
        var parser = JSONParser(bytes: bytes)
        self = try parser.document()
    }
}

extension JSONValue: CustomStringConvertible {
    /// For messages: scalars as they are written, long ones cut.
    var description: String {
        switch self {
        case .null: "null"
        case .bool(let value): String(value)
        case .integer(let value): String(value)
        case .number(let value): String(value)
        case .string(let value): "\"\(value.prefix(80))\""
        case .array(let values): "a list of \(values.count)"
        case .object(let values): "an object of \(values.count)"
        }
    }
}

private struct JSONParser {
    let bytes: UnsafeRawBufferPointer
    var offset = 0

    private static let deepest = 16

    mutating func document() throws(JSONValue.SyntaxError) -> JSONValue {
        let value = try value(depth: 0)
        skipSpace()
        guard offset == bytes.count else { throw error("something after the end") }
        return value
    }

    private func error(_ reason: String) -> JSONValue.SyntaxError { .init(reason: reason, offset: offset) }

    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D { offset += 1 }
    }

    /// Passes over a character if it comes next, after spaces.
    private mutating func take(_ character: Character) -> Bool {
        skipSpace()
        guard next == character.asciiValue else { return false }
        offset += 1
        return true
    }

    private mutating func expect(_ character: Character) throws(JSONValue.SyntaxError) {
        guard take(character) else { throw error("no '\(character)'") }
    }

    private mutating func value(depth: Int) throws(JSONValue.SyntaxError) -> JSONValue {
        guard depth < Self.deepest else { throw error("too deep") }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(JSONValue.SyntaxError) -> JSONValue {
        guard bytes[offset...].starts(with: word.utf8) else { throw error("no value") }
        offset += word.utf8.count
        return value
    }

    private mutating func object(depth: Int) throws(JSONValue.SyntaxError) -> JSONValue {
        try expect("{")
        var members: [String: JSONValue] = [:]
        if take("}") { return .object(members) }
        repeat {
            skipSpace()
            let key = try string()
            guard members[key] == nil else { throw error("'\(key.prefix(80))' a second time") }
            try expect(":")
            members[key] = try value(depth: depth + 1)
        } while take(",")
        try expect("}")
        return .object(members)
    }

    private mutating func array(depth: Int) throws(JSONValue.SyntaxError) -> JSONValue {
        try expect("[")
        var values: [JSONValue] = []
        if take("]") { return .array(values) }
        repeat { values.append(try value(depth: depth + 1)) } while take(",")
        try expect("]")
        return .array(values)
    }

    private mutating func number() throws(JSONValue.SyntaxError) -> JSONValue {
        let start = offset
        while let byte = next, "+-.0123456789Ee".utf8.contains(byte) { offset += 1 }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        // Swift reads a leading "+" and a lone "." too; JSON does not.
        guard let first = text.utf8.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first) else {
            throw error("no value")
        }
        if let integer = Int(text) { return .integer(integer) }
        guard let number = Double(text), number.isFinite else { throw error("no number") }
        return .number(number)
    }

    private mutating func string() throws(JSONValue.SyntaxError) -> String {
        guard next == UInt8(ascii: "\"") else { throw error("no text") }
        offset += 1
        var text: [UInt8] = []
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                guard let text = String(validating: text, as: UTF8.self) else { throw error("no UTF-8") }
                return text
            case UInt8(ascii: "\\"):
                offset += 1
                try text.append(contentsOf: escaped().utf8)
            case 0..<0x20: throw error("a control character")
            default:
                offset += 1
                text.append(byte)
            }
        }
        throw error("an open text")
    }

    private static let escapes: [UInt8: Unicode.Scalar] = [
        UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
        UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]

    /// What follows a backslash; characters beyond U+FFFF are two escapes.
    private mutating func escaped() throws(JSONValue.SyntaxError) -> String {
        guard let byte = next else { throw error("an open text") }
        offset += 1
        if let scalar = Self.escapes[byte] { return String(scalar) }
        guard byte == UInt8(ascii: "u") else { throw error("no escape") }
        var units = [try codeUnit()]
        if UTF16.isLeadSurrogate(units[0]), bytes[offset...].starts(with: "\\u".utf8) {
            offset += 2
            units.append(try codeUnit())
        }
        guard let text = String(validating: units, as: UTF16.self) else { throw error("half a character") }
        return text
    }

    private mutating func codeUnit() throws(JSONValue.SyntaxError) -> UInt16 {
        let digits = String(decoding: bytes[offset...].prefix(4), as: UTF8.self)
        guard digits.utf8.count == 4, digits.utf8.first != UInt8(ascii: "+"), let unit = UInt16(digits, radix: 16)
        else { throw error("no escape") }
        offset += 4
        return unit
    }
}
