/// Postal addresses: a chain of parts (quarter, street, building, number, floor, flat, district, province).
extension PIIScan {
    private static let levels: Sense = [.quarter, .street, .building]
    private static let places: Sense = [.province, .district]
    /// Of one address; people write seven or eight.
    private static let mostParts = 16

    mutating func findAddresses() {
        // Streets alone are no address: a number, a place or a word for addresses has to stand somewhere.
        guard !summary.isDisjoint(with: Self.levels),
            hasDigits || !summary.isDisjoint(with: Self.places.union(.aboutAddress))
        else { return }
        var index = 0
        while index < tokens.count {
            if isLevel(index), !taken[tokens[index].start], let chain = readChain(from: index) {
                index = chain + 1
            } else {
                index += 1
            }
        }
    }

    private func isLevel(_ index: Int) -> Bool {
        tokens[index].isWord && tokens[index].has(Self.levels) && !tokens[index].isEnding
    }

    /// What a chain has so far.
    private struct Chain {
        var last: Int
        var end: Int
        var levels = 1
        var hasQuarterOrStreet: Bool
        var hasNumber = false
        var hasPlace = false
    }

    /// Reads a chain whose first level is at `first`, adds it where it is an address, and returns its last token.
    private mutating func readChain(from first: Int) -> Int? {
        guard let start = leftEnd(of: first) else { return nil }
        var chain = Chain(
            last: first, end: tokens[first].stemEnd, hasQuarterOrStreet: tokens[first].has([.quarter, .street]),
            hasPlace: start.hasPlace)
        var parts = 1
        while parts < Self.mostParts, let next = nextPart(after: chain) {
            chain = next
            parts += 1
        }
        let isNamed = (max(0, start.token - 4)..<start.token).contains { tokens[$0].has(.aboutAddress) }
        let isAddress =
            chain.hasQuarterOrStreet && chain.hasNumber || chain.levels > 1 && (chain.hasPlace || chain.hasNumber)
            || chain.levels > 1 && isNamed || chain.levels > 0 && chain.hasPlace && chain.hasNumber
            || chain.hasQuarterOrStreet && chain.hasPlace && isNamed
        guard isAddress else { return nil }
        let range = tokens[start.token].start..<chain.end
        add(range, .address, chain.hasNumber ? 0.9 : 0.7, chain.hasNumber ? "address.number" : "address.levels")
        return chain.last
    }

    /// The first token of the name before a level: "Tütüncü Mehmet Efendi Cad." begins at "Tütüncü".
    private func leftEnd(of level: Int) -> (token: Int, hasPlace: Bool)? {
        var index = level
        var words = 0
        var hasPlace = false
        while index > 0, words < 7 {
            let previous = tokens[index - 1]
            guard !taken[previous.start], !previous.isEnding, isJoined(index - 1, index) else { break }
            if previous.isDigits {
                guard previous.count <= 5, words == 0 || hasPlace == false else { break }
            } else if previous.has(Self.places), !previous.has(.quarter) {
                // "Kerem Aydın, Yıldız Mah.": a name in front of the address, not a province.
                if index > 1, gapContains(index - 1, index, ","), tokens[index - 2].has(.given),
                    isSpaced(index - 2, index - 1)
                {
                    break
                }
                hasPlace = hasPlace || index < level
            } else if previous.has(.aboutAddress) || previous.has([.suffers, .nameFollows]) && !previous.has(.given) {
                break
            } else if previous.has(.plain), !previous.has([.given, .surname]),
                !isColourOfQuarter(previous, level, index)
            {
                break
            } else if !previous.isCapital, words > 0, !previous.has([.given, .surname, .title]) {
                break
            }
            index -= 1
            words += 1
        }
        return index < level ? (index, hasPlace) : nil
    }

    /// "Yeni Mahalle", "Orta Cami Sokak": plain words that name quarters when they have a capital.
    private func isColourOfQuarter(_ token: Token, _ level: Int, _ index: Int) -> Bool {
        token.isCapital || index == level && token.count >= 3 && !token.has([.aboutOrder, .unit, .numeral])
    }

    /// White space, with a point after an abbreviation or a number, or a comma or slash after a place.
    private func isJoined(_ left: Int, _ right: Int) -> Bool {
        let range = tokens[left].end..<tokens[right].start
        guard !range.isEmpty, range.count <= 3 else { return false }
        for cell in range {
            switch cells.codes[cell] {
            case UInt8(ascii: " "): continue
            case UInt8(ascii: "."):
                guard tokens[left].isDigits || tokens[left].count <= 4 else { return false }
            case UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "\n"):
                guard tokens[left].has(Self.places) || cells.codes[cell] == UInt8(ascii: "-") else { return false }
            default: return false
            }
        }
        return true
    }

    // MARK: The parts that follow

    private func nextPart(after chain: Chain) -> Chain? {
        var index = chain.last + 1
        var words = 0
        while index < tokens.count, words <= 5 {
            guard isOpen(index - 1, index), !taken[tokens[index].start] else { return nil }
            if let next = part(at: index, after: chain, words: words) { return next }
            let token = tokens[index]
            if token.isDigits, token.count > 5 { return nil }
            if token.isWord, !token.isEnding {
                if token.has(.plain), !token.isCapital, !token.has([.given, .surname, .province, .district]) {
                    return nil
                }
                if token.has([.aboutPhone, .aboutTCKN, .aboutIBAN, .aboutCard, .nameFollows]) { return nil }
            }
            if !token.isEnding { words += 1 }
            index += 1
        }
        return nil
    }

    /// No sentence ends between these tokens.
    private func isOpen(_ left: Int, _ right: Int) -> Bool {
        let range = tokens[left].end..<tokens[right].start
        guard range.count <= 4 else { return false }
        for cell in range {
            let code = cells.codes[cell]
            if code == UInt8(ascii: "?") || code == UInt8(ascii: "!") || code == UInt8(ascii: ";") { return false }
        }
        return true
    }

    private func part(at index: Int, after chain: Chain, words: Int) -> Chain? {
        let token = tokens[index]
        var next = chain
        if token.isDigits {
            // "Cd. 88/3": the house right after the street.
            if words == 0, chain.hasQuarterOrStreet, token.count <= 4, !chain.hasNumber, !isOrdinalOfName(index) {
                close(&next, at: houseEnd(index))
                next.hasNumber = true
                return next
            }
            if words == 0, token.count == 5, index + 1 < tokens.count, tokens[index + 1].has(Self.places) {
                close(&next, at: index)
                return next
            }
            // "3. kat"
            if words == 0, index + 1 < tokens.count, tokens[index + 1].has(.floor), token.count <= 2,
                tokens[index + 1].count > 1
            {
                close(&next, at: index + 1)
                return next
            }
            return nil
        }
        if token.has(.number), let digits = digits(after: index) {
            close(&next, at: houseEnd(digits))
            next.hasNumber = true
            return next
        }
        if token.has([.floor, .flat]), words <= 1,
            let digits = digits(after: index, follows: words == 0 && chain.hasNumber)
        {
            close(&next, at: houseEnd(digits))
            next.hasNumber = next.hasNumber || token.has(.flat)
            return next
        }
        if token.has(Self.levels), !token.isEnding, words > 0 || token.has(.building) {
            close(&next, at: index)
            next.end = token.stemEnd
            next.levels += 1
            next.hasQuarterOrStreet = next.hasQuarterOrStreet || token.has([.quarter, .street])
            return next
        }
        if token.has(Self.places), words == 0 || words == 1 && isNameBetween(index - 1), !startsPart(index) {
            close(&next, at: index)
            next.end = token.stemEnd
            next.hasPlace = true
            return next
        }
        return nil
    }

    private func close(_ chain: inout Chain, at token: Int) {
        chain.last = token
        chain.end = tokens[token].end
    }

    /// "3. sok": the number belongs to the street that follows.
    private func isOrdinalOfName(_ index: Int) -> Bool {
        guard index + 1 < tokens.count else { return false }
        return tokens[index + 1].has(Self.levels) && code(tokens[index].end) != UInt8(ascii: "/")
    }

    /// A place that is the name of a street or quarter which follows.
    private func startsPart(_ index: Int) -> Bool {
        guard index + 1 < tokens.count, tokens[index + 1].isWord else { return false }
        return tokens[index + 1].has([.quarter, .street, .building]) && isJoined(index, index + 1)
    }

    private func isNameBetween(_ index: Int) -> Bool {
        tokens[index].isWord && !tokens[index].isEnding && (tokens[index].isCapital || tokens[index].has(Self.places))
    }

    /// "no 14", "No:40", "d:5": the digits of a part.
    ///
    /// - Parameter follows: right after a house number, where "d 5" can only be a flat.
    private func digits(after index: Int, follows isAfterNumber: Bool = false) -> Int? {
        guard index + 1 < tokens.count, tokens[index + 1].isDigits, tokens[index + 1].count <= 4 else { return nil }
        let range = tokens[index].end..<tokens[index + 1].start
        guard range.count <= 3 else { return nil }
        for cell in range {
            switch cells.codes[cell] {
            case UInt8(ascii: " "), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "="): continue
            default: return nil
            }
        }
        // One letter needs more than a space: "d 5" may be anything.
        let isLetter = tokens[index].count == 1 && range.count == 1 && code(range.lowerBound) == UInt8(ascii: " ")
        return isLetter && !isAfterNumber ? nil : index + 1
    }

    /// "14/2", "12-A", "5B": the end of a house number.
    private func houseEnd(_ index: Int) -> Int {
        var last = index
        while last + 1 < tokens.count {
            let next = tokens[last + 1]
            let gap = tokens[last].end..<next.start
            let isJoint =
                gap.count == 1
                && (code(gap.lowerBound) == UInt8(ascii: "/") || code(gap.lowerBound) == UInt8(ascii: "-"))
            guard gap.isEmpty || isJoint, next.isDigits ? next.count <= 4 : next.count == 1 else { break }
            last += 1
        }
        return last
    }
}
