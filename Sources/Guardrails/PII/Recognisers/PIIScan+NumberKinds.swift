/// Which number a candidate is: check digits first, then form, then the words around it.
extension PIIScan {
    private static let others: Sense = [.aboutOrder, .aboutVersion]

    // MARK: Lengths

    /// The lengths, a bit each, of the numbers that may begin with this group, by its first digits, the groups' shape and
    /// the words of the window. It leaves out what ``classify(_:)`` refuses anyway; most groups begin no number.
    func lengths(from first: Int) -> UInt32 {
        let group = number.groups[first]
        let start = Leading(number.digits, from: group.offset)
        if group.hasPlus { return Self.lengthsAfterPlus(start) }
        let one: UInt32 = 1 << UInt32(group.count)
        let whole: UInt32 = first == 0 ? 1 << UInt32(number.digits.count) : 0
        var lengths = phoneLengths(start, group.count)
        lengths |= Self.ten & (summary.contains(.aboutVKN) ? .max : one)
        if start.one != 0 { lengths |= Self.eleven & (summary.contains(.aboutTCKN) ? .max : one | whole) }
        if first == 0, number.groups.count == 3, summary.contains(.aboutPhone) { lengths |= Self.seven }
        let cards = Self.cardLengths(start.two, start.four) & (summary.contains(.aboutCard) ? .max : Self.usualCards)
        return lengths | cards & (one | whole | fours(from: first))
    }

    private static let seven: UInt32 = 1 << 7
    private static let ten: UInt32 = 1 << 10
    private static let eleven: UInt32 = 1 << 11
    private static let usualCards: UInt32 = 1 << 15 | 1 << 16

    /// What the first one to four digits make; digits that are not there count as zero.
    private struct Leading {
        let one: Int
        let two: Int
        let three: Int
        let four: Int

        init(_ digits: [UInt8], from start: Int) {
            func digit(_ place: Int) -> Int { start + place < digits.count ? Int(digits[start + place]) : 0 }
            one = digit(0)
            two = one * 10 + digit(1)
            three = two * 10 + digit(2)
            four = three * 10 + digit(3)
        }
    }

    private static func lengthsAfterPlus(_ start: Leading) -> UInt32 {
        guard start.two == 90 else { return start.one != 0 ? 0b1111111 << 9 : 0 }
        return start.three == 900 ? 1 << 13 : 1 << 12
    }

    private func phoneLengths(_ start: Leading, _ count: Int) -> UInt32 {
        var lengths: UInt32 = 0
        let isLandLine = Self.areaCodes[start.three] && (count == 3 || summary.contains(.aboutPhone))
        if start.one == 5 || isLandLine { lengths |= Self.ten }
        if start.one == 0, (2...5).contains(start.two) || start.two == 8 { lengths |= Self.eleven }
        if start.two == 90 { lengths |= 1 << 12 }
        if start.three == 900 { lengths |= 1 << 13 }
        if start.four == 90 { lengths |= 1 << 14 }
        return lengths
    }

    /// The length of four groups of which the first three have four digits.
    private func fours(from first: Int) -> UInt32 {
        guard first + 3 < number.groups.count else { return 0 }
        for group in first..<first + 3 where number.groups[group].count != 4 { return 0 }
        return 1 << UInt32(12 + number.groups[first + 3].count)
    }

    // MARK: Kinds

    mutating func classify(_ candidate: NumberCandidate) -> Bool {
        if isAmount(candidate) { return false }
        if number.groups[candidate.first].hasPlus { return addPhone(candidate) }
        switch candidate.count {
        case 7: return addLocalPhone(candidate)
        case 10: return addTaxNumber(candidate) || addPhone(candidate)
        case 11: return candidate[0] == 0 ? addPhone(candidate) : addIdentityNumber(candidate)
        case 12: return addPhone(candidate) || addCard(candidate)
        case 13, 14: return addPhone(candidate) || addCard(candidate)
        case 15...19: return addCard(candidate)
        default: return false
        }
    }

    // MARK: Identity and tax numbers

    private mutating func addIdentityNumber(_ candidate: NumberCandidate) -> Bool {
        let cue = cue(candidate, for: .aboutTCKN, against: Self.others.union([.aboutPhone, .aboutCard]))
        if Checksum.isTCKN(candidate.digits) {
            guard candidate.isOneGroup || candidate.isWhole || cue.verdict > 0 else { return false }
            let score = cue.verdict > 0 ? 1 : cue.verdict < 0 ? 0.6 : 0.85
            return add(cells(of: candidate), .tckn, score, "tckn.checksum", evidence: cue.token)
        }
        guard cue.verdict > 0, candidate.isOneGroup || candidate.isWhole else { return false }
        return add(cells(of: candidate), .suspectTCKN, 0.5, "tckn.wrong_checksum", evidence: cue.token)
    }

    private mutating func addTaxNumber(_ candidate: NumberCandidate) -> Bool {
        let cue = cue(
            candidate, for: .aboutVKN, against: Self.others.union([.aboutPhone, .aboutIBAN, .aboutCard]))
        if Checksum.isVKN(candidate.digits) {
            if cue.verdict > 0 { return add(cells(of: candidate), .vkn, 1, "vkn.checksum", evidence: cue.token) }
            guard cue.verdict == 0 || !cue.isBefore, candidate.isOneGroup, !isPhoneShaped(candidate) else {
                return false
            }
            return add(cells(of: candidate), .vkn, 0.6, "vkn.checksum")
        }
        guard cue.verdict > 0, let token = cue.token, tokens[token].count <= 5 else { return false }
        return add(cells(of: candidate), .suspectVKN, 0.5, "vkn.wrong_checksum", evidence: cue.token)
    }

    // MARK: Telephones

    /// By number: whether it is an area code of land lines (BTK numbering plan).
    private static let areaCodes: [Bool] = {
        let codes = """
            212 216 222 224 226 228 232 236 242 246 248 252 256 258 262 264 266 272 274 276 282 284 286 288 312 318 322 324
            326 328 332 338 342 344 346 348 352 354 356 358 362 364 366 368 370 372 374 376 378 380 382 384 386 388 392 412
            414 416 422 424 426 428 432 434 436 438 442 446 452 454 456 458 462 464 466 472 474 476 478 482 484 486 488
            """
        var table = Array(repeating: false, count: 1000)
        for code in codes.split(whereSeparator: \.isWhitespace).compactMap({ Int($0) }) { table[code] = true }
        return table
    }()

    private func isPhoneShaped(_ candidate: NumberCandidate) -> Bool {
        candidate[0] == 5 || Self.areaCodes[candidate.value(0, 3)] && !candidate.isOneGroup
    }

    private mutating func addPhone(_ candidate: NumberCandidate) -> Bool {
        // Amounts are spoken in thousands: what is spelled out digit by digit is none, whatever stands behind.
        let isSpelled = number.groups[candidate.first].isSpelled && number.groups[candidate.last].isSpelled
        let negative = isSpelled ? Self.others : Self.others.union([.aboutVKN, .unit])
        let cue = cue(candidate, for: .aboutPhone, against: negative, reach: isSpelled ? 2 : 4)
        guard let form = phoneForm(candidate, cue) else { return false }
        var range = cells(of: candidate)
        if number.groups[candidate.first].hasPlus {
            var start = range.lowerBound
            while code(start) != UInt8(ascii: "+") { start -= 1 }
            range = start..<range.upperBound
        } else if code(range.lowerBound - 1) == UInt8(ascii: "("), hasClosingBracket(range) {
            range = range.lowerBound - 1..<range.upperBound
        }
        let score = min(1, form.score + (cue.verdict > 0 ? 0.1 : 0))
        return add(range, .phone, score, form.rule, evidence: cue.verdict > 0 ? cue.token : nil)
    }

    private func hasClosingBracket(_ range: Range<Int>) -> Bool {
        for cell in range where cells.codes[cell] == UInt8(ascii: ")") { return true }
        return false
    }

    private func phoneForm(_ candidate: NumberCandidate, _ cue: Cue) -> (score: Double, rule: String)? {
        let isSpelled = number.groups[candidate.first].isSpelled || number.groups[candidate.last].isSpelled
        let count = candidate.count
        if number.groups[candidate.first].hasPlus {
            if candidate.value(0, 2) == 90 {
                let rest = candidate[2] == 0 ? 3 : 2
                return count == rest + 10 && (2...5).contains(candidate[rest])
                    || count == rest + 10 && candidate[rest] == 8
                    ? (0.95, "phone.international") : nil
            }
            return (9...15).contains(count) && candidate[0] != 0 ? (0.8, "phone.foreign") : nil
        }
        switch count {
        case 10:
            if candidate[0] == 5 {
                guard cue.verdict >= 0 else { return nil }
                return (isSpelled ? 0.85 : 0.8, isSpelled ? "phone.spelled" : "phone.mobile")
            }
            guard cue.verdict >= 0, Self.areaCodes[candidate.value(0, 3)] else { return nil }
            let isGrouped =
                !candidate.isOneGroup && number.groups[candidate.first].count == 3
                && candidate.last - candidate.first <= 3
            return cue.verdict > 0 || isGrouped ? (0.7, "phone.land_line") : nil
        case 11 where candidate[0] == 0:
            if candidate[1] == 5 {
                return (0.9, isSpelled ? "phone.spelled" : "phone.mobile")
            }
            if Self.areaCodes[candidate.value(1, 3)] { return (0.85, "phone.land_line") }
            if candidate.value(1, 3) == 850 || candidate.value(1, 3) == 800 || candidate.value(1, 3) == 888 {
                return (0.7, "phone.service")
            }
            return cue.verdict >= 0 && (2...4).contains(candidate[1]) ? (0.6, "phone.land_line") : nil
        case 12 where candidate.value(0, 2) == 90:
            guard cue.verdict >= 0 else { return nil }
            if candidate[2] == 5 { return (0.85, "phone.international") }
            return Self.areaCodes[candidate.value(2, 3)] ? (0.7, "phone.international") : nil
        case 13 where candidate.value(0, 3) == 900 && (2...5).contains(candidate[3]):
            return (0.7, "phone.international")
        case 14 where candidate.value(0, 4) == 90 && (2...5).contains(candidate[4]): return (0.9, "phone.international")
        default: return nil
        }
    }

    /// Seven digits are a telephone only where the word before says so: "tel: 664 10 53".
    private mutating func addLocalPhone(_ candidate: NumberCandidate) -> Bool {
        guard candidate.isWhole, candidate.last - candidate.first == 2, number.groups[candidate.first].count == 3,
            number.groups[candidate.last].count == 2
        else { return false }
        let cue = cue(candidate, for: .aboutPhone, against: Self.others.union([.unit]))
        guard cue.verdict > 0, let token = cue.token, token < number.groups[candidate.first].tokens.0 else {
            return false
        }
        return add(cells(of: candidate), .phone, 0.6, "phone.local", evidence: cue.token)
    }

    // MARK: Cards

    private mutating func addCard(_ candidate: NumberCandidate) -> Bool {
        guard Self.cardLengths(candidate.value(0, 2), candidate.value(0, 4)) >> UInt32(candidate.count) & 1 == 1,
            candidate.isWhole || isInFours(candidate) || candidate.isOneGroup
        else { return false }
        let cue = cue(candidate, for: .aboutCard, against: Self.others.union([.aboutTCKN, .aboutPhone]))
        guard Self.usualCards >> UInt32(candidate.count) & 1 == 1 || cue.verdict > 0 else { return false }
        if Checksum.isLuhn(candidate.digits) {
            guard cue.verdict >= 0 || !cue.isBefore || !candidate.isOneGroup else { return false }
            return add(cells(of: candidate), .card, cue.verdict > 0 ? 1 : 0.85, "card.checksum", evidence: cue.token)
        }
        guard cue.verdict > 0 || isInFours(candidate) && candidate.count == 16 && cue.verdict == 0 else { return false }
        return add(cells(of: candidate), .suspectCard, 0.5, "card.wrong_checksum", evidence: cue.token)
    }

    private func isInFours(_ candidate: NumberCandidate) -> Bool {
        for group in candidate.first..<candidate.last where number.groups[group].count != 4 { return false }
        return candidate.last - candidate.first == 3
    }

    /// The lengths, a bit each, of cards that begin with these two and four digits (ISO/IEC 7812 issuers): Visa, Mastercard,
    /// Amex, Troy, Discover, UnionPay, Maestro, JCB, Diners.
    private static func cardLengths(_ two: Int, _ four: Int) -> UInt32 {
        let long: UInt32 = 1 << 12 | 0b1111 << 16
        switch two {
        case 40...49: return long | 1 << 13
        case 50, 56...58, 62, 63, 67: return long
        case 35, 51...55, 60, 64, 65: return 1 << 16
        case 34, 37: return 1 << 15
        case 30, 36, 38: return 1 << 14
        default: return (2221...2720).contains(four) || four == 9792 ? 1 << 16 : 0
        }
    }
}
