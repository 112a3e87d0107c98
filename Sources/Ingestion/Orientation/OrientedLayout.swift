import Knowledge

/// From a page's characters to its text, whichever way it was printed.
package enum OrientedLayout {
    /// Lays out the text of each direction for itself, as if the page were held so that it can be read: first the
    /// direction of most characters. Boxes are those of the page as it is shown.
    ///
    /// Parameters as those of ``PageLayout/page(number:width:height:glyphs:fonts:rules:isPicture:)``.
    package static func page(
        number: Int, width: Float, height: Float, glyphs: [Glyph], fonts: [Font], rules: [Rule] = [], isPicture: Bool
    ) -> ExtractedPage {
        let turns = TextDirection.quarterTurns(of: glyphs)
        var counts = [0, 0, 0, 0]
        for turn in turns { counts[turn] += 1 }
        // A page without text has one part as well, an empty one.
        let used = counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$1], $0) < (counts[$0], $1) }
        let parts = (used.isEmpty ? [0] : used).map { turn in
            let frame = ReadingFrame(width: width, height: height, quarterTurns: turn)
            let upright = zip(glyphs, turns).lazy.filter { $1 == turn }.map(\.0)
            return page(
                number: number, frame, glyphs: upright.map { $0.moved(frame.fromPage) }, fonts,
                rules: rules.map { $0.moved(frame.fromPage) }, isPicture: isPicture)
        }
        return ExtractedPage(joining: parts)
    }

    /// Lays out characters that are already where a reading frame puts them.
    package static func page(
        number: Int, _ frame: ReadingFrame, glyphs: [Glyph], _ fonts: [Font], rules: [Rule] = [],
        isPicture: Bool
    ) -> ExtractedPage {
        PageLayout.page(
            number: number, width: frame.width, height: frame.height, glyphs: glyphs, fonts: fonts, rules: rules,
            isPicture: isPicture
        ).returned(from: frame)
    }
}

extension Glyph {
    fileprivate func moved(_ place: (Box) -> Box) -> Glyph { Glyph(scalar: scalar, box: place(box), font: font) }
}
