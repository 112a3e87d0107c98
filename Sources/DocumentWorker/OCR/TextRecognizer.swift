import CTesseract
import Ingestion

/// Reads what is printed on a picture, in Turkish and English, with Tesseract; owns its handle.
struct TextRecognizer: ~Copyable {
    /// Tesseract judges sizes by it: pictures are drawn so that letters are as large as at this resolution.
    static let dpi = 300

    private let handle: OpaquePointer
    /// Knows Turkish alone.
    private let turkish: OpaquePointer

    /// Loads the languages' models, about 14 MB; `nil` where they are not installed.
    init?() {
        guard let handle = Self.load("tur+eng") else { return nil }
        guard let turkish = Self.load("tur") else {
            TessBaseAPIDelete(handle)
            return nil
        }
        self.handle = handle
        self.turkish = turkish
    }

    deinit {
        TessBaseAPIDelete(handle)
        TessBaseAPIDelete(turkish)
    }

    private static func load(_ languages: String) -> OpaquePointer? {
        guard let handle = TessBaseAPICreate() else { return nil }
        guard TessBaseAPIInit2(handle, nil, languages, OEM_LSTM_ONLY) == 0 else {
            TessBaseAPIDelete(handle)
            return nil
        }
        return handle
    }

    /// The words, line by line from left to right; lines are in no order to rely on.
    borrowing func words(of image: borrowing GrayImage) throws(DocumentFailure) -> [RecognizedWord] {
        let (handle, turkish) = (handle, turkish)
        let clean = try image.withoutRules()
        for handle in [handle, turkish] {
            clean.lend { TessBaseAPISetImage2(handle, $0) }
            TessBaseAPISetSourceResolution(handle, Int32(Self.dpi))
        }
        defer {
            TessBaseAPIClear(handle)
            TessBaseAPIClear(turkish)
        }
        let words = SecondLook(bands: image.darkBands(), width: image.width, height: image.height)
            .improved(Self.recognize(handle, PSM_AUTO)) { part, isLine in
                Self.recognize(handle, isLine ? PSM_SINGLE_LINE : PSM_SINGLE_BLOCK, in: part)
            }
        return TurkishLetters(width: image.width, height: image.height).restored(words) { part in
            Self.recognize(turkish, PSM_SINGLE_WORD, in: part)
        }
    }

    private static func recognize(
        _ handle: OpaquePointer, _ mode: TessPageSegMode, in part: PixelRectangle
    ) -> [RecognizedWord] {
        TessBaseAPISetRectangle(
            handle, Int32(part.left), Int32(part.top), Int32(part.right - part.left), Int32(part.bottom - part.top))
        return recognize(handle, mode)
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
        guard let printed = TessResultIteratorGetUTF8Text(results, RIL_WORD) else { return nil }
        defer { TessDeleteText(printed) }
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
        let lineHeight = Float(size) * Float(dpi) / 72
        let language = TessResultIteratorWordRecognitionLanguage(results).map { String(cString: $0) }
        let text = String(cString: printed)
        return RecognizedWord(
            text: dashed(text, results, lineHeight), confidence: min(1, max(0, confidence)),
            left: Float(left), top: Float(top), right: Float(right), bottom: Float(bottom),
            baseline: Float(y1 + y2) / 2, lineHeight: lineHeight, line: line, isEnglish: language == "eng",
            symbols: text.contains(where: \.isNumber) ? symbols(results) : [])
    }

    /// The characters of the word that the iterator stands on.
    private static func symbols(_ results: OpaquePointer) -> [LiraPrices.Symbol] {
        guard let word = TessResultIteratorCopy(results) else { return [] }
        defer { TessResultIteratorDelete(word) }
        let place = TessResultIteratorGetPageIterator(word)
        var symbols: [LiraPrices.Symbol] = []
        repeat {
            guard let symbol = TessResultIteratorGetUTF8Text(word, RIL_SYMBOL) else { return [] }
            defer { TessDeleteText(symbol) }
            var (left, top, right, bottom): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
            guard let character = String(cString: symbol).first,
                TessPageIteratorBoundingBox(place, RIL_SYMBOL, &left, &top, &right, &bottom) != 0
            else { return [] }
            symbols.append(
                LiraPrices.Symbol(
                    character: character, width: Float(right - left),
                    confidence: TessResultIteratorConfidence(word, RIL_SYMBOL) / 100))
        } while TessResultIteratorNext(word, RIL_SYMBOL) != 0
            && TessPageIteratorIsAtBeginningOf(place, RIL_WORD) == 0
        return symbols
    }

    /// A word with its dashes as long as they are printed: `15.000–25.000` is often read with a hyphen.
    private static func dashed(_ text: String, _ results: OpaquePointer, _ lineHeight: Float) -> String {
        guard lineHeight > 0, text.unicodeScalars.contains(where: \.isDash),
            let symbols = TessResultIteratorCopy(results)
        else { return text }
        defer { TessResultIteratorDelete(symbols) }
        let place = TessResultIteratorGetPageIterator(symbols)
        var (read, mended) = ("", "")
        repeat {
            guard let symbol = TessResultIteratorGetUTF8Text(symbols, RIL_SYMBOL) else { return text }
            defer { TessDeleteText(symbol) }
            let character = String(cString: symbol)
            read += character
            var (left, top, right, bottom): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
            guard character.unicodeScalars.count == 1, character.unicodeScalars.allSatisfy(\.isDash),
                TessPageIteratorBoundingBox(place, RIL_SYMBOL, &left, &top, &right, &bottom) != 0
            else {
                mended += character
                continue
            }
            let length = Float(right - left) / lineHeight
            mended += length < 0.39 ? "-" : length < 0.75 ? "–" : "—"
        } while TessResultIteratorNext(symbols, RIL_SYMBOL) != 0
            && TessPageIteratorIsAtBeginningOf(place, RIL_WORD) == 0
        return read == text ? mended : text
    }
}
