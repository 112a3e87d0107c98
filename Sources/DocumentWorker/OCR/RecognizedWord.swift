import Ingestion

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
    /// The English model read it more surely than the Turkish one.
    let isEnglish: Bool
    /// Of a word with figures, its characters, each with the width of its ink.
    var symbols: [LiraPrices.Symbol] = []

    /// Runs up or down the picture: Tesseract reads such words as well, but does not say so reliably.
    var isSideways: Bool { bottom - top > right - left && text.unicodeScalars.count > 2 }

    /// The word as one of another line.
    func moved(toLine line: Int, height: Float) -> RecognizedWord {
        RecognizedWord(
            text: text, confidence: confidence, left: left, top: top, right: right, bottom: bottom, baseline: baseline,
            lineHeight: height, line: line, isEnglish: isEnglish, symbols: symbols)
    }

    /// The word as it reads on another look.
    func reading(_ text: String) -> RecognizedWord {
        RecognizedWord(
            text: text, confidence: confidence, left: left, top: top, right: right, bottom: bottom, baseline: baseline,
            lineHeight: lineHeight, line: line, isEnglish: isEnglish, symbols: symbols)
    }
}

extension Collection where Element == RecognizedWord {
    /// The mean over all characters, in [0, 1]; 0 without any.
    var confidence: Float {
        var (sum, count): (Float, Float) = (0, 0)
        for word in self {
            sum += word.confidence * Float(word.text.unicodeScalars.count)
            count += Float(word.text.unicodeScalars.count)
        }
        return sum / Swift.max(1, count)
    }

    /// The smallest rectangle around all.
    var bounds: PixelRectangle {
        PixelRectangle(
            left: map(\.left).min() ?? 0, top: map(\.top).min() ?? 0, right: map(\.right).max() ?? 0,
            bottom: map(\.bottom).max() ?? 0)
    }
}

/// A part of a picture, origin top left.
struct PixelRectangle {
    let left: Float
    let top: Float
    let right: Float
    let bottom: Float

    func holds(_ word: RecognizedWord) -> Bool {
        let (x, y) = ((word.left + word.right) / 2, (word.top + word.bottom) / 2)
        return x > left && x < right && y > top && y < bottom
    }
}

extension Unicode.Scalar {
    var isDash: Bool { "-–—".unicodeScalars.contains(self) }
}
