import CTesseract

/// A word read from a picture. Places are pixels, origin top left.
struct RecognizedWord {
    let text: String
    /// In [0, 1].
    let confidence: Float
    let left: Float
    let top: Float
    let right: Float
    let bottom: Float
    /// The line that letters stand on, in the word's middle.
    let baseline: Float
    /// From the top of tall letters to the bottom of those that hang below the line, as the whole line has them.
    let lineHeight: Float
    /// Counts the lines of the picture.
    let line: Int

    /// Runs up or down the picture: Tesseract reads such words as well, but does not say so reliably.
    var isSideways: Bool { bottom - top > right - left && text.unicodeScalars.count > 2 }
}

/// Reads what is printed on a picture, in Turkish and English, with Tesseract; owns its handle.
struct TextRecognizer: ~Copyable {
    /// Tesseract judges sizes by it: pictures are drawn so that letters are as large as at this resolution.
    static let dpi = 300

    private let handle: OpaquePointer

    /// Loads the languages' models, about 9 MB; `nil` where they are not installed.
    init?() {
        guard let handle = TessBaseAPICreate() else { return nil }
        guard TessBaseAPIInit2(handle, nil, "tur+eng", OEM_LSTM_ONLY) == 0 else {
            TessBaseAPIDelete(handle)
            return nil
        }
        TessBaseAPISetPageSegMode(handle, PSM_AUTO)
        self.handle = handle
    }

    deinit { TessBaseAPIDelete(handle) }

    /// The words, in no order to rely on.
    borrowing func words(of image: borrowing GrayImage) -> [RecognizedWord] {
        let handle = handle
        image.lend { TessBaseAPISetImage2(handle, $0) }
        TessBaseAPISetSourceResolution(handle, Int32(Self.dpi))
        defer { TessBaseAPIClear(handle) }
        guard TessBaseAPIRecognize(handle, nil) == 0, let results = TessBaseAPIGetIterator(handle) else { return [] }
        defer { TessResultIteratorDelete(results) }
        var words: [RecognizedWord] = []
        var line = 0
        repeat {
            // A view of the same iterator, not to be deleted.
            let place = TessResultIteratorGetPageIterator(results)
            if TessPageIteratorIsAtBeginningOf(place, RIL_TEXTLINE) != 0 { line += 1 }
            if let word = Self.word(results, place, line) { words.append(word) }
        } while TessResultIteratorNext(results, RIL_WORD) != 0
        return words
    }

    private static func word(_ results: OpaquePointer, _ place: OpaquePointer?, _ line: Int) -> RecognizedWord? {
        guard let text = TessResultIteratorGetUTF8Text(results, RIL_WORD) else { return nil }
        defer { TessDeleteText(text) }
        var (left, top, right, bottom): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        guard TessPageIteratorBoundingBox(place, RIL_WORD, &left, &top, &right, &bottom) != 0, right > left else {
            return nil
        }
        var (x1, y1, x2, y2): (Int32, Int32, Int32, Int32) = (left, bottom, right, bottom)
        _ = TessPageIteratorBaseline(place, RIL_WORD, &x1, &y1, &x2, &y2)
        // With neural models the font's name and style are unknown; the size is that of the line.
        var (bold, italic, underlined, fixed, serif, small): (Int32, Int32, Int32, Int32, Int32, Int32) =
            (0, 0, 0, 0, 0, 0)
        var (size, font): (Int32, Int32) = (0, 0)
        _ = TessResultIteratorWordFontAttributes(
            results, &bold, &italic, &underlined, &fixed, &serif, &small, &size, &font)
        let confidence = TessResultIteratorConfidence(results, RIL_WORD) / 100
        return RecognizedWord(
            text: String(cString: text), confidence: min(1, max(0, confidence)), left: Float(left), top: Float(top),
            right: Float(right), bottom: Float(bottom), baseline: Float(y1 + y2) / 2,
            lineHeight: Float(size) * Float(dpi) / 72, line: line)
    }
}
