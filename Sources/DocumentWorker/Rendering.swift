import CPoppler
import Ingestion
import Knowledge

/// `render`: one page as a PNG, with the quoted places marked.
enum Rendering {
    static func run(_ document: borrowing PDFDocument, _ request: WorkerRequest) throws(DocumentFailure) {
        let pageCount = document.pageCount
        guard let number = request.page, number >= 1, number <= pageCount else {
            throw DocumentFailure(.noSuchPage, "\(pageCount)")
        }
        let page = try document.page(number)
        try write(width: page.width, height: page.height, request) { page.draw(on: $0) }
    }

    /// Draws a page of this size in points, marks what is to be marked, and sends it as a PNG.
    static func write(
        width: Float, height: Float, _ request: WorkerRequest, content: (OpaquePointer) -> Void
    ) throws(DocumentFailure) {
        let wanted = Double(min(200, max(36, request.dpi ?? 110))) / 72
        let scale = PageSurface.scale(width: width, height: height, wanted: wanted, mostPixels: 40_000_000)
        let surface = try PageSurface(width: width, height: height, scale: scale, content: content)
        try surface.draw { context in
            cairo_scale(context, scale, scale)
            mark(request.highlights ?? [], on: context)
        }
        try surface.writePNG()
    }

    /// Yellow that darkens with what lies under it, as a marker pen does: the text stays black.
    private static func mark(_ boxes: [Box], on context: OpaquePointer) {
        cairo_set_operator(context, CAIRO_OPERATOR_MULTIPLY)
        cairo_set_source_rgb(context, 1, 0.9, 0.35)
        for box in boxes {
            cairo_rectangle(
                context, Double(box.x0) - 1, Double(box.y0) - 1, Double(box.x1 - box.x0) + 2,
                Double(box.y1 - box.y0) + 2)
            cairo_fill(context)
        }
    }
}
