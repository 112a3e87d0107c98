/// IBANs of every country of the registry, in any grouping and with letters that a reader took for digits.
extension PIIScan {
    /// Length of the whole IBAN by country (SWIFT IBAN registry).
    private static let lengths: [UInt16: Int] = {
        let registry = """
            AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27
            GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27
            MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23
            TN24 TR26 UA29 VA22 VG24 XK20
            """
        var lengths: [UInt16: Int] = [:]
        for entry in registry.split(whereSeparator: \.isWhitespace) {
            let codes = Array(entry.lowercased().utf8)
            lengths[UInt16(codes[0]) << 8 | UInt16(codes[1])] = Int(codes[2] - 48) * 10 + Int(codes[3] - 48)
        }
        return lengths
    }()

    mutating func findIBANs() {
        guard hasDigits else { return }
        var values: [UInt8] = []
        for index in tokens.indices.dropLast() where tokens[index].isWord && (2...6).contains(tokens[index].count) {
            let start = tokens[index].start
            guard !taken[start], !cells.isWordPart(start - 1), tokens[index].count == 2 || isTouching(index, index + 1),
                let length = Self.lengths[UInt16(code(start)) << 8 | UInt16(code(start + 1))],
                followsDigit(start + 2)
            else { continue }
            readIBAN(at: index, rest: start + 2, length: length, values: &values)
        }
        findSpelledIBANs(&values)
        if summary.contains(.aboutIBAN) { findBareIBANs(&values) }
    }

    /// "T R 3 3 0 0 …": sign by sign.
    private mutating func findSpelledIBANs(_ values: inout [UInt8]) {
        for index in tokens.indices.dropLast(2)
        where tokens[index].count == 1 && code(tokens[index].start) == UInt8(ascii: "t") && tokens[index + 2].isDigits {
            let second = tokens[index + 1]
            guard second.count == 1, code(second.start) == UInt8(ascii: "r"), !taken[tokens[index].start],
                !cells.isWordPart(tokens[index].start - 1), gap(index, index + 1, most: 2, allows: .separator),
                gap(index + 1, index + 2, most: 3, allows: .separator)
            else { continue }
            readIBAN(at: index, rest: second.end, length: 26, values: &values)
        }
    }

    /// Within three cells after the country comes a digit, or a letter that may be one.
    private func followsDigit(_ cell: Int) -> Bool {
        for next in cell..<min(cell + 4, cells.count) {
            if !cells.kind(next).isDisjoint(with: [.digit, .lookAlike]) { return true }
            guard isJoint(next) else { return false }
        }
        return false
    }

    private func isJoint(_ cell: Int) -> Bool {
        cells.kind(cell).contains(.separator) || code(cell) == UInt8(ascii: "_") || code(cell) == UInt8(ascii: ":")
            || code(cell) == UInt8(ascii: ",")
    }

    /// - Parameter rest: the cell after the country's two letters.
    private mutating func readIBAN(at index: Int, rest: Int, length: Int, values: inout [UInt8]) {
        let start = tokens[index].start
        let isTurkish = code(start) == UInt8(ascii: "t") && code(rest - 1) == UInt8(ascii: "r")
        values.removeAll(keepingCapacity: true)
        values.append(code(start) - 87)  // a is 10 … z is 35
        values.append(code(rest - 1) - 87)
        var cell = rest
        var end = cell
        var joints = 0
        while cell < cells.count, values.count < length {
            let kind = cells.kind(cell)
            if let value = value(cell, digitsOnly: isTurkish || values.count < 4) {
                values.append(value)
                end = cell + 1
                joints = 0
            } else if isJoint(cell), joints < 3, !kind.contains(.letter) {
                joints += 1
            } else {
                break
            }
            cell += 1
        }
        let range = start..<end
        if values.count == length, !cells.isWordPart(end) || isEnding(at: end), Checksum.isIBAN(values) {
            add(range, .iban, 1, "iban.checksum")
        } else if isTurkish, values.count >= 18 {
            // Right country and about the right length: somebody meant an IBAN, and no other number is in it.
            var whole = end
            while cells.kind(whole).contains(.digit) { whole += 1 }
            add(start..<whole, .suspectIBAN, 0.6, values.count == length ? "iban.wrong_checksum" : "iban.wrong_length")
        }
    }

    private func isEnding(at cell: Int) -> Bool {
        var end = cell
        while cells.kind(end).contains(.letter) { end += 1 }
        return end > cell && end - cell <= 4 && !cells.kind(end).contains(.digit)
            && Suffixes.contains(cells.codes, cell..<end, in: Suffixes.ofNames)
    }

    private func value(_ cell: Int, digitsOnly: Bool) -> UInt8? {
        let code = cells.codes[cell]
        if cells.kind(cell).contains(.digit) { return code - 48 }
        if digitsOnly {
            switch code {
            case UInt8(ascii: "o"): return 0
            case UInt8(ascii: "l"), UInt8(ascii: "i"): return 1
            case UInt8(ascii: "s"): return 5
            case UInt8(ascii: "b"): return 8
            case UInt8(ascii: "z"): return 2
            default: return nil
            }
        }
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(code) ? code - 87 : nil
    }

    /// "iban: 33 0006 …": twenty-four digits after the word, the country left out.
    private mutating func findBareIBANs(_ values: inout [UInt8]) {
        for index in tokens.indices where tokens[index].isDigits && !taken[tokens[index].start] {
            guard index > 0, !isTouching(index - 1, index) else { continue }
            let isNamed = (max(0, index - 3)..<index).contains { tokens[$0].has(.aboutIBAN) }
            guard isNamed else { continue }
            values = [29, 27]
            var cell = tokens[index].start
            var end = cell
            while cell < cells.count, values.count < 26 {
                if cells.kind(cell).contains(.digit) {
                    values.append(code(cell) - 48)
                    end = cell + 1
                } else if !cells.kind(cell).contains(.separator) {
                    break
                }
                cell += 1
            }
            if values.count == 26, !cells.isWordPart(end), Checksum.isIBAN(values) {
                add(tokens[index].start..<end, .iban, 0.9, "iban.without_country")
            }
        }
    }
}
