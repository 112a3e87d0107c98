import Knowledge

extension Recognisers {
    /// A run of digits with single separators between its groups; each group knows where it ends.
    private struct Groups {
        var digits: [Int] = []
        /// For each group: how many digits there are up to its end, and its end in the text.
        var ends: [(digits: Int, position: Int)] = []
    }

    private static let longest = 19

    /// The longest number of a known kind that begins here.
    static func number(at start: Int, in scalars: [Unicode.Scalar]) -> (type: PIIType, end: Int)? {
        let groups = groups(at: start, in: scalars)
        let isInternational = scalars[start] == "+"
        for end in groups.ends.reversed() {
            let digits = Array(groups.digits.prefix(end.digits))
            if !isInternational, isCard(digits) { return (.card, end.position) }
            if !isInternational, isIdentityNumber(digits) { return (.tckn, end.position) }
            if isPhone(digits, isInternational: isInternational) { return (.phone, end.position) }
        }
        return nil
    }

    private static func groups(at start: Int, in scalars: [Unicode.Scalar]) -> Groups {
        var groups = Groups()
        var position = start
        if scalars[position] == "+" { position += 1 }
        var separators = 0
        while position < scalars.count, groups.digits.count <= longest {
            if let digit = digit(scalars[position]) {
                groups.digits.append(digit)
                separators = 0
                position += 1
                let isEnd = position == scalars.count || !isWordPart(scalars[position])
                if isEnd { groups.ends.append((groups.digits.count, position)) }
            } else if isSeparator(scalars[position]), separators < 3 {
                separators += 1
                position += 1
            } else {
                break
            }
        }
        return groups
    }

    /// Luhn (ISO/IEC 7812-1), 13 to 19 digits, in the ranges of the card schemes.
    private static func isCard(_ digits: [Int]) -> Bool {
        guard (13...19).contains(digits.count), [2, 3, 4, 5, 6, 9].contains(digits[0]) else { return false }
        let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
            let doubled = digit.offset % 2 == 1 ? digit.element * 2 : digit.element
            return sum + (doubled > 9 ? doubled - 9 : doubled)
        }
        return sum % 10 == 0
    }

    /// T.C. kimlik no: eleven digits, the last two of which are sums of the others.
    private static func isIdentityNumber(_ digits: [Int]) -> Bool {
        guard digits.count == 11, digits[0] != 0 else { return false }
        let odd = digits[0] + digits[2] + digits[4] + digits[6] + digits[8]
        let even = digits[1] + digits[3] + digits[5] + digits[7]
        let tenth = ((odd * 7 - even) % 10 + 10) % 10
        return digits[9] == tenth && digits[10] == (odd + even + tenth) % 10
    }

    /// A Turkish mobile or land line, national or with the country code; a land line needs its 0 or +90.
    private static func isPhone(_ digits: [Int], isInternational: Bool) -> Bool {
        var rest = digits[...]
        var hasPrefix = isInternational
        if isInternational || digits.starts(with: [0, 0, 9, 0]) || (digits.count == 12 && digits.starts(with: [9, 0])) {
            if digits.starts(with: [0, 0]) { rest = rest.dropFirst(2) }
            guard rest.starts(with: [9, 0]) else { return isInternational && (8...15).contains(digits.count) }
            rest = rest.dropFirst(2)
            hasPrefix = true
        }
        if rest.first == 0 {
            rest = rest.dropFirst()
            hasPrefix = true
        }
        guard rest.count == 10, let first = rest.first, let second = rest.dropFirst().first else { return false }
        switch first {
        case 5: return second <= 6
        case 2, 3, 4: return hasPrefix
        case 8: return hasPrefix && (second == 0 || second == 5)
        default: return false
        }
    }
}
