/// IP addresses, told from versions by their words and their size.
extension PIIScan {
    mutating func findAddressesOfMachines() {
        guard hasDigits || colons.count > 1 else { return }
        findIPv4()
        if colons.count > 1 { findIPv6() }
    }

    private mutating func findIPv4() {
        guard tokens.count > 3 else { return }
        var index = 0
        while index + 3 < tokens.count {
            guard tokens[index].isDigits, isQuad(index) else {
                index += 1
                continue
            }
            let isPart = isPointedNumber(before: index) || isPointedNumber(after: index + 3)
            for token in index...index + 3 { tokens[token].isSpoken = true }
            if !isPart { addIPv4(index) }
            index += 4
        }
    }

    private func isQuad(_ first: Int) -> Bool {
        for index in first...first + 3 {
            guard tokens[index].isDigits, tokens[index].count <= 3 else { return false }
            if index > first {
                guard tokens[index].start == tokens[index - 1].end + 1, code(tokens[index - 1].end) == UInt8(ascii: ".")
                else { return false }
            }
            let isPadded = tokens[index].count > 1 && code(tokens[index].start) == UInt8(ascii: "0")
            guard octet(index) <= 255, !isPadded else { return false }
        }
        return true
    }

    private func octet(_ token: Int) -> Int {
        (tokens[token].start..<tokens[token].end).reduce(0) { $0 * 10 + Int(cells.codes[$1]) - 48 }
    }

    private func isPointedNumber(before token: Int) -> Bool {
        let start = tokens[token].start
        return cells.isWordPart(start - 1) || code(start - 1) == UInt8(ascii: ".") && cells.isWordPart(start - 2)
    }

    private func isPointedNumber(after token: Int) -> Bool {
        let end = tokens[token].end
        return cells.isWordPart(end) || code(end) == UInt8(ascii: ".") && cells.kind(end + 1).contains(.digit)
    }

    private mutating func addIPv4(_ first: Int) {
        let cue = cue(first, first + 3, for: .aboutIP, against: [.aboutVersion, .unit])
        let octets = (first...first + 3).map(octet)
        guard cue.verdict >= 0 else { return }
        // Versions have small parts; so have only the addresses of one's own network.
        let isPrivate = octets[0] == 10 || octets[0] == 127 || octets[0] == 192 && octets[1] == 168
        guard cue.verdict > 0 || isPrivate || octets.max() ?? 0 > 40 else { return }
        add(
            tokens[first].start..<tokens[first + 3].end, .ip, cue.verdict > 0 ? 0.95 : 0.8, "ip.v4", evidence: cue.token
        )
    }

    // MARK: Version 6

    private mutating func findIPv6() {
        var next = 0
        for colon in colons where colon >= next {
            var start = colon
            while start > 0, colon - start < 45, isPart(start - 1) { start -= 1 }
            var end = colon
            while end < cells.count, end - colon < 45, isPart(end) { end += 1 }
            next = end
            while end > start, code(end - 1) == UInt8(ascii: ":"), code(end - 2) != UInt8(ascii: ":") { end -= 1 }
            guard !cells.isWordPart(start - 1), !cells.isWordPart(end), isIPv6(start..<end) else { continue }
            if add(start..<end, .ip, 0.9, "ip.v6") {
                var index = tokens.partitioningIndex { $0.start >= start }
                while index < tokens.count, tokens[index].start < end {
                    tokens[index].isSpoken = true
                    index += 1
                }
            }
        }
    }

    private func isPart(_ cell: Int) -> Bool {
        code(cell) == UInt8(ascii: ":") || cells.kind(cell).contains(.hexadecimal)
    }

    private func isIPv6(_ range: Range<Int>) -> Bool {
        var groups = 0
        var digits = 0
        var total = 0
        var doubles = 0
        var colons = 0
        for cell in range {
            if code(cell) == UInt8(ascii: ":") {
                colons += 1
                if digits > 0 { groups += 1 }
                if cell > range.lowerBound, code(cell - 1) == UInt8(ascii: ":") { doubles += 1 }
                digits = 0
            } else {
                digits += 1
                total += 1
                if digits > 4 { return false }
            }
        }
        if digits > 0 { groups += 1 }
        if doubles == 0 { return groups == 8 && colons == 7 }
        return doubles == 1 && groups <= 7 && groups >= 2 && total >= 4
    }
}
