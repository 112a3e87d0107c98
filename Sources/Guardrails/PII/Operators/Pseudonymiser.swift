import Knowledge

/// Keeps personal data from an outside model: values leave as pseudonyms, and pseudonyms that come back are values again.
///
/// A value has the same pseudonym under the same key, whatever the message, so the model can follow who is who. Only the
/// vault knows the way back; it stays here, and a pseudonym that it did not give out is left as it is.
public struct Pseudonymiser: Sendable {
    private let scanner: PIIScanner
    private let key: any PIIKey
    /// Pseudonym without brackets to value.
    public private(set) var vault: [String: String]

    /// - Parameter vault: of an earlier session with the same conversation.
    public init(scanner: PIIScanner = PIIScanner(), key: any PIIKey, vault: [String: String] = [:]) {
        self.scanner = scanner
        self.key = key
        self.vault = vault
    }

    /// The text as it may leave.
    public mutating func pseudonymise(_ text: String) -> String {
        let findings = scanner.findings(in: text)
        var names: [String] = []
        for finding in findings { names.append(name(of: finding.type, text.scalars(in: finding.span) ?? "")) }
        var index = -1
        return PIIRewriter.rewrite(text, findings) { _, _ in
            index += 1
            return "[" + names[index] + "]"
        }
    }

    /// The text with its values back. One pass; brackets that the model dropped are not missed.
    public func restore(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var place = 0
        while place < scalars.count {
            guard Self.isNamePart(scalars[place]) else {
                result.append(scalars[place])
                place += 1
                continue
            }
            var end = place
            while end < scalars.count, Self.isNamePart(scalars[end]) { end += 1 }
            let word = String(String.UnicodeScalarView(scalars[place..<end]))
            if let value = vault[word] {
                let isBracketed = place > 0 && scalars[place - 1] == "[" && end < scalars.count && scalars[end] == "]"
                if isBracketed {
                    result.removeLast()
                    end += 1
                }
                result.append(contentsOf: value.unicodeScalars)
            } else {
                result.append(contentsOf: scalars[place..<end])
            }
            place = end
        }
        return String(result)
    }

    /// One value has one name; another spelling of it, which has to come back as it was, has the next.
    private mutating func name(of type: PIIType, _ value: String) -> String {
        let base = PIIReplacement.pseudonym(type, value, key)
        var name = base
        var spelling = 1
        while let taken = vault[name], taken != value {
            spelling += 1
            name = "\(base)_\(spelling)"
        }
        vault[name] = value
        return name
    }

    private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "A"..."Z", "0"..."9", "_": true
        default: false
        }
    }
}
