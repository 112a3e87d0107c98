/// A number as it stands in a text, with the unit that gives it its meaning.
///
/// Thousands separators are dropped (1.250 and 1,250 are 1250), decimal commas become points, and digits of other
/// scripts are read by their value, so that equal numbers are equal values.
struct NumberMention: Hashable {
    enum Unit: Hashable {
        case none
        case percent
        case currency(String)
    }

    let value: String
    let unit: Unit

    /// Whether this mention of a source supports `claim`: the same number, and no unit that the source does not give.
    func supports(_ claim: NumberMention) -> Bool {
        value == claim.value && (claim.unit == .none || claim.unit == unit)
    }

    static func all(in text: some StringProtocol) -> [NumberMention] { located(in: text).map(\.mention) }

    /// With where each stands, in Unicode scalars.
    static func located(in text: some StringProtocol) -> [(mention: NumberMention, range: Range<Int>)] {
        let scalars = Array(text.unicodeScalars)
        var mentions: [(mention: NumberMention, range: Range<Int>)] = []
        var position = 0
        while position < scalars.count {
            guard digit(scalars[position]) != nil else {
                position += 1
                continue
            }
            let start = position
            var raw = ""
            while position < scalars.count {
                if let value = digit(scalars[position]) {
                    raw += String(value)
                } else if ".,:".unicodeScalars.contains(scalars[position]), position + 1 < scalars.count,
                    digit(scalars[position + 1]) != nil
                {
                    raw.unicodeScalars.append(scalars[position])
                } else {
                    break
                }
                position += 1
            }
            let unit = unit(around: start..<position, in: scalars)
            mentions.append((NumberMention(value: canonical(raw), unit: unit), start..<position))
        }
        return mentions
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
        return Int(value)
    }

    private static func canonical(_ raw: String) -> String {
        let groups = raw.split(whereSeparator: { $0 == "." || $0 == "," })
        let isGrouped =
            groups.count > 1 && !raw.contains(":") && groups[0].count <= 3
            && groups.dropFirst().allSatisfy { $0.count == 3 }
        if isGrouped { return groups.joined() }
        // "1.250,50": of two kinds of separators the last is the decimal one.
        if let decimal = raw.lastIndex(where: { $0 == "." || $0 == "," }), raw.contains("."), raw.contains(",") {
            let digits = { (part: Substring) in part.filter(\.isNumber) }
            return digits(raw[..<decimal]) + "." + digits(raw[decimal...])
        }
        return raw.replacing(",", with: ".")
    }

    private static func unit(around range: Range<Int>, in scalars: [Unicode.Scalar]) -> Unit {
        let before = String(String.UnicodeScalarView(scalars[max(0, range.lowerBound - 8)..<range.lowerBound]))
        let after = String(
            String.UnicodeScalarView(scalars[range.upperBound..<min(scalars.count, range.upperBound + 8)]))
        let left = before.trimmedEnd.lowercased()
        let right = after.trimmedStart.lowercased()
        if left.hasSuffix("%") || left.hasSuffix("yüzde") || right.hasPrefix("%") || right.hasPrefix("percent") {
            return .percent
        }
        for (mark, code) in currencies where left.hasSuffix(mark) || right.hasPrefix(mark) { return .currency(code) }
        return .none
    }

    private static let currencies = [
        ("₺", "TRY"), ("tl", "TRY"), ("lira", "TRY"), ("try", "TRY"), ("€", "EUR"), ("eur", "EUR"), ("$", "USD"),
        ("usd", "USD"), ("dolar", "USD"), ("£", "GBP"),
    ]
}

extension String {
    fileprivate var trimmedStart: Substring { drop(while: \.isWhitespace) }
    fileprivate var trimmedEnd: Substring {
        var end = self[...]
        while end.last?.isWhitespace == true { end.removeLast() }
        return end
    }
}
