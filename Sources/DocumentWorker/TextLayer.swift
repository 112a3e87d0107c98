import Ingestion

/// What the text that a page carries is worth.
struct TextLayer {
    private(set) var letters = 0
    private var marks = 0
    private var unreadable = 0

    init(_ glyphs: [Glyph]) {
        for glyph in glyphs { count(glyph.scalar) }
    }

    private mutating func count(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        // Nearly all there is; looking up properties would take a tenth of the worker's time.
        case 0x20, 0x0A: break
        case 0x21...0x40: marks += 1
        case 0x41...0x5A, 0x61...0x7A:
            marks += 1
            letters += 1
        default:
            if scalar.properties.isWhitespace { return }
            marks += 1
            if scalar.properties.isAlphabetic { letters += 1 }
            switch scalar.properties.generalCategory {
            case .control, .unassigned, .privateUse, .surrogate: unreadable += 1
            default: if scalar == "\u{FFFD}" { unreadable += 1 }
            }
        }
    }

    /// No words, and no more figures than a page number or a date.
    var isMissing: Bool { letters == 0 && marks < 16 }

    /// Fonts without a map to Unicode: nobody can read, or search, what this would give.
    var isGarbage: Bool { unreadable * 4 > marks }

    /// A stamp, a running title or a scanner's advertisement; seldom a page.
    var isThin: Bool { letters < 100 }
}
