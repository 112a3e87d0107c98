/// Printed text as it is spoken: what is to be searched and embedded, while quotes keep the text as it is printed.
public enum FlowingText {
    /// Line breaks become spaces, and words that a line's end parted are whole again.
    ///
    /// `rande-⏎vular` becomes `randevular`; a hyphen that was there before stays where that shows: `e-⏎posta`,
    /// `Ankara-⏎İstanbul`, `2025-⏎2026`. Soft hyphens go; tabs between cells stay.
    public static func text(of printed: String) -> String {
        let scalars = Array(printed.unicodeScalars)
        var text = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar == "\u{AD}" {
                index += 1
                if index < scalars.count, scalars[index] == "\n" { index += 1 }
            } else if isHyphen(scalar), index + 2 < scalars.count, scalars[index + 1] == "\n",
                let before = text.last, before.isWordlike, scalars[index + 2].isWordlike
            {
                let isParted = scalars[index + 2].properties.isLowercase && endsWithSyllable(text)
                if !isParted { text.append(scalar) }
                index += 2
            } else {
                text.append(scalar == "\n" ? " " : scalar)
                index += 1
            }
        }
        return String(text)
    }

    private static func isHyphen(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || scalar == "\u{2010}" }

    /// Two letters at least: nobody parts a word after its first.
    private static func endsWithSyllable(_ text: String.UnicodeScalarView) -> Bool {
        let tail = text.suffix(2)
        return tail.count == 2 && tail.allSatisfy(\.properties.isAlphabetic)
    }
}
