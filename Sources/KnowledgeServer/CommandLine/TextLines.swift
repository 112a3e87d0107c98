import Foundation

/// A line of `{"id", "text"}`.
struct TextLine: Sendable {
    /// The id as it stood in the line, so that it goes out as it came.
    var id: [UInt8]
    /// UTF-8.
    var text: [UInt8]
}

/// Reads lines of `{"id", "text"}` at the speed of the file: what follows takes ten megabytes a second, and a general
/// decoder would be most of it.
enum TextLines {
    static func read(path: String) throws -> [TextLine] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandError("\(path) cannot be read; is it there, and may you read it?")
        }
        return try read(Array(data), name: path)
    }

    static func read(_ bytes: [UInt8], name: String) throws -> [TextLine] {
        var lines: [TextLine] = []
        var number = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            if line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\t") }) {
                continue
            }
            var reader = TextLineReader(bytes: line)
            guard let read = reader.read() else {
                throw CommandError(#"\#(name), line \#(number): not an object with "id" and "text""#)
            }
            lines.append(read)
        }
        return lines
    }
}

/// One JSON object; members other than `id` and `text` are passed over.
private struct TextLineReader {
    let bytes: ArraySlice<UInt8>
    var place: Int

    init(bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    mutating func read() -> TextLine? {
        guard take(UInt8(ascii: "{")) else { return nil }
        var id: [UInt8]?
        var text: [UInt8]?
        if take(UInt8(ascii: "}")) { return nil }
        repeat {
            skipSpace()
            guard let name = string(), take(UInt8(ascii: ":")) else { return nil }
            skipSpace()
            let start = place
            if name.elementsEqual("text".utf8) {
                text = string()
                if text == nil { return nil }
            } else {
                guard skipValue() else { return nil }
                if name.elementsEqual("id".utf8) { id = Array(bytes[start..<place]) }
            }
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")), let id, let text else { return nil }
        skipSpace()
        return place == bytes.endIndex ? TextLine(id: id, text: text) : nil
    }

    private var next: UInt8? { place < bytes.endIndex ? bytes[place] : nil }

    private mutating func skipSpace() {
        while let code = next, code == 0x20 || code == 0x09 || code == 0x0D { place += 1 }
    }

    private mutating func take(_ code: UInt8) -> Bool {
        skipSpace()
        guard next == code else { return false }
        place += 1
        return true
    }

    /// The value of a string with its escapes undone; half a surrogate pair reads as U+FFFD.
    private mutating func string() -> [UInt8]? {
        guard next == UInt8(ascii: "\"") else { return nil }
        place += 1
        var value: [UInt8] = []
        value.reserveCapacity(64)
        while let code = next {
            place += 1
            if code == UInt8(ascii: "\"") { return value }
            if code == UInt8(ascii: "\\") {
                guard escape(&value) else { return nil }
            } else {
                value.append(code)
            }
        }
        return nil
    }

    private mutating func escape(_ value: inout [UInt8]) -> Bool {
        guard let code = next else { return false }
        place += 1
        switch code {
        case UInt8(ascii: "n"): value.append(0x0A)
        case UInt8(ascii: "t"): value.append(0x09)
        case UInt8(ascii: "r"): value.append(0x0D)
        case UInt8(ascii: "b"): value.append(0x08)
        case UInt8(ascii: "f"): value.append(0x0C)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): value.append(code)
        case UInt8(ascii: "u"):
            guard let scalar = unicodeEscape() else { return false }
            value.append(contentsOf: Array(String(scalar).utf8))
        default: return false
        }
        return true
    }

    private mutating func unicodeEscape() -> Unicode.Scalar? {
        guard let first = hexadecimal() else { return nil }
        if (0xD800...0xDBFF).contains(first), next == UInt8(ascii: "\\"), place + 1 < bytes.endIndex,
            bytes[place + 1] == UInt8(ascii: "u")
        {
            let start = place
            place += 2
            if let second = hexadecimal(), (0xDC00...0xDFFF).contains(second) {
                return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            }
            place = start
        }
        return Unicode.Scalar(first) ?? "\u{FFFD}"
    }

    private mutating func hexadecimal() -> UInt32? {
        guard place + 4 <= bytes.endIndex else { return nil }
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(bytes[place])).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
            place += 1
        }
        return value
    }

    /// Passes over any value, to the comma or brace that ends it.
    private mutating func skipValue() -> Bool {
        var depth = 0
        while let code = next {
            switch code {
            case UInt8(ascii: "\""):
                guard string() != nil else { return false }
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return true }
                depth -= 1
            case UInt8(ascii: ",") where depth == 0: return true
            default: break
            }
            place += 1
        }
        return false
    }
}
