import Foundation
import Knowledge

extension Reading {
    /// Entities, percent signs and escapes replaced by what they stand for; `nil` where there are none.
    func unescaped() -> Reading? {
        var result: [Unicode.Scalar] = []
        var spans: [Span] = []
        var isChanged = false
        var index = 0
        while index < scalars.count {
            let (decoded, end) = Escapes.read(at: index, in: scalars) ?? ([scalars[index]], index + 1)
            if end > index + 1 { isChanged = true }
            let span = original(Span(index..<end))
            for scalar in decoded {
                result.append(scalar)
                spans.append(span)
            }
            index = end
        }
        return isChanged ? Reading(result, .each(spans), isVeiled: isVeiled) : nil
    }

    /// Runs of Base64, hexadecimal or binary digits that hold text.
    func decodedRuns() -> [Reading] {
        let runs = Self.chunks(of: scalars) { Encodings.isBase64($0) }.filter { $0.count > 15 }
        let base64 = runs.compactMap { run in
            reading(of: Encodings.base64(scalars[run]), in: run)
        }
        let base32 = runs.compactMap { reading(of: Encodings.base32(scalars[$0]), in: $0) }
        let plain = runs.compactMap { reading(of: Encodings.hexadecimal(scalars[$0]), in: $0) }
        let groups = Self.chunks(of: scalars) { Encodings.isDigitOrGap($0) }.filter { $0.count > 15 }
        let others = groups.flatMap { run in
            [
                Encodings.hexadecimal(scalars[run]), Encodings.binary(scalars[run]),
                Encodings.decimal(scalars[run]),
            ]
            .compactMap { reading(of: $0, in: run) }
        }
        let morse = Self.chunks(of: scalars) { Morse.isSign($0) }.filter { $0.count > 30 }
            .compactMap { reading(of: Morse.text(of: scalars[$0]).map { Array($0.utf8) }, in: $0) }
        return base64 + base32 + plain + others + morse
    }

    private func reading(of bytes: [UInt8]?, in run: Range<Int>) -> Reading? {
        guard let bytes, bytes.count > 7, let text = String(validating: bytes, as: UTF8.self) else {
            return nil
        }
        let decoded = Array(text.unicodeScalars)
        let letters = decoded.count { $0.isLetter || $0 == " " }
        guard letters * 4 > decoded.count * 3 else { return nil }
        return Reading(decoded, .whole(original(Span(run))), isVeiled: true)
    }

    /// Letters moved by thirteen places. Only lines with few vowels are read so: shifted vowels are consonants.
    func rotated() -> Reading? {
        var rotated: Set<Int> = []
        for line in Self.chunks(of: scalars, where: { $0 != "\n" && $0 != "." && $0 != ":" }) {
            var letters = 0
            var vowels = 0
            for index in line where scalars[index].isASCII && scalars[index].isLetter {
                letters += 1
                if "aeiouAEIOU".unicodeScalars.contains(scalars[index]) { vowels += 1 }
            }
            if letters > 11, vowels * 3 < letters { rotated.formUnion(line) }
        }
        guard !rotated.isEmpty else { return nil }
        // The other lines are read as they stand already, and are not veiled.
        return replacing(isVeiled: true) { rotated.contains($0) ? Encodings.rot13(scalars[$0]) : " " }
    }

    /// The text from its end to its beginning.
    func reversed() -> Reading {
        let count = scalars.count
        let spans = scalars.indices.map { original(Span((count - 1 - $0)..<(count - $0))) }
        return Reading(scalars.reversed(), .each(spans), isVeiled: true)
    }
}

/// Letters as dots and dashes.
enum Morse {
    private static let letters: [String: Character] = Dictionary(
        uniqueKeysWithValues: zip(
            [
                ".-", "-...", "-.-.", "-..", ".", "..-.", "--.", "....", "..", ".---", "-.-", ".-..", "--",
                "-.", "---",
                ".--.", "--.-", ".-.", "...", "-", "..-", "...-", ".--", "-..-", "-.--", "--..",
            ], "abcdefghijklmnopqrstuvwxyz"))

    static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "." || scalar == "-" || scalar == " " || scalar == "/" || scalar == "|"
    }

    static func text(of signs: ArraySlice<Unicode.Scalar>) -> String? {
        let words = String(String.UnicodeScalarView(signs)).split { $0 == "/" || $0 == "|" }
        let text = words.map { word in
            String(word.split(separator: " ").compactMap { letters[String($0)] })
        }
        return text.contains { !$0.isEmpty } ? text.joined(separator: " ") : nil
    }
}

/// Signs that stand for others.
enum Escapes {
    private static let names: [String: Unicode.Scalar] = [
        "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'", "nbsp": " ", "uuml": "ü",
        "ouml": "ö",
        "ccedil": "ç", "Uuml": "Ü", "Ouml": "Ö", "Ccedil": "Ç", "shy": "\u{AD}",
    ]

    static func read(at index: Int, in scalars: [Unicode.Scalar]) -> ([Unicode.Scalar], end: Int)? {
        switch scalars[index] {
        case "&": entity(at: index, in: scalars)
        case "%": percent(at: index, in: scalars)
        case "\\": escape(at: index, in: scalars)
        default: nil
        }
    }

    private static func entity(at start: Int, in scalars: [Unicode.Scalar]) -> (
        [Unicode.Scalar], end: Int
    )? {
        let limit = min(scalars.count, start + 12)
        guard let end = scalars[start..<limit].firstIndex(of: ";") else { return nil }
        let name = String(String.UnicodeScalarView(scalars[(start + 1)..<end]))
        let number =
            name.hasPrefix("#x") || name.hasPrefix("#X")
            ? UInt32(name.dropFirst(2), radix: 16) : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
        guard let scalar = number.flatMap(Unicode.Scalar.init) ?? names[name] else { return nil }
        return ([scalar], end + 1)
    }

    private static func percent(at start: Int, in scalars: [Unicode.Scalar]) -> (
        [Unicode.Scalar], end: Int
    )? {
        var bytes: [UInt8] = []
        var position = start
        while position + 2 < scalars.count, scalars[position] == "%", bytes.count < 4096,
            let byte = byte(scalars[(position + 1)...(position + 2)])
        {
            bytes.append(byte)
            position += 3
        }
        guard !bytes.isEmpty else { return nil }
        // Repaired where it is no UTF-8: to give up here would mean to read the same bytes again and again.
        return (Array(String(decoding: bytes, as: UTF8.self).unicodeScalars), position)
    }

    /// `\u0041`, `\u{41}`, `\x41`, `\n`.
    private static func escape(at start: Int, in scalars: [Unicode.Scalar]) -> (
        [Unicode.Scalar], end: Int
    )? {
        guard start + 1 < scalars.count else { return nil }
        let digits: Int
        switch scalars[start + 1] {
        case "u": digits = 4
        case "x": digits = 2
        case "n": return ([" "], start + 2)
        default: return nil
        }
        let end = start + 2 + digits
        guard end <= scalars.count,
            let value = UInt32(String(String.UnicodeScalarView(scalars[(start + 2)..<end])), radix: 16),
            let scalar = Unicode.Scalar(value)
        else { return nil }
        return ([scalar], end)
    }

    private static func byte(_ digits: ArraySlice<Unicode.Scalar>) -> UInt8? {
        UInt8(String(String.UnicodeScalarView(digits)), radix: 16)
    }
}

/// Bytes written as letters and digits.
enum Encodings {
    static func isBase64(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "+", "/", "=", "-", "_": true
        default: false
        }
    }

    static func isDigitOrGap(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."f", "A"..."F", "0"..."9", " ", ":", ",", "x", "\\", "-": true
        default: false
        }
    }

    static func base64(_ run: ArraySlice<Unicode.Scalar>) -> [UInt8]? {
        var text = String(String.UnicodeScalarView(run)).replacing("-", with: "+").replacing(
            "_", with: "/")
        while text.hasSuffix("=") { text.removeLast() }
        guard !text.contains("="), text.utf8.count % 4 != 1 else { return nil }
        text += String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        return Data(base64Encoded: text).map(Array.init)
    }

    static func base32(_ run: ArraySlice<Unicode.Scalar>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits: UInt64 = 0
        var count = 0
        for scalar in run where scalar != "=" {
            let value: UInt32
            switch scalar {
            case "A"..."Z": value = scalar.value - 65
            case "2"..."7": value = scalar.value - 50 + 26
            default: return nil
            }
            bits = (bits << 5 | UInt64(value)) & 0xFFFF
            count += 5
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(count)))
            }
        }
        return bytes
    }

    static func hexadecimal(_ run: ArraySlice<Unicode.Scalar>) -> [UInt8]? {
        // The last letters of a word before it may be digits too.
        let run = run.drop { !("0"..."9").contains($0) }
        let text = String(String.UnicodeScalarView(run)).replacing("0x", with: " ").replacing(
            "\\x", with: " ")
        let digits = text.utf8.filter { $0 != 0x20 && $0 != 0x3A && $0 != 0x2C && $0 != 0x2D }
        guard digits.count > 15, digits.count % 2 == 0 else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard
                let byte = UInt8(String(decoding: digits[index...(index + 1)], as: UTF8.self), radix: 16)
            else {
                return nil
            }
            bytes.append(byte)
        }
        return bytes
    }

    static func binary(_ run: ArraySlice<Unicode.Scalar>) -> [UInt8]? {
        let digits = run.filter { $0 == "0" || $0 == "1" }
        guard digits.count > 63, digits.count % 8 == 0, digits.count * 4 > run.count * 3 else {
            return nil
        }
        let bits = Array(digits)
        return stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<(start + 8)].reduce(0) { $0 << 1 | ($1 == "1" ? 1 : 0) }
        }
    }

    /// Codes of characters: "105 103 110".
    static func decimal(_ run: ArraySlice<Unicode.Scalar>) -> [UInt8]? {
        let numbers = String(String.UnicodeScalarView(run)).split { $0 == " " || $0 == "," }
        guard numbers.count > 7 else { return nil }
        let bytes = numbers.compactMap { UInt8($0) }
        return bytes.count == numbers.count && bytes.allSatisfy({ $0 > 31 }) ? bytes : nil
    }

    static func rot13(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "a"..."z": Unicode.Scalar(UInt8((scalar.value - 97 + 13) % 26 + 97))
        case "A"..."Z": Unicode.Scalar(UInt8((scalar.value - 65 + 13) % 26 + 65))
        default: scalar
        }
    }
}
