import Knowledge

extension Reading {
    /// Letters of other alphabets that pass for Latin ones, in words that mix alphabets or stand among Latin words.
    func withoutLookAlikes() -> Reading? {
        var latin = 0
        var foreign = 0
        for scalar in scalars {
            if isLatin(scalar) { latin += 1 } else if LookAlikes.latin[scalar] != nil { foreign += 1 }
        }
        guard foreign > 0 else { return nil }
        // A Russian text has few Latin letters; a disguised one has many.
        let isMostlyLatin = latin > 2 * foreign
        var replaced: Set<Int> = []
        for word in Self.chunks(of: scalars, where: { $0.isLetter }) {
            let isMixed = word.contains { isLatin(scalars[$0]) }
            let isDisguise = word.allSatisfy {
                isLatin(scalars[$0]) || LookAlikes.latin[scalars[$0]] != nil
            }
            let isSymbol = word.contains { LookAlikes.isStyled(scalars[$0]) }
            if isSymbol || (isMixed && isDisguise) || (isMostlyLatin && isDisguise) {
                replaced.formUnion(word)
            }
        }
        return replacing { replaced.contains($0) ? LookAlikes.latin[scalars[$0]] : nil }
    }

    /// Without accents piled on letters and scalars that show nothing; `nil` where there are hardly any.
    func withoutMarks() -> Reading? {
        let kept = scalars.indices.filter {
            if scalars[$0].isASCII { return true }
            let category = scalars[$0].properties.generalCategory
            return category != .nonspacingMark && category != .enclosingMark && category != .format
        }
        guard scalars.count - kept.count > 3 else { return nil }
        return Reading(
            kept.map { scalars[$0] }, .each(kept.map { original(Span($0..<($0 + 1))) }),
            isVeiled: isVeiled)
    }

    /// "1gn0re" and "t@limat" as the letters they stand for. Each digit has one letter; 1 is i.
    func withoutLeet() -> Reading? {
        let chunks = Self.chunks(of: scalars, where: { !$0.isSpace })
        let disguised = chunks.filter { chunk in
            let letters = chunk.count { scalars[$0].isLetter }
            // "a4", "10.000TL" and "50mg" are no disguise: there a sign stands between letters.
            return letters > 1 && chunk.count > 3
                && chunk.contains { LookAlikes.leet[scalars[$0]] != nil }
        }
        guard !disguised.isEmpty else { return nil }
        // One who disguises long words disguises the short ones too.
        let short =
            disguised.count > 1 ? chunks.filter { $0.count < 4 && $0.contains(where: isLetter(at:)) } : []
        var replaced: Set<Int> = []
        for chunk in disguised + short {
            for index in chunk where LookAlikes.leet[scalars[index]] != nil {
                let before = index > chunk.lowerBound && isLetterOrSign(scalars[index - 1])
                let after = index + 1 < chunk.upperBound && isLetterOrSign(scalars[index + 1])
                if before || after { replaced.insert(index) }
            }
        }
        return replacing { replaced.contains($0) ? LookAlikes.leet[scalars[$0]] : nil }
    }

    /// Text in scalars that show nothing: the tag block, which mirrors ASCII, and bytes in variation selectors.
    func smuggled() -> [Reading] {
        var readings: [Reading] = []
        var tags: [Unicode.Scalar] = []
        var tagSpans: [Span] = []
        var bytes: [UInt8] = []
        var byteStart = 0
        var byteEnd = 0
        for (index, scalar) in scalars.enumerated() {
            switch scalar.value {
            case 0xE0020...0xE007E:
                tags.append(Unicode.Scalar(UInt8(scalar.value - 0xE0000)))
                tagSpans.append(original(Span(index..<(index + 1))))
            case 0xFE00...0xFE0F, 0xE0100...0xE01EF:
                if bytes.isEmpty { byteStart = index }
                byteEnd = index + 1
                bytes.append(
                    UInt8(
                        truncatingIfNeeded: scalar.value >= 0xE0100
                            ? scalar.value - 0xE00F0 : scalar.value - 0xFE00))
            default: break
            }
        }
        if tags.count > 5 { readings.append(Reading(tags, .each(tagSpans), isVeiled: true)) }
        if bytes.count > 7, let text = String(validating: bytes, as: UTF8.self) {
            readings.append(
                Reading(
                    Array(text.unicodeScalars), .whole(original(Span(byteStart..<byteEnd))), isVeiled: true))
        }
        return readings
    }

    private func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z": true
        default: (0xC0...0x24F).contains(scalar.value)
        }
    }

    private func isLetter(at index: Int) -> Bool { scalars[index].isLetter }

    private func isLetterOrSign(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isLetter || LookAlikes.leet[scalar] != nil
    }

    /// The longest runs of scalars that satisfy the condition.
    static func chunks(of scalars: [Unicode.Scalar], where belongs: (Unicode.Scalar) -> Bool)
        -> [Range<Int>]
    {
        var chunks: [Range<Int>] = []
        var start: Int?
        for index in scalars.indices {
            if belongs(scalars[index]) {
                start = start ?? index
            } else if let begin = start {
                chunks.append(begin..<index)
                start = nil
            }
        }
        if let start { chunks.append(start..<scalars.count) }
        return chunks
    }
}

/// Which signs pass for which letters.
enum LookAlikes {
    /// Letters of other alphabets, small capitals and enclosed letters.
    static let latin: [Unicode.Scalar: Unicode.Scalar] = {
        var map = pairs(
            "аa еe оo рp сc уy хx іi јj ѕs ԁd һh ԛq ԝw ҽe ѵv мm тt кk вb нh гr пn иu лl дd бb зz эe ёe йu цu чy шw щw яr юu ьb ъb ыb жx фo"
        )
        for (from, to) in pairs(
            "АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЈJ ЅS ԌG ЗZ ИN ПN ЯR ГR ЛL ДD БB")
        { map[from] = to }
        for (from, to) in pairs(
            "αa βb εe ηn ιi κk νv οo ρp τt υu χx γy ωw σo μu ςs ϲc ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX"
        ) {
            map[from] = to
        }
        for (from, to) in pairs(
            "ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ǫq ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz ɑa ɡg ɩi ŋn ɓb ɗd ƙk ɱm ɲn ʂs ʐz ƭt ɦh ʋv øo łl đd ħh ŧt ɐa ǝe ɥh ᴉi ʇt ʌv ʍw ʎy ɹr ɯm"
        ) {
            map[from] = to
        }
        // Squared, circled and regional letters without a compatibility form.
        for start in [0x1F150, 0x1F170, 0x1F1E6] as [UInt32] {
            for offset in 0..<26 as Range<UInt32> {
                if let scalar = Unicode.Scalar(start + offset), let letter = Unicode.Scalar(0x61 + offset) {
                    map[scalar] = letter
                }
            }
        }
        return map
    }()

    static let leet: [Unicode.Scalar: Unicode.Scalar] = pairs(
        "0o 1i 3e 4a 5s 7t 8b 9g @a $s !i |l €e £l ¡i")

    /// Not a letter of any alphabet one writes in.
    static func isStyled(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x1F100 || (0x1D00...0x1D7F).contains(scalar.value)
            || (0x250...0x2AF).contains(scalar.value)
    }

    private static func pairs(_ text: String) -> [Unicode.Scalar: Unicode.Scalar] {
        var map: [Unicode.Scalar: Unicode.Scalar] = [:]
        for pair in text.split(separator: " ") {
            let scalars = Array(pair.unicodeScalars)
            if scalars.count == 2 { map[scalars[0]] = scalars[1] }
        }
        return map
    }
}
