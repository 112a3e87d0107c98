/// Check digits. Each takes the digits of a range as values from 0 to 9.
enum Checksum {
    /// T.C. kimlik no: 11 digits; the tenth from the odd and even places, the eleventh from the sum.
    static func isTCKN(_ digits: ArraySlice<UInt8>) -> Bool {
        guard digits.count == 11, let first = digits.first, first != 0 else { return false }
        let start = digits.startIndex
        var odd = 0
        var even = 0
        for place in 0..<9 {
            if place % 2 == 0 { odd += Int(digits[start + place]) } else { even += Int(digits[start + place]) }
        }
        // Nine times what is even is minus itself, modulo 10.
        let tenth = (odd * 7 + even * 9) % 10
        return Int(digits[start + 9]) == tenth && Int(digits[start + 10]) == (odd + even + tenth) % 10
    }

    /// Vergi kimlik no: 10 digits, the last from powers of two modulo 9 of the others.
    static func isVKN(_ digits: ArraySlice<UInt8>) -> Bool {
        guard digits.count == 10 else { return false }
        let start = digits.startIndex
        var sum = 0
        for place in 0..<9 {
            let value = (Int(digits[start + place]) + 9 - place) % 10
            let rest = value * (1 << (9 - place)) % 9
            sum += value != 0 && rest == 0 ? 9 : rest
        }
        return Int(digits[start + 9]) == (10 - sum % 10) % 10 && digits.contains { $0 != 0 }
    }

    /// Luhn (ISO/IEC 7812-1).
    static func isLuhn(_ digits: ArraySlice<UInt8>) -> Bool {
        var sum = 0
        var doubles = false
        for digit in digits.reversed() {
            let value = doubles ? Int(digit) * 2 : Int(digit)
            sum += value > 9 ? value - 9 : value
            doubles.toggle()
        }
        return sum % 10 == 0
    }

    /// ISO 13616: country and check digits moved behind, letters as two digits, modulo 97 is 1. Values above 9 are letters.
    static func isIBAN(_ values: [UInt8]) -> Bool {
        guard values.count > 4 else { return false }
        var remainder = 0
        for place in 0..<values.count {
            let value = Int(values[(place + 4) % values.count])
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
        }
        return remainder == 1
    }
}
