import CPoppler
import Ingestion
import Knowledge

/// `render` for files without pages of their own: each character where its box is.
enum FlowRendering {
    static func run(_ format: SourceFormat, _ request: WorkerRequest) throws(DocumentFailure) {
        let page = try FlowExtraction.page(request.page ?? 1, of: format, request.limits)
        try Rendering.write(width: page.page.width, height: page.page.height, request) { draw(page, on: $0) }
    }

    private static func draw(_ page: ExtractedPage, on context: OpaquePointer) {
        let scalars = Array(page.page.text.unicodeScalars)
        cairo_set_source_rgb(context, 0.1, 0.1, 0.1)
        for font in page.fonts {
            cairo_select_font_face(
                context, "monospace", font.italic ? CAIRO_FONT_SLANT_ITALIC : CAIRO_FONT_SLANT_NORMAL,
                font.bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL)
            cairo_set_font_size(context, Double(font.size))
            for index in font.span.range where !scalars[index].properties.isWhitespace {
                let box = page.page.boxes[index]
                // The baseline lies a quarter of the size above a box's lower edge.
                cairo_move_to(context, Double(box.x0), Double(box.y1) - 0.25 * Double(font.size))
                cairo_show_text(context, String(Character(scalars[index])))
            }
        }
    }
}
