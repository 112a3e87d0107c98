import CTesseract

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
        self.handle = handle
    }

    deinit { TessBaseAPIDelete(handle) }

    /// The words, line by line from left to right; lines are in no order to rely on.
    borrowing func words(of image: borrowing GrayImage) -> [RecognizedWord] {
        let handle = handle
        image.lend { TessBaseAPISetImage2(handle, $0) }
        TessBaseAPISetSourceResolution(handle, Int32(Self.dpi))
        defer { TessBaseAPIClear(handle) }
        return SecondLook(bands: image.darkBands(), width: image.width, height: image.height)
            .improved(Self.recognize(handle, PSM_AUTO)) { part, isLine in
                TessBaseAPISetRectangle(
                    handle, Int32(part.left), Int32(part.top), Int32(part.right - part.left),
                    Int32(part.bottom - part.top))
                return Self.recognize(handle, isLine ? PSM_SINGLE_LINE : PSM_SINGLE_BLOCK)
            }
    }

    private static func recognize(_ handle: OpaquePointer, _ mode: TessPageSegMode) -> [RecognizedWord] {
        TessBaseAPISetPageSegMode(handle, mode)
        // Half a minute for what takes one or two seconds; what it did not get to counts as not read.
        let monitor = TessMonitorCreate()
        defer { TessMonitorDelete(monitor) }
        TessMonitorSetDeadlineMSecs(monitor, 30_000)
        guard TessBaseAPIRecognize(handle, monitor) == 0, let results = TessBaseAPIGetIterator(handle) else {
            return []
        }
        defer { TessResultIteratorDelete(results) }
        var words: [RecognizedWord] = []
        var line = 0
        repeat {
            // A view of the same iterator, not to be deleted.
            let place = TessResultIteratorGetPageIterator(results)
            if TessPageIteratorIsAtBeginningOf(place, RIL_TEXTLINE) != 0 { line += 1 }
            if let word = word(results, place, line) { words.append(word) }
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
