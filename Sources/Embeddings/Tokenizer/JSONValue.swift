/// A JSON document as it is written: objects keep their order and every key.
///
/// A vocabulary needs that. Its pieces are byte strings, and a dictionary of `String` takes a composed and a decomposed
/// letter for one key.
enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])

    /// The value of an object's key, of an object that has none `null`; the last where there are several.
    subscript(_ key: String) -> JSONValue {
        guard case .object(let members) = self else { return .null }
        return members.last { $0.key == key }?.value ?? .null
    }

    var isNull: Bool { if case .null = self { true } else { false } }
    var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    var number: Double? { if case .number(let value) = self { value } else { nil } }
    var int32: Int32? { number.flatMap { Int32(exactly: $0) } }
    var string: String? { if case .string(let value) = self { value } else { nil } }
    var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
    var object: [(key: String, value: JSONValue)]? { if case .object(let value) = self { value } else { nil } }
}

extension JSONValue {
    /// Where a document stops being JSON.
    struct SyntaxError: Error, Equatable {
        let offset: Int
    }

    /// - Parameter bytes: UTF-8, one value and nothing after it but white space; at most 64 values inside each other.
    init(parsing bytes: UnsafeRawBufferPointer) throws(SyntaxError) {
        var parser = JSONParser(bytes: bytes)
        self = try parser.document()
    }
}

private struct JSONParser {
    let bytes: UnsafeRawBufferPointer
    private var position = 0
    private static let deepest = 64

    init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    mutating func document() throws(JSONValue.SyntaxError) -> JSONValue {
        let value = try value(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw failure() }
        return value
    }

    private func failure() -> JSONValue.SyntaxError { JSONValue.SyntaxError(offset: position) }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(JSONValue.SyntaxError) {
        guard take(character) else { throw failure() }
    }

    private mutating func value(depth: Int) throws(JSONValue.SyntaxError) -> JSONValue {
        guard depth < Self.deepest else { throw failure() }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return .object(try members(depth: depth))
        case UInt8(ascii: "["): return .array(try elements(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func members(depth: Int) throws(JSONValue.SyntaxError) -> [(key: String, value: JSONValue)] {
        var members: [(key: String, value: JSONValue)] = []
        try expect("{")
        skipSpace()
        if take("}") { return members }
        repeat {
            skipSpace()
            let key = try string()
            skipSpace()
            try expect(":")
            members.append((key, try value(depth: depth + 1)))
            skipSpace()
        } while take(",")
        try expect("}")
        return members
    }

    private mutating func elements(depth: Int) throws(JSONValue.SyntaxError) -> [JSONValue] {
        var elements: [JSONValue] = []
        try expect("[")
        skipSpace()
        if take("]") { return elements }
        repeat {
            elements.append(try value(depth: depth + 1))
            skipSpace()
        } while take(",")
        try expect("]")
        return elements
    }

    private mutating func word(
        _ word: StaticString, _ value: JSONValue
    ) throws(JSONValue.SyntaxError) -> JSONValue {
        for offset in 0..<word.utf8CodeUnitCount { try expect(Unicode.Scalar(word.utf8Start[offset])) }
        return value
    }

    /// As lenient as `Double`: `01` and `.5` pass.
    private static func mayBeInNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    private mutating func number() throws(JSONValue.SyntaxError) -> Double {
        let start = position
        while let byte = next, Self.mayBeInNumber(byte) { position += 1 }
        guard let number = Double(String(decoding: bytes[start..<position], as: UTF8.self)), number.isFinite else {
            position = start
            throw failure()
        }
        return number
    }

    private mutating func string() throws(JSONValue.SyntaxError) -> String {
        try expect("\"")
        var text = ""
        while true {
            let start = position
            while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
                position += 1
            }
            if position > start {
                guard let plain = String(validating: bytes[start..<position], as: UTF8.self) else { throw failure() }
                text += plain
            }
            if take("\"") { return text }
            try expect("\\")
            text.unicodeScalars.append(try escape())
        }
    }

    private mutating func escape() throws(JSONValue.SyntaxError) -> Unicode.Scalar {
        guard let byte = next else { throw failure() }
        position += 1
        switch Unicode.Scalar(byte) {
        case "\"", "\\", "/": return Unicode.Scalar(byte)
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u": return try codePoint()
        default: throw failure()
        }
    }

    /// Four hexadecimal digits, or two times four for what lies above U+FFFF.
    private mutating func codePoint() throws(JSONValue.SyntaxError) -> Unicode.Scalar {
        let unit = try codeUnit()
        if let scalar = Unicode.Scalar(UInt32(unit)) { return scalar }
        try expect("\\")
        try expect("u")
        let pair = [unit, try codeUnit()]
        guard let text = String(validating: pair, as: UTF16.self), let scalar = text.unicodeScalars.first else {
            throw failure()
        }
        return scalar
    }

    private mutating func codeUnit() throws(JSONValue.SyntaxError) -> UInt16 {
        guard bytes.count - position >= 4,
            bytes[position..<position + 4].allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
            let unit = UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
        else { throw failure() }
        position += 4
        return unit
    }
}
