/// Which number a candidate is: check digits first, then form, then the words around it.
extension PIIScan {
    private static let others: Sense = [.aboutOrder, .aboutVersion]

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

    /// Area codes of land lines (BTK numbering plan).
    private static let areaCodes: Set<Int> = [
        212, 216, 222, 224, 226, 228, 232, 236, 242, 246, 248, 252, 256, 258, 262, 264, 266, 272, 274, 276, 282, 284,
        286,
        288, 312, 318, 322, 324, 326, 328, 332, 338, 342, 344, 346, 348, 352, 354, 356, 358, 362, 364, 366, 368, 370,
        372,
        374, 376, 378, 380, 382, 384, 386, 388, 392, 412, 414, 416, 422, 424, 426, 428, 432, 434, 436, 438, 442, 446,
        452,
        454, 456, 458, 462, 464, 466, 472, 474, 476, 478, 482, 484, 486, 488,
    ]

    private func isPhoneShaped(_ candidate: NumberCandidate) -> Bool {
        candidate[0] == 5 || Self.areaCodes.contains(candidate.value(0, 3)) && !candidate.isOneGroup
    }

    private mutating func addPhone(_ candidate: NumberCandidate) -> Bool {
        let cue = cue(candidate, for: .aboutPhone, against: Self.others.union([.aboutVKN, .unit]))
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
            guard cue.verdict >= 0, Self.areaCodes.contains(candidate.value(0, 3)) else { return nil }
            let isGrouped =
                !candidate.isOneGroup && number.groups[candidate.first].count == 3
                && candidate.last - candidate.first <= 3
            return cue.verdict > 0 || isGrouped ? (0.7, "phone.land_line") : nil
        case 11 where candidate[0] == 0:
            if candidate[1] == 5 {
                return (0.9, isSpelled ? "phone.spelled" : "phone.mobile")
            }
            if Self.areaCodes.contains(candidate.value(1, 3)) { return (0.85, "phone.land_line") }
            if candidate.value(1, 3) == 850 || candidate.value(1, 3) == 800 || candidate.value(1, 3) == 888 {
                return (0.7, "phone.service")
            }
            return cue.verdict >= 0 && (2...4).contains(candidate[1]) ? (0.6, "phone.land_line") : nil
        case 12 where candidate.value(0, 2) == 90:
            guard cue.verdict >= 0 else { return nil }
            if candidate[2] == 5 { return (0.85, "phone.international") }
            return Self.areaCodes.contains(candidate.value(2, 3)) ? (0.7, "phone.international") : nil
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
        guard isIssued(candidate) else { return false }
        let cue = cue(candidate, for: .aboutCard, against: Self.others.union([.aboutTCKN, .aboutPhone]))
        let isUsual = candidate.count == 16 || candidate.count == 15
        guard isUsual || cue.verdict > 0 else { return false }
        guard candidate.isWhole || isInFours(candidate) || candidate.isOneGroup else { return false }
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

    /// Ranges of the schemes (ISO/IEC 7812 issuers): Visa, Mastercard, Amex, Troy, Discover, UnionPay, Maestro, JCB, Diners.
    private func isIssued(_ candidate: NumberCandidate) -> Bool {
        let two = candidate.value(0, 2)
        let four = candidate.value(0, 4)
        switch candidate.count {
        case 15: return two == 34 || two == 37
        case 14: return two == 36 || two == 38 || two == 30
        case 13: return candidate[0] == 4
        case 16:
            return candidate[0] == 4 || (51...55).contains(two) || (2221...2720).contains(four) || four == 9792
                || two == 65
                || two == 60 || two == 62 || two == 64 || two == 50 || (56...58).contains(two) || two == 35 || two == 67
                || two == 63
        default: return candidate[0] == 4 || two == 62 || two == 50 || (56...58).contains(two) || two == 67 || two == 63
        }
    }
}
