import Foundation
import Ingestion
import Knowledge
import Storage

/// A page between two stages: what the page itself does not say of its layout travels as JSON.
extension StagedPage {
    private struct Layout: Codable {
        let blocks: [TextBlock]
        let fonts: [FontRun]
    }

    init(_ extracted: ExtractedPage) {
        let layout = Layout(blocks: extracted.blocks, fonts: extracted.fonts)
        self.init(
            page: extracted.page, ocr: extracted.ocr, confidence: extracted.confidence,
            // Sound: finite numbers, strings and flags (the worker's pages are checked on arrival).
            layout: (try? JSONEncoder().encode(layout)) ?? Data(),
            hasLetters: extracted.page.text.unicodeScalars.contains(where: \.properties.isAlphabetic),
            isPicture: extracted.isPicture)
    }

    /// The page as it was extracted.
    var extracted: ExtractedPage {
        get throws {
            let layout = try JSONDecoder().decode(Layout.self, from: layout)
            return ExtractedPage(
                page: page, blocks: layout.blocks, fonts: layout.fonts, ocr: ocr, confidence: confidence,
                isPicture: isPicture)
        }
    }
}
