import Knowledge

/// What the forms of personal data look like, read from one place of a text.
///
/// Every reading looks at a bounded stretch ahead and moves on, so a text is read in linear time.
enum Recognisers {
    enum Reading {
        case found(PIIType, end: Int)
        /// Nothing begins here; look again from `next`.
        case nothing(next: Int)
    }

    static func read(at position: Int, in scalars: [Unicode.Scalar]) -> Reading {
        let first = scalars[position]
        guard isWordPart(first) || first == "+" || first == "(" else { return .nothing(next: position + 1) }
        if let end = email(at: position, in: scalars) { return .found(.email, end: end) }
        if let iban = iban(at: position, in: scalars) {
            return iban.isValid ? .found(.iban, end: iban.end) : .nothing(next: iban.end)
        }
        if let number = number(at: position, in: scalars) { return .found(number.type, end: number.end) }
        var next = position + 1
        if isWordPart(first) {
            while next < scalars.count, isWordPart(scalars[next]) { next += 1 }
        }
        return .nothing(next: next)
    }

    static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || digit(scalar) != nil
    }

    static func digit(_ scalar: Unicode.Scalar) -> Int? {
        if scalar.isASCII { return ("0"..."9").contains(scalar) ? Int(scalar.value) - 48 : nil }
        guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
        return Int(value)
    }

    // MARK: E-mail

    /// RFC 5321 limits: 64 octets before the @, 255 after; the last label has two letters at least.
    private static func email(at start: Int, in scalars: [Unicode.Scalar]) -> Int? {
        var position = start
        while position < min(scalars.count, start + 65), isLocalPart(scalars[position]) { position += 1 }
        guard position > start, position < scalars.count, scalars[position] == "@" else { return nil }
        let domain = position + 1
        position = domain
        while position < min(scalars.count, domain + 256), isDomainPart(scalars[position]) { position += 1 }
        while position > domain, !isWordPart(scalars[position - 1]) { position -= 1 }
        let labels = scalars[domain..<position].split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, labels.allSatisfy({ !$0.isEmpty }), let last = labels.last, last.count > 1 else {
            return nil
        }
        return last.allSatisfy(\.properties.isAlphabetic) ? position : nil
    }

    private static func isLocalPart(_ scalar: Unicode.Scalar) -> Bool {
        isWordPart(scalar) || scalar == "." || scalar == "_" || scalar == "-" || scalar == "+" || scalar == "%"
    }

    private static func isDomainPart(_ scalar: Unicode.Scalar) -> Bool {
        isWordPart(scalar) || scalar == "." || scalar == "-"
    }

    // MARK: IBAN

    /// Length of the whole IBAN by country (SWIFT IBAN registry), for the countries whose accounts are met here.
    private static let ibanLengths: [String: Int] = [
        "TR": 26, "DE": 22, "GB": 22, "NL": 18, "FR": 27, "IT": 27, "ES": 24, "AT": 20, "BE": 16, "CH": 21, "AZ": 28,
        "BG": 22, "GR": 27, "SA": 24, "AE": 23, "SE": 24, "DK": 18, "NO": 15, "PL": 28, "RO": 24, "QA": 29, "KW": 30,
    ]

    /// Something shaped like an IBAN, and whether its check digits are right (ISO 13616: mod 97 is 1).
    private static func iban(at start: Int, in scalars: [Unicode.Scalar]) -> (end: Int, isValid: Bool)? {
        guard start + 1 < scalars.count, let first = upper(scalars[start]), let second = upper(scalars[start + 1]),
            let length = ibanLengths[String(first) + String(second)]
        else { return nil }
        var values = [Int(first.value) - 55, Int(second.value) - 55]  // A is 10 … Z is 35
        var position = start + 2
        var end = position
        while values.count < length, position < scalars.count {
            if let digit = digit(scalars[position]) {
                values.append(digit)
            } else if values.count >= 4, let letter = upper(scalars[position]) {
                values.append(Int(letter.value) - 55)
            } else if position == end + 1 || !isSeparator(scalars[position]) {
                // Two separators in a row, or something foreign, end it.
                guard isInvisible(scalars[position]) else { return nil }
            }
            if !isSeparator(scalars[position]) { end = position + 1 }
            position += 1
        }
        guard values.count == length, end == scalars.count || !isWordPart(scalars[end]) else { return nil }
        let remainder = (values[4...] + values[..<4]).reduce(0) { ($0 * ($1 > 9 ? 100 : 10) + $1) % 97 }
        return (end, remainder == 1)
    }

    private static func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case "A"..."Z": scalar
        case "a"..."z": Unicode.Scalar(UInt8(scalar.value) & 0xDF)
        default: nil
        }
    }

    static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "-", ".", "/", "(", ")", "\u{A0}", "\u{2009}", "\u{2011}", "–": true
        default: isInvisible(scalar)
        }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .format }
}
