import Ingestion

/// What the text that a page carries is worth.
struct TextLayer {
    private(set) var letters = 0
    private var marks = 0
    private var unreadable = 0

    init(_ glyphs: [Glyph]) {
        for glyph in glyphs where !glyph.scalar.properties.isWhitespace {
            marks += 1
            if glyph.scalar.properties.isAlphabetic { letters += 1 }
            switch glyph.scalar.properties.generalCategory {
            case .control, .unassigned, .privateUse, .surrogate: unreadable += 1
            default: if glyph.scalar == "\u{FFFD}" { unreadable += 1 }
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
