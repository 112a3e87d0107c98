import Ingestion
import Knowledge

/// Reads pages that are pictures: drawn, turned until words show, straightened, recognised.
struct PictureReader: ~Copyable {
    /// Loaded for the first picture: most documents have none.
    private var recognizer: TextRecognizer?
    private var isMissing = false
    /// How the pages read so far had to be turned. Those of a scan lie the same way.
    private var usualTurns = 0
    private var isSureOfTurns = false

    init() {}

    /// - Returns: the page as far as it can be read; `nil` where nothing is printed on it, or no models are installed.
    mutating func read(_ page: borrowing PDFPage) throws(DocumentFailure) -> ExtractedPage? {
        guard load() else { return nil }
        // The pixels of an A3 sheet, 72 MB while it is drawn.
        let scale = PageSurface.scale(
            width: page.width, height: page.height, wanted: Double(TextRecognizer.dpi) / 72, mostPixels: 18_000_000)
        let picture = try PageSurface(width: page.width, height: page.height, scale: scale) { page.draw(on: $0) }.gray()
        guard !picture.isBlank else { return nil }
        let found = try bestReading(of: picture)
        let text = RecognizedText(found.words, pixelsPerPoint: Float(scale))
        let frame = ReadingFrame(
            width: page.width, height: page.height, quarterTurns: found.quarterTurns, slant: found.slant)
        let layout = OrientedLayout.page(
            number: page.number, frame, glyphs: text.glyphs, text.fonts, isPicture: text.glyphs.isEmpty)
        return ExtractedPage(
            page: layout.page, blocks: layout.blocks, fonts: layout.fonts, ocr: true, confidence: text.confidence,
            isPicture: layout.isPicture)
    }

    private mutating func load() -> Bool {
        if recognizer == nil, !isMissing {
            recognizer = TextRecognizer()
            isMissing = recognizer == nil
        }
        return !isMissing
    }

    // MARK: Turning

    private struct Reading {
        let quarterTurns: Int
        let slant: Float
        let words: [RecognizedWord]
        /// Characters that are probably right, and upright.
        let weight: Float
        /// In [0, 1], over all characters.
        let confidence: Float
    }

    /// Text that is upside down or sideways reads as well, but badly: what reads badly is tried the other ways too.
    private mutating func bestReading(of picture: borrowing GrayImage) throws(DocumentFailure) -> Reading {
        var best = try reading(of: picture, quarterTurns: usualTurns)
        if best.confidence >= (isSureOfTurns ? 0.5 : 0.8) { return best }
        for turns in [0, 2, 1, 3] where turns != usualTurns {
            let other = try reading(of: picture, quarterTurns: turns)
            if other.weight > best.weight { best = other }
            if best.confidence >= 0.8, best.weight > 100 { break }
        }
        if best.confidence >= 0.6, best.weight > 100 {
            usualTurns = best.quarterTurns
            isSureOfTurns = true
        }
        return best
    }

    private func reading(
        of picture: borrowing GrayImage, quarterTurns: Int
    ) throws(DocumentFailure) -> Reading {
        let level = try picture.turned(quarterTurns).straightened()
        let words = try recognizer?.words(of: level) ?? []
        var (weight, count): (Float, Float) = (0, 0)
        for word in words {
            // Read well, but its characters would be taken to stand side by side.
            if !word.isSideways { weight += word.confidence * Float(word.text.unicodeScalars.count) }
            count += Float(word.text.unicodeScalars.count)
        }
        return Reading(
            quarterTurns: quarterTurns, slant: level.slant, words: words, weight: weight,
            confidence: weight / max(1, count))
    }
}
