import Knowledge

/// What is put in the place of personal data.
public enum PIIOperator: String, Sendable, CaseIterable, Codable {
    /// Its type: `[PHONE]`.
    case mask
    /// Its shape with a few characters left, for somebody who knows it: `05** *** ** 09`.
    case partial
    /// A black bar, which does not tell its type or length.
    case redact
    /// A name that is the same wherever the value comes up: `[PERSON_7F3A9C21]`.
    case pseudonym
    /// A keyed digest of the value, to compare by.
    case hash
    /// The value, sealed with the tenant's key.
    case encrypt

    /// Whether it takes a key.
    public var needsKey: Bool { self == .pseudonym || self == .hash || self == .encrypt }
}

extension PIIScanner {
    /// The text with every finding replaced.
    ///
    /// - Parameters:
    ///   - key: the tenant's; without one, an operator that needs it masks.
    ///   - kept: kinds that stay as they are.
    public func applying(
        _ operation: PIIOperator, to text: String, key: (any PIIKey)? = nil, keeping kept: Set<PIIType> = []
    ) throws -> String {
        let findings = findings(in: text).filter { !kept.contains($0.type) }
        var replacements: [String] = []
        for finding in findings {
            let value = text.scalars(in: finding.span) ?? ""
            replacements.append(try PIIReplacement.of(finding.type, value, operation, key))
        }
        var index = -1
        return PIIRewriter.rewrite(text, findings) { _, _ in
            index += 1
            return replacements[index]
        }
    }

    /// Undoes ``PIIOperator/encrypt``; what this key did not seal stays as it is.
    public func decrypting(_ text: String, key: any PIIKey) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstRange(of: PIIReplacement.sealOpen),
            let close = rest[open.upperBound...].firstRange(of: PIIReplacement.sealClose)
        {
            result += rest[..<open.lowerBound]
            let whole = rest[open.lowerBound..<close.upperBound]
            let coded = rest[open.upperBound..<close.lowerBound]
            let bytes = Hexadecimal.decode(
                coded[(coded.firstIndex(of: ":").map(coded.index(after:)) ?? coded.startIndex)...])
            let plain = bytes.flatMap { try? key.open($0) }
            result += plain.map { String(decoding: $0, as: UTF8.self) } ?? String(whole)
            rest = rest[close.upperBound...]
        }
        return result + rest
    }
}

extension PIIOperator {
    /// What stands for a value that is personal data as a whole, such as a field of a form.
    public func replacement(for value: String, of type: PIIType, key: (any PIIKey)? = nil) throws -> String {
        value.isEmpty ? value : try PIIReplacement.of(type, value, self, key)
    }
}

/// The text that stands for one value.
enum PIIReplacement {
    static let sealOpen = "[ENC:"
    static let sealClose = "]"

    static func of(_ type: PIIType, _ value: String, _ operation: PIIOperator, _ key: (any PIIKey)?) throws -> String {
        guard let key else {
            return operation.needsKey || operation == .mask ? type.mask : keyless(type, value, operation)
        }
        switch operation {
        case .pseudonym: return "[" + pseudonym(type, value, key) + "]"
        case .hash: return "[\(type.rawValue):\(Hexadecimal.encode(digest(type, value, key).prefix(16)))]"
        case .encrypt:
            return sealOpen + type.rawValue + ":" + Hexadecimal.encode(try key.seal(Array(value.utf8))[...]) + sealClose
        default: return keyless(type, value, operation)
        }
    }

    private static func keyless(_ type: PIIType, _ value: String, _ operation: PIIOperator) -> String {
        switch operation {
        case .partial: partial(type, value)
        case .redact: "█████"
        default: type.mask
        }
    }

    /// `PERSON_7F3A9C21`: the type and 32 bits of the digest.
    static func pseudonym(_ type: PIIType, _ value: String, _ key: any PIIKey) -> String {
        type.rawValue + "_" + Hexadecimal.encode(digest(type, value, key).prefix(4))
    }

    /// Over the letters and digits alone, folded, so that "0532 599" and "0532599" are one.
    private static func digest(_ type: PIIType, _ value: String, _ key: any PIIKey) -> ArraySlice<UInt8> {
        var cells = FoldedCells()
        for scalar in value.unicodeScalars { cells.append(scalar.value) }
        let plain = cells.codes.filter { !CellClass.table[Int($0)].isDisjoint(with: [.letter, .digit]) }
        let isFolded = !plain.contains(ScalarFolding.otherLetter) && !plain.isEmpty
        return key.digest(of: Array(type.rawValue.utf8) + [0] + (isFolded ? plain : Array(value.utf8)))[...]
    }

    // MARK: Partial masks

    private static func partial(_ type: PIIType, _ value: String) -> String {
        switch type {
        case .email: email(value)
        case .person: initials(value)
        case .phone, .tckn, .vkn, .suspectTCKN, .suspectVKN: keeping(2, of: value)
        case .card, .iban, .suspectCard, .suspectIBAN: keeping(4, of: value)
        default: keeping(0, of: value)
        }
    }

    /// Stars for letters and digits but the last few; what stands between them stays. Short values keep nothing.
    private static func keeping(_ count: Int, of value: String) -> String {
        let total = value.unicodeScalars.count { isWordPart($0) }
        var left = total >= count * 3 ? total - count : total
        var result = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            guard isWordPart(scalar) else {
                result.append(scalar)
                continue
            }
            result.append(left > 0 ? "*" : scalar)
            left -= 1
        }
        return String(result)
    }

    private static func email(_ value: String) -> String {
        guard let at = value.firstIndex(of: "@"), let first = value.first else { return keeping(0, of: value) }
        return String(first) + "***" + value[at...]
    }

    private static func initials(_ value: String) -> String {
        value.split(separator: " ").map { String($0.prefix(1)) + "***" }.joined(separator: " ")
    }

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}

/// Bytes as upper-case hexadecimal digits.
enum Hexadecimal {
    private static let digits = Array("0123456789ABCDEF".unicodeScalars)

    static func encode(_ bytes: ArraySlice<UInt8>) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(text)
    }

    static func decode(_ text: Substring) -> [UInt8]? {
        let values = text.utf8.map { Character(Unicode.Scalar($0)).hexDigitValue ?? -1 }
        guard values.count.isMultiple(of: 2), !values.contains(-1) else { return nil }
        return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] * 16 + values[$0 + 1]) }
    }
}
