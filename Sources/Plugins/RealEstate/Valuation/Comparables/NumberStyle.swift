/// How one column writes its numbers. Decided over the whole column: "26.000" alone could be twenty-six.
public enum NumberStyle: Sendable, Equatable {
    /// `1250000.5`
    case plain
    /// `1.250.000,5`
    case turkish
    /// `1,250,000.5`
    case english

    /// The style that reads every value of the column without breaking a group of three.
    public init(of values: some Sequence<String>) {
        var dotGroups = true
        var commaGroups = true
        var dots = false
        var commas = false
        for value in values {
            let text = Self.core(of: value)
            let lastDot = text.lastIndex(of: 46)
            let lastComma = text.lastIndex(of: 44)
            if let lastDot {
                dots = true
                if !Self.isGrouped(text, by: 46, decimal: 44) { dotGroups = false }
                if let lastComma, lastComma < lastDot { dotGroups = false }
            }
            if let lastComma {
                commas = true
                if !Self.isGrouped(text, by: 44, decimal: 46) { commaGroups = false }
                if let lastDot, lastDot < lastComma { commaGroups = false }
            }
        }
        switch (dots, commas) {
        case (false, false): self = .plain
        case (true, false): self = dotGroups ? .turkish : .plain
        case (false, true): self = commaGroups ? .english : .turkish
        case (true, true): self = dotGroups || !commaGroups ? .turkish : .english
        }
    }

    /// The number in the text, whatever stands around it ("1.250.000 TL", "₺ 110 m²"); `nil` where there is none.
    ///
    /// "bin" and "milyon" after the number multiply it.
    public func number(_ text: String) -> Double? {
        let core = Self.core(of: text)
        guard !core.isEmpty else { return nil }
        var digits = ""
        for byte in core {
            switch (byte, self) {
            case (46, .turkish), (44, .english): continue
            case (44, .turkish), (44, .plain): digits.append(".")
            default: digits.append(Character(UnicodeScalar(byte)))
            }
        }
        guard let number = Double(digits), number.isFinite else { return nil }
        return number * Self.multiplier(in: text)
    }

    /// The first run of digits with its points, commas and sign; spaces between groups are dropped.
    private static func core(of text: String) -> [UInt8] {
        var core: [UInt8] = []
        var previous: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case 48...57: core.append(byte)
            case 46, 44: if core.isEmpty { break } else { core.append(byte) }
            case 45: if core.isEmpty { core.append(byte) } else { return finished(core) }
            case 32 where !core.isEmpty, 0xA0 where previous == 0xC2 && !core.isEmpty: break
            case 0xC2 where !core.isEmpty: break
            default: if core.contains(where: { (48...57).contains($0) }) { return finished(core) } else { core = [] }
            }
            previous = byte
        }
        return finished(core)
    }

    private static func finished(_ core: [UInt8]) -> [UInt8] {
        var core = core
        while let last = core.last, !(48...57).contains(last) { core.removeLast() }
        return core
    }

    /// Whether every part after a separator has exactly three digits and the first one to three.
    private static func isGrouped(_ text: [UInt8], by separator: UInt8, decimal: UInt8) -> Bool {
        let whole = text.prefix { $0 != decimal }
        let parts = whole.split(separator: separator, omittingEmptySubsequences: false)
        guard let first = parts.first?.drop(while: { $0 == 45 }), (1...3).contains(first.count) else { return false }
        if parts.count > 1, first.elementsEqual([48]) { return false }
        return parts.dropFirst().allSatisfy { $0.count == 3 }
    }

    private static func multiplier(in text: String) -> Double {
        let words = text.lowercased()
        if words.contains("milyon") || words.contains("mn") { return 1e6 }
        return words.contains("bin") ? 1e3 : 1
    }
}
