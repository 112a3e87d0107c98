/// Repairs UTF-8 that was read in a Windows code page and written again: `Ä°stanbul` becomes `İstanbul`.
///
/// Only what cannot be right is touched. A place counts as broken where two characters that no Turkish text has side by
/// side are the bytes of a Turkish letter; a line with a right Turkish letter outside such places is left alone, as it
/// may be about them. Bytes that code page 1254 lacks, and that were dropped on the way, are put back for `Ş` and `Ğ`.
package enum Mojibake {
    /// Text that went through the wrong code page several times is repaired as many times.
    private static let mostRounds = 3

    package static func repaired(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<mostRounds {
            guard let better = repairedOnce(scalars) else { break }
            scalars = better
        }
        return scalars.count == text.unicodeScalars.count ? text : String(scalars: scalars)
    }

    /// `nil` where nothing is broken.
    private static func repairedOnce(_ text: [Unicode.Scalar]) -> [Unicode.Scalar]? {
        guard text.contains(where: isSuspicious) else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let findings = lines.map(Findings.init)
        let broken = findings.reduce(0) { $0 + $1.broken }
        guard broken > 0 else { return nil }
        // Where nearly everything is broken, so are the lines that show it only by their punctuation.
        let isWhole = findings.reduce(0) { $0 + $1.right } * 20 <= broken
        var repaired: [Unicode.Scalar] = []
        repaired.reserveCapacity(text.count)
        for (index, (line, finding)) in zip(lines, findings).enumerated() {
            if index > 0 { repaired.append("\n") }
            repaired += finding.right == 0 && (isWhole || finding.broken > 0) ? self.line(line) : Array(line)
        }
        return repaired.count == text.count ? nil : repaired
    }

    /// What a line shows of its state.
    private struct Findings {
        /// Places that cannot be right.
        var broken = 0
        /// Turkish letters beyond ASCII that stand for themselves.
        var right = 0

        init(_ line: ArraySlice<Unicode.Scalar>) {
            var index = line.startIndex
            while index < line.endIndex {
                if let (scalar, length) = Mojibake.character(in: line, at: index) {
                    if Mojibake.isProof(scalar, instead: line[index..<(index + length)]) { broken += 1 }
                    index += length
                } else {
                    if Mojibake.letters.contains(line[index]) { right += 1 }
                    index += 1
                }
            }
        }
    }

    private static let letters = Set("çğıöşüÇĞİÖŞÜ".unicodeScalars)
    private static let proofs = letters.union("âîûÂÎÛ".unicodeScalars)
    private static let missing: [Unicode.Scalar: Unicode.Scalar] = ["Å": "Ş", "Ä": "Ğ"]

    /// Control characters that stand for bytes without a meaning, in text that was broken twice.
    private static let unknownBytes = Set("\u{81}\u{8D}\u{8E}\u{8F}\u{90}\u{9D}\u{9E}".unicodeScalars)

    private static func isSuspicious(_ scalar: Unicode.Scalar) -> Bool { "ÃÄÅâ".unicodeScalars.contains(scalar) }

    /// Whether a decoded character proves the text broken: a Turkish letter, a letter that opens one when decoded
    /// again, or punctuation whose bytes show as characters that Turkish texts do not have.
    private static func isProof(_ scalar: Unicode.Scalar, instead printed: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = printed.first, let last = printed.last else { return false }
        if "ÃÄÅ".unicodeScalars.contains(first) {
            return proofs.contains(scalar) || "ÃÄÅ".unicodeScalars.contains(scalar)
        }
        return first == "â" && printed.dropFirst().first == "€" && "™œ˜¦¢\u{9D}".unicodeScalars.contains(last)
    }

    private static func line(_ line: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        var repaired: [Unicode.Scalar] = []
        var index = line.startIndex
        while index < line.endIndex {
            if let (scalar, length) = character(in: line, at: index) {
                repaired.append(scalar)
                index += length
            } else if let letter = missing[line[index]] {
                repaired.append(letter)
                index += 1
                // What some programs put in the place of the byte they do not know.
                if index < line.endIndex, line[index] == "\u{FFFD}" { index += 1 }
            } else {
                repaired.append(line[index])
                index += 1
            }
        }
        return repaired
    }

    /// The character whose UTF-8 bytes the next two to four characters are.
    private static func character(
        in line: ArraySlice<Unicode.Scalar>, at index: Int
    ) -> (scalar: Unicode.Scalar, length: Int)? {
        guard let lead = CodePage.windowsBytes[line[index]] else { return nil }
        let length: Int
        switch lead {
        case 0xC2...0xC5: length = 2
        case 0xE2, 0xEF: length = 3
        case 0xF0: length = 4
        default: return nil
        }
        var bytes = [lead]
        for scalar in line[index...].dropFirst().prefix(length - 1) {
            guard let byte = CodePage.windowsBytes[scalar], (0x80...0xBF).contains(byte) else { break }
            bytes.append(byte)
        }
        // The last byte of U+FE0F, which makes a symbol an emoji, is one that is dropped.
        if bytes == [0xEF, 0xB8] { return ("\u{FE0F}", 2) }
        guard bytes.count == length, let text = String(validating: bytes, as: UTF8.self),
            let scalar = text.unicodeScalars.first,
            scalar.properties.generalCategory != .control || unknownBytes.contains(scalar)
        else { return nil }
        return (scalar, length)
    }
}
